//! A key of the document, and its row in the table.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use crate::table::{Fields, Node};

/// The key under which `serde_json` gives numbers if another crate of the program turns on its feature
/// `arbitrary_precision`.
pub(super) const NUMBER: &str = "$serde_json::private::Number";

/// Reads a key and looks for its row.
pub(super) struct Row(pub(super) &'static Fields);

pub(super) enum Found {
    Row(&'static (&'static str, Node)),
    Unmapped,
    /// The key of a number: its value is the digits.
    Number,
}

impl<'de> DeserializeSeed<'de> for Row {
    type Value = Found;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Row {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Found, E> {
        Ok(match self.0.find(key) {
            Some(row) => Found::Row(row),
            None if key == NUMBER => Found::Number,
            None => Found::Unmapped,
        })
    }
}
