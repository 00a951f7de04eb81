//! A value of an enum.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::Text;

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
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::schema::refine::enum_value))]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    /// The name in Rust, for a value that makes none. The rest of the spec and JSON know it by the value.
    name: Option<Text>,
    /// What the value means. It goes into the docs of the enum.
    doc: Option<String>,
}

impl<'de> Deserialize<'de> for EnumValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EnumValueVisitor)
    }
}

struct EnumValueVisitor;

impl<'de> Visitor<'de> for EnumValueVisitor {
    type Value = EnumValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a mapping such as `{ name: word }`")
    }

    fn visit_unit<E: Error>(self) -> Result<EnumValue, E> {
        Ok(EnumValue::default())
    }

    fn visit_str<E: Error>(self, doc: &str) -> Result<EnumValue, E> {
        Ok(EnumValue { name: None, doc: Some(doc.to_owned()) })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<EnumValue, A::Error> {
        let Named { name, doc } = Named::deserialize(MapAccessDeserializer::new(map))?;
        Ok(EnumValue { name, doc })
    }
}
