//! A single value of any type, as it is written.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

/// The name by which the deserializer of this module knows the type: it gives the text, then whether it is plain.
pub(super) const NAME: &str = "$specloom::Literal";

/// What stands for a text, a whole number, a number or a truth value.
///
/// Under another format's deserializer a text counts as quoted, and numbers have lost the way they were written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Literal {
    /// The text as written, without quotes.
    pub(crate) text: String,
    /// Whether it was written without quotes: only then it can be a number or a truth value.
    pub(crate) plain: bool,
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Literal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(NAME, LiteralVisitor)
    }
}

struct LiteralVisitor;

impl LiteralVisitor {
    fn plain<E>(value: impl fmt::Display) -> Result<Literal, E> {
        Ok(Literal { text: value.to_string(), plain: true })
    }
}

impl<'de> Visitor<'de> for LiteralVisitor {
    type Value = Literal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a single value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, foreign: D) -> Result<Literal, D::Error> {
        foreign.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Literal, A::Error> {
        let text = seq.next_element()?;
        let plain = seq.next_element()?;
        match (text, plain) {
            (Some(text), Some(plain)) => Ok(Literal { text, plain }),
            _ => Err(A::Error::invalid_length(0, &self)),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Literal, E> {
        Ok(Literal { text: text.to_owned(), plain: false })
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Literal, E> {
        Self::plain(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Literal, E> {
        Self::plain(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Literal, E> {
        Self::plain(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Literal, E> {
        Self::plain(value)
    }
}
