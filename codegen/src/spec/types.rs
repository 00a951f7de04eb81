//! Records and enums, as interfaces and providers declare them.

use super::{EnumValue, Map, Text};
use crate::yaml::mapping;

/// A record: a type with named fields. It becomes a struct.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::record))]
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

mapping!(Record { doc?, identity?, fields });

/// A field of a record.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::field))]
pub(crate) struct Field {
    /// What the field holds: `string`, `integer`, `number`, `boolean`, `timestamp`, the name of an enum or a record, or
    /// `list<T>` of one of them. Ids are a `string`: integers are kept as their digits.
    #[cfg_attr(feature = "schema", schemars(rename = "type"))]
    pub(crate) ty: Text,
    /// Whether an answer without a value here is an error; `false` by default. A list is never absent, only empty.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) required: bool,
    /// What the field means. It goes into the docs of the struct.
    pub(crate) doc: Option<String>,
}

mapping!(Field { ty as "type", required?, doc? });

/// An enum: a type with named values. It is open: a value that is not listed is kept as it is.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
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

mapping!(Enum { doc?, values });
