//! How often a vendor may be asked.

use super::Text;
use crate::yaml::{Spanned, mapping, words};

/// How often a vendor may be asked: `requests` in the time under `per`, or `wait`, or both.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::limits))]
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

mapping!(Limits { requests?, per?, wait? });

/// A header that says when to go on.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::wait))]
pub(crate) struct Wait {
    /// The name of the header.
    pub(crate) header: Text,
    /// What its value means. Required, because vendors give times and durations the same names.
    #[cfg_attr(feature = "schema", schemars(rename = "as"))]
    pub(crate) format: Option<WaitFormat>,
}

mapping!(Wait { header, format as "as"? });

/// What the value of a header that says when to go on means.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

words!(WaitFormat {
    Seconds = "seconds", Millis = "millis", UnixSeconds = "unix_seconds", UnixMillis = "unix_millis",
    Rfc3339 = "rfc3339", HttpDate = "http_date",
});
