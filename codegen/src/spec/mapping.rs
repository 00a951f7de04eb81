//! Where a field of a record comes from.

use super::{Map, Text, paths};
use crate::source::Span;
use crate::yaml::{Literal, Read, Reader, Shape, Spanned, mapping, words};

/// Where a field comes from: a path, a list of alternatives of which the first that gives a value counts, or a mapping that
/// says more.
///
/// ```yaml
/// text: content.body                               # the value there; null and a missing key are no value
/// name: [display_name, username]                   # the first that gives a value
/// sent_at: { from: created, as: rfc3339 }          # a timestamp
/// state: { from: type, table: { 0: open }, otherwise: none }
/// kind: { const: message }
/// thread: { param: thread }                        # what was sent for a parameter
/// author: { join: [first_name, last_name] }
/// sender: { from: author, map: { id: id } }        # a nested record
/// files: { each: attachments, map: { url: url } }  # a list
/// ```
#[derive(Debug)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(untagged, transform = crate::schema::shapes::alternatives)
)]
pub(crate) enum Mapping {
    /// A path.
    Path(String),
    /// Alternatives.
    First(Vec<Spanned<Self>>),
    /// A rule with named parts.
    Rule(Box<Rule>),
}

/// A mapping that says more than a path.
#[derive(Debug, Default)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, inline, transform = crate::schema::refine::rule)
)]
pub(crate) struct Rule {
    /// The path of the value; `$.id` starts at the body. With `map` it is the object that the paths in there are relative
    /// to, the item by default; with `each` it is relative to the element, which it is by default.
    pub(crate) from: Option<Text>,
    /// The format of a timestamp. Required for a field of type `timestamp`: nothing is guessed.
    ///
    /// ```yaml
    /// sent_at: { from: created, as: unix_millis }
    /// ```
    #[cfg_attr(feature = "schema", schemars(rename = "as"))]
    pub(crate) format: Option<Spanned<TimeFormat>>,
    /// The vendor's values and what they become; `none` for no value. They are compared as text: `0` matches `0` and `"0"`.
    ///
    /// ```yaml
    /// direction: { from: type, table: { 0: inbound, 1: outbound }, otherwise: none }
    /// ```
    pub(crate) table: Option<Spanned<Map<Spanned<Literal>>>>,
    /// What a value becomes that `table` does not name, and what stands in for an absent one; `none` for no value. Left out,
    /// a value that the table does not name is kept.
    pub(crate) otherwise: Option<Spanned<Literal>>,
    /// What stands in for an absent value, where that is not `otherwise`; `none` for no value. Only beside a `table`.
    pub(crate) absent: Option<Spanned<Literal>>,
    /// A value that is the same for every record.
    ///
    /// ```yaml
    /// kind: { const: message }
    /// ```
    #[cfg_attr(feature = "schema", schemars(rename = "const"))]
    pub(crate) constant: Option<Spanned<Literal>>,
    /// The parameter of this operation whose value, as it was sent, is taken.
    ///
    /// ```yaml
    /// thread: { param: thread }
    /// ```
    pub(crate) param: Option<Text>,
    /// Paths of texts that are joined by `with`. Missing and empty parts leave no gap. Only for a `string`.
    ///
    /// ```yaml
    /// name: { join: [first_name, last_name], with: " " }
    /// ```
    pub(crate) join: Option<Spanned<Vec<Text>>>,
    /// What stands between the texts of `join`; a space by default.
    pub(crate) with: Option<Text>,
    /// The path of an array whose elements become the list: records with `map`, values without.
    ///
    /// ```yaml
    /// attachments: { each: files, map: { url: url } }
    /// tags: { each: labels, from: name }
    /// ```
    pub(crate) each: Option<Text>,
    /// Where each field of a nested record comes from. Paths are relative to `from`, with `each` to the element.
    ///
    /// ```yaml
    /// sender: { from: author, map: { id: id, name: name } }
    /// ```
    pub(crate) map: Option<Spanned<Map<Spanned<Mapping>>>>,
    /// Why no sample has the paths of this mapping, those of a nested `map` included. Without a reason, a path that no
    /// sample has is an error; with one, that a sample has them all.
    ///
    /// ```yaml
    /// text: { from: html_body, unseen: Only e-mails have one (vendor page of 2026-05). }
    /// ```
    pub(crate) unseen: Option<Text>,
}

mapping!(Rule {
    from?, format as "as"?, table?, otherwise?, absent?, constant as "const"?, param?, join?, with?, each?, map?,
    unseen?,
});

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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeFormat {
    /// A text as in RFC 3339: `2026-04-18T14:22:11.250+02:00`. The offset is required.
    Rfc3339,
    /// Seconds since 1970: an integer, a number with a fraction, or a text of either.
    UnixSeconds,
    /// Milliseconds since 1970: an integer, a number with a fraction, or a text of either.
    UnixMillis,
    /// Microseconds since 1970: an integer, a number with a fraction, or a text of either.
    UnixMicros,
    /// Nanoseconds since 1970: an integer, a number with a fraction, or a text of either.
    UnixNanos,
}

words!(TimeFormat {
    Rfc3339 = "rfc3339", UnixSeconds = "unix_seconds", UnixMillis = "unix_millis", UnixMicros = "unix_micros",
    UnixNanos = "unix_nanos",
});

impl TimeFormat {
    /// Its name in specs, and in tables.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Rfc3339 => "rfc3339",
            Self::UnixSeconds => "unix_seconds",
            Self::UnixMillis => "unix_millis",
            Self::UnixMicros => "unix_micros",
            Self::UnixNanos => "unix_nanos",
        }
    }
}

impl Read for Mapping {
    fn read(node: Reader<'_>) -> Option<Self> {
        match node.shape() {
            Shape::Text(path) => Some(Self::Path(path.to_owned())),
            Shape::List => paths::read_alternatives(node).map(Self::First),
            Shape::Mapping => Rule::read(node).map(|rule| Self::Rule(Box::new(rule))),
            _ => node.expected("a path, a list of alternatives, or a mapping such as `{ from: path }`"),
        }
    }
}
