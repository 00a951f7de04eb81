//! Records and enums, as interfaces and providers declare them.

use serde::Deserialize;

use super::{EnumValue, Map, Text};

/// A type with named fields.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    /// What a record of this type is.
    pub(crate) doc: Option<String>,
    /// The field that tells one record from another: needed to recognise what was seen before while a list is paged.
    pub(crate) identity: Option<Text>,
    /// The fields, by name.
    pub(crate) fields: Map<Field>,
}

/// A field of a record.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    /// `string`, `integer`, `number`, `boolean`, `timestamp`, the name of a record or an enum, or `list<T>`.
    #[serde(rename = "type")]
    pub(crate) ty: Text,
    /// Whether every record has a value here; optional otherwise. A list is never absent, but may be empty.
    #[serde(default)]
    pub(crate) required: bool,
    /// What the field holds.
    pub(crate) doc: Option<String>,
}

/// A type with named values. It is open: a value that is not listed is kept as it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Enum {
    /// What the values say.
    pub(crate) doc: Option<String>,
    /// The values as they are written, each with what it means.
    pub(crate) values: Map<EnumValue>,
}
