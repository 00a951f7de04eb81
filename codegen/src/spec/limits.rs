//! How often a vendor may be asked.

use serde::Deserialize;

use super::Text;
use crate::yaml::Spanned;

/// How often a vendor may be asked: `requests` in the time under `per`, or `wait`, or both.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::schema::refine::limits))]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    /// At most so many requests are sent in the time under `per`, retries included. A client and its clones keep to it
    /// before they send.
    pub(crate) requests: Option<Spanned<u32>>,
    /// The time in which requests are counted: a whole number and `s`, `m` or `h`, at most `24h`. Required beside
    /// `requests`.
    ///
    /// ```yaml
    /// per: 60s
    /// ```
    pub(crate) per: Option<Text>,
    /// The header by which an answer to too many requests says when to go on, where it is not `Retry-After` in seconds or
    /// as a date: that one needs no mention.
    ///
    /// ```yaml
    /// wait: { header: X-RateLimit-Reset, as: unix_seconds }
    /// ```
    pub(crate) wait: Option<Spanned<Wait>>,
}

/// A header that says when to go on.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transform = crate::schema::refine::wait))]
#[serde(deny_unknown_fields)]
pub(crate) struct Wait {
    /// The name of the header.
    pub(crate) header: Text,
    /// What its value means. Required, because vendors give times and durations the same names.
    #[serde(rename = "as")]
    pub(crate) format: Option<WaitFormat>,
}

/// What the value of a header that says when to go on means.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitFormat {
    /// Seconds from now on.
    Seconds,
    /// Milliseconds from now on.
    Millis,
    /// A time, in seconds since 1970.
    UnixSeconds,
    /// A time, in milliseconds since 1970.
    UnixMillis,
    /// A time as in RFC 3339.
    Rfc3339,
    /// A time as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
    HttpDate,
}
