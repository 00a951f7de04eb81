//! A value of an enum.

use super::Text;
use crate::yaml::{Read, Reader, Shape, mapping};

/// What a value of an enum means, or a mapping that says more.
#[derive(Debug, Default)]
pub(crate) struct EnumValue {
    /// Its name in Rust, where that is not the value itself.
    pub(crate) name: Option<Text>,
    /// What it means.
    pub(crate) doc: Option<String>,
}

/// A value of an enum: what it means, nothing, or a mapping with another name in Rust.
///
/// ```yaml
/// self: { name: own, doc: That of the caller. }
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::enum_value))]
pub(crate) struct Named {
    /// The name in Rust, for a value that makes none. The rest of the spec and JSON know it by the value.
    name: Option<Text>,
    /// What the value means. It goes into the docs of the enum.
    doc: Option<String>,
}

mapping!(Named { name?, doc? });

impl Read for EnumValue {
    fn read(node: Reader<'_>) -> Option<Self> {
        match node.shape() {
            Shape::Nothing => Some(Self::default()),
            Shape::Text(doc) => Some(Self { name: None, doc: Some(doc.to_owned()) }),
            Shape::Mapping => Named::read(node).map(|Named { name, doc }| Self { name, doc }),
            _ => node.expected("a text, or a mapping such as `{ name: word }`"),
        }
    }
}
