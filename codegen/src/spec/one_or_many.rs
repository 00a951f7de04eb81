//! A text, or a list of texts that are alternatives.

use std::fmt;

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use super::Text;
use crate::yaml::Spanned;

/// Written as a single text or as a list; the order of a list is an order of preference.
#[derive(Debug, Default)]
pub(crate) struct OneOrMany(pub(crate) Vec<Text>);

impl std::ops::Deref for OneOrMany {
    type Target = [Text];

    fn deref(&self) -> &[Text] {
        &self.0
    }
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Spanned::<Written>::deserialize(deserializer)?;
        Ok(Self(match written.value {
            Written::One(value) => vec![Spanned { value, span: written.span }],
            Written::Many(texts) => texts,
        }))
    }
}

enum Written {
    One(String),
    Many(Vec<Text>),
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a path, or a list of paths")
    }

    fn visit_str<E: Error>(self, path: &str) -> Result<Written, E> {
        Ok(Written::One(path.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Written, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Written::Many)
    }
}
