//! What an error answer is recognised by.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// What an error answer is recognised by: a status, the vendor's code as found by `errors.code`, or a mapping of what has to
/// fit together. Digits are a status; a numeric code is quoted.
///
/// ```yaml
/// [404, INVALID_TOKEN, "1001", { status: 400, message: Conversation not found }]
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::schema::refine::matcher))]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Matcher {
    /// The HTTP status.
    pub status: Option<u16>,
    /// The vendor's code, as found by `errors.code`. Texts have to be equal.
    pub code: Option<String>,
    /// The vendor's message, as found by `errors.message`. Texts have to be equal.
    pub message: Option<String>,
}

impl<'de> Deserialize<'de> for Matcher {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MatcherVisitor)
    }
}

struct MatcherVisitor;

impl<'de> Visitor<'de> for MatcherVisitor {
    type Value = Matcher;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a status, a vendor's code, or a mapping with `status`, `code` or `message`")
    }

    fn visit_u64<E: Error>(self, status: u64) -> Result<Matcher, E> {
        match u16::try_from(status) {
            Ok(status @ 100..=599) => Ok(Matcher { status: Some(status), code: None, message: None }),
            _ => Err(E::custom(format_args!("`{status}` is no HTTP status; a vendor's numeric code is quoted"))),
        }
    }

    fn visit_i64<E: Error>(self, status: i64) -> Result<Matcher, E> {
        self.visit_u64(u64::try_from(status).unwrap_or_default())
    }

    fn visit_str<E: Error>(self, code: &str) -> Result<Matcher, E> {
        Ok(Matcher { status: None, code: Some(code.to_owned()), message: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Matcher, A::Error> {
        Matcher::deserialize(MapAccessDeserializer::new(map))
    }
}
