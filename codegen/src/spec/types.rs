//! Records and enums, as interfaces and providers declare them.

use serde::Deserialize;

use super::{EnumValue, Map, Text};

/// A record: a type with named fields. It becomes a struct.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::schema::refine::record))]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    /// What a record of this type is. It goes into the docs of the struct.
    pub(crate) doc: Option<String>,
    /// The field that tells one record from another, a `string`. Without it, a record that comes a second time while a list
    /// is paged is not recognised.
    ///
    /// ```yaml
    /// identity: id
    /// ```
    pub(crate) identity: Option<Text>,
    /// The fields.
    ///
    /// ```yaml
    /// fields:
    ///   id: { type: string, required: true, doc: Id of the message. }
    ///   labels: { type: list<string> }
    /// ```
    pub(crate) fields: Map<Field>,
}

/// A field of a record.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::schema::refine::field))]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    /// What the field holds: `string`, `integer`, `number`, `boolean`, `timestamp`, the name of an enum or a record, or
    /// `list<T>` of one of them. Ids are a `string`: integers are kept as their digits.
    #[serde(rename = "type")]
    pub(crate) ty: Text,
    /// Whether an answer without a value here is an error; `false` by default. A list is never absent, only empty.
    #[serde(default)]
    pub(crate) required: bool,
    /// What the field means. It goes into the docs of the struct.
    pub(crate) doc: Option<String>,
}

/// An enum: a type with named values. It is open: a value that is not listed is kept as it is.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Enum {
    /// What the values say. It goes into the docs of the enum.
    pub(crate) doc: Option<String>,
    /// The values, each with what it means, with nothing, or with a mapping. A vendor's other spellings are mapped by a `table`.
    ///
    /// ```yaml
    /// values: { inbound: To the business., outbound: From it., self: { name: own } }
    /// ```
    pub(crate) values: Map<EnumValue>,
}
