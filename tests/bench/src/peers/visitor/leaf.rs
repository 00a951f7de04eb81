//! Scalars that do not stay as they are.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, Visitor};
use specloom::Timestamp;

use crate::clients::messaging::Message;
use crate::peers::{Wrong, meaning};

/// What a function makes of a text; `None` of `null`.
pub(super) struct Text<F>(pub(super) F);

impl<'de, T, F: FnOnce(&str) -> T> DeserializeSeed<'de> for Text<F> {
    type Value = Option<T>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<T, F: FnOnce(&str) -> T> Visitor<'_> for Text<F> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    #[inline]
    fn visit_str<E>(self, text: &str) -> Result<Option<T>, E> {
        Ok(Some(self.0(text)))
    }
}

/// A time as in RFC 3339.
pub(super) struct Time;

impl<'de> DeserializeSeed<'de> for Time {
    type Value = Option<Timestamp>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Timestamp>, D::Error> {
        match Text(meaning::time).deserialize(deserializer)? {
            Some(time) => time.map_err(D::Error::custom),
            None => Ok(None),
        }
    }
}

/// The outcome of a check of a text that may not be there.
pub(super) fn checked<E: Error>(outcome: Option<Result<(), Wrong>>) -> Result<(), E> {
    outcome.unwrap_or(Ok(())).map_err(E::custom)
}

/// The message, if it has an id.
pub(super) fn identified<E: Error>(message: Message) -> Result<Message, E> {
    if message.id.is_empty() { Err(E::missing_field("id")) } else { Ok(message) }
}
