//! How often a vendor may be asked.

use serde::Deserialize;

use super::Text;
use crate::yaml::Spanned;

/// How many requests a vendor takes, and how it says when to go on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    /// At most so many requests in the time under `per`.
    pub(crate) requests: Option<Spanned<u32>>,
    /// The time in which they are counted: a number and `s`, `m` or `h`, such as `60s`.
    pub(crate) per: Option<Text>,
    /// The header by which an answer to too many requests says when to go on, if it is not `Retry-After` as RFC 9110 has
    /// it.
    pub(crate) wait: Option<Spanned<Wait>>,
}

/// A header that says when to go on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wait {
    /// Name of the header.
    pub(crate) header: Text,
    /// What its value means. Required: vendors give times and durations the same names.
    #[serde(rename = "as")]
    pub(crate) format: Option<WaitFormat>,
}

/// What the value of a header that says when to go on means.
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
