//! An interface: the types and operations that several providers share.

use super::{Enum, Map, Record, Text};
use crate::yaml::{Spanned, mapping};

/// An interface: records and operations that several providers implement, so that one function reads any of them.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::interface))]
pub(crate) struct Interface {
    /// The version of the spec language: `1`.
    pub(crate) specloom: Spanned<u32>,
    /// The interface's name: the module and the trait in Rust are named after it.
    pub(crate) interface: Text,
    /// What the interface is for. It goes into the docs of the trait.
    pub(crate) doc: Option<String>,
    /// Enums that fields of the records have as type.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) enums: Map<Enum>,
    /// Records that the operations list or return.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) records: Map<Record>,
    /// Operations. A provider implements all of them, each once.
    ///
    /// ```yaml
    /// operations:
    ///   list_messages:
    ///     params:
    ///       conversation: { type: string, doc: "Which conversation, in the provider's own terms." }
    ///     items: Message
    /// ```
    pub(crate) operations: Map<InterfaceOperation>,
}

mapping!(Interface { specloom, interface, doc?, enums?, records?, operations });

/// An operation that providers implement. It has either `items` or `item`.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Operation", transform = crate::schema::refine::interface_operation))]
pub(crate) struct InterfaceOperation {
    /// What the operation does. It goes into the docs of the trait.
    pub(crate) doc: Option<String>,
    /// What a caller has to say; all of it is required. A provider takes each value over with `from`.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) params: Map<InterfaceParam>,
    /// The record that the operation lists.
    ///
    /// ```yaml
    /// items: Message
    /// ```
    pub(crate) items: Option<Text>,
    /// The record that the operation returns, where it returns exactly one.
    pub(crate) item: Option<Text>,
}

mapping!(InterfaceOperation { doc?, params?, items?, item? });

/// A parameter of an interface's operation. A provider's parameter takes its value with `from`.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Parameter", transform = crate::schema::refine::interface_param))]
pub(crate) struct InterfaceParam {
    /// What the parameter is. A provider may ask for another type: a text `"42"` fits an `integer`.
    #[cfg_attr(feature = "schema", schemars(rename = "type"))]
    pub(crate) ty: Text,
    /// What the parameter means.
    pub(crate) doc: Option<String>,
}

mapping!(InterfaceParam { ty as "type", doc? });
