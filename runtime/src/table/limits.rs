//! What a vendor says about how often it may be asked.

/// How many requests a vendor takes, and how it says when to go on.
#[derive(Debug)]
pub struct Limits {
    /// At most so many requests in so many seconds; `None` where the vendor states no limit.
    pub rate: Option<(u32, u32)>,
    /// The header of an answer to too many requests that says when to go on. `Retry-After` needs no mention.
    pub wait: Option<(&'static str, WaitFormat)>,
}

impl Limits {
    /// No limit: a base for struct update.
    pub const NONE: Self = Self { rate: None, wait: None };
}

/// What the value of a header that says when to go on means.
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
