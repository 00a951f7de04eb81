//! Paths into a JSON document: RFC 9535 singular queries, parsed when the spec was read.

/// A path, step by step from the document's root.
pub(crate) type Path = &'static [Step];

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A member of an object.
    Key(&'static str),
    /// An element of an array, counted from 0.
    Index(usize),
}
