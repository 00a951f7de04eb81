//! Where a field of a record comes from.

use std::fmt;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Map, Text};
use crate::source::Span;
use crate::yaml::{Literal, Spanned};

/// A path, a list of alternatives of which the first that gives a value counts, or a mapping that says more.
#[derive(Debug)]
pub(crate) enum Mapping {
    /// A path.
    Path(String),
    /// Alternatives.
    First(Vec<Spanned<Self>>),
    /// A rule with named parts.
    Rule(Box<Rule>),
}

/// A mapping that says more than a path.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    /// Path of the value. With `each`, it is relative to the element, and the element itself by default; with `map`,
    /// the paths in there are relative to it.
    pub(crate) from: Option<Text>,
    /// Format of a timestamp: `rfc3339`, `unix_seconds`, `unix_millis`, `unix_micros` or `unix_nanos`.
    #[serde(rename = "as")]
    pub(crate) format: Option<Spanned<TimeFormat>>,
    /// The vendor's values and what they become; `none` for nothing.
    pub(crate) table: Option<Spanned<Map<Spanned<Literal>>>>,
    /// What a value becomes that `table` does not name, and what stands in for an absent one; `none` for nothing.
    pub(crate) otherwise: Option<Spanned<Literal>>,
    /// What stands in for an absent value, where that is not `otherwise`; `none` for nothing.
    pub(crate) absent: Option<Spanned<Literal>>,
    /// A value that is the same for every record.
    #[serde(rename = "const")]
    pub(crate) constant: Option<Spanned<Literal>>,
    /// The parameter of the request whose value is taken.
    pub(crate) param: Option<Text>,
    /// Paths of texts that are joined.
    pub(crate) join: Option<Spanned<Vec<Text>>>,
    /// What stands between joined texts; a space by default.
    pub(crate) with: Option<Text>,
    /// Path of an array whose elements become the list.
    pub(crate) each: Option<Text>,
    /// Where each field of a nested record comes from.
    pub(crate) map: Option<Spanned<Map<Spanned<Mapping>>>>,
    /// Why no sample has the paths of this mapping. Without a reason, a path that no sample has is an error.
    pub(crate) unseen: Option<Text>,
}

impl Rule {
    /// The parts that are given, with their places.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&'static str, Span)> {
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.span);
        [
            ("from", text(&self.from)),
            ("as", self.format.map(|format| format.span)),
            ("table", self.table.as_ref().map(|table| table.span)),
            ("otherwise", self.otherwise.as_ref().map(|otherwise| otherwise.span)),
            ("absent", self.absent.as_ref().map(|absent| absent.span)),
            ("const", self.constant.as_ref().map(|constant| constant.span)),
            ("param", text(&self.param)),
            ("join", self.join.as_ref().map(|join| join.span)),
            ("with", text(&self.with)),
            ("each", text(&self.each)),
            ("map", self.map.as_ref().map(|map| map.span)),
            ("unseen", text(&self.unseen)),
        ]
        .into_iter()
        .filter_map(|(part, span)| Some((part, span?)))
    }
}

/// A format of a point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeFormat {
    /// A text as in RFC 3339.
    Rfc3339,
    /// Seconds since 1970, as a number or a text.
    UnixSeconds,
    /// Milliseconds since 1970, as a number or a text.
    UnixMillis,
    /// Microseconds since 1970, as a number or a text.
    UnixMicros,
    /// Nanoseconds since 1970, as a number or a text.
    UnixNanos,
}

impl<'de> Deserialize<'de> for Mapping {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MappingVisitor)
    }
}

struct MappingVisitor;

impl<'de> Visitor<'de> for MappingVisitor {
    type Value = Mapping;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a path, a list of alternatives, or a mapping such as `{ from: path }`")
    }

    fn visit_str<E: Error>(self, path: &str) -> Result<Mapping, E> {
        Ok(Mapping::Path(path.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Mapping, A::Error> {
        let alternatives = Vec::deserialize(SeqAccessDeserializer::new(seq))?;
        if alternatives.is_empty() {
            return Err(A::Error::custom("the list names no alternative"));
        }
        Ok(Mapping::First(alternatives))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Mapping, A::Error> {
        Rule::deserialize(MapAccessDeserializer::new(map)).map(|rule| Mapping::Rule(Box::new(rule)))
    }
}
