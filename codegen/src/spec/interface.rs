//! An interface: the types and operations that several providers share.

use serde::Deserialize;

use super::{Enum, Map, Record, Text};
use crate::yaml::Spanned;

/// A file that declares an interface.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Interface {
    /// Version of the spec language: 1.
    pub(crate) specloom: Spanned<u32>,
    /// Name of the interface: the module and the trait are named after it.
    pub(crate) interface: Text,
    /// What the interface is for.
    pub(crate) doc: Option<String>,
    /// Enums, by name.
    #[serde(default)]
    pub(crate) enums: Map<Enum>,
    /// Records, by name.
    #[serde(default)]
    pub(crate) records: Map<Record>,
    /// Operations that a provider implements, by name.
    pub(crate) operations: Map<InterfaceOperation>,
}

/// An operation that providers implement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InterfaceOperation {
    /// What the operation does.
    pub(crate) doc: Option<String>,
    /// What a caller has to say, by name.
    #[serde(default)]
    pub(crate) params: Map<InterfaceParam>,
    /// The record that the operation lists.
    pub(crate) items: Option<Text>,
    /// The record that the operation returns, where it returns exactly one.
    pub(crate) item: Option<Text>,
}

/// A parameter of an interface's operation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InterfaceParam {
    /// `string`, `integer`, `number` or `boolean`.
    #[serde(rename = "type")]
    pub(crate) ty: Text,
    /// What the parameter means.
    pub(crate) doc: Option<String>,
}
