//! What generated code says of a provider, as data.

/// A provider as generated code has it. Its tables are texts, which are read when they are first needed.
#[derive(Debug)]
pub struct Provided {
    /// The provider's name. To find one among many, no table is read.
    pub name: &'static str,
    /// What the names of its environment variables start with.
    pub prefix: &'static str,
    /// The text of the provider's table.
    pub table: &'static str,
    /// What implements the operations of its interface, in their order.
    pub bound: &'static [Bound],
}

/// An operation that implements one of an interface.
#[derive(Debug)]
pub struct Bound {
    /// The text of the operation's table.
    pub operation: &'static str,
    /// The index of the parameter that takes each value which the interface's operation is called with.
    pub params: &'static [u16],
}
