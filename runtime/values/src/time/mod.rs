//! Points in time, as microseconds since 1970.

mod rfc3339;
mod unix;

pub use rfc3339::{Rfc3339, parse};

use crate::value::Value;

/// A format of a point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeFormat {
    /// A text as in RFC 3339.
    Rfc3339,
    /// Seconds since 1970 as an integer, a float or a text of either.
    UnixSeconds,
    /// Milliseconds since 1970 likewise.
    UnixMillis,
    /// Microseconds since 1970 likewise.
    UnixMicros,
    /// Nanoseconds since 1970 likewise.
    UnixNanos,
}

impl TimeFormat {
    /// What the format is, for people.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Rfc3339 => "a time as in RFC 3339",
            Self::UnixSeconds => "a time in seconds since 1970",
            Self::UnixMillis => "a time in milliseconds since 1970",
            Self::UnixMicros => "a time in microseconds since 1970",
            Self::UnixNanos => "a time in nanoseconds since 1970",
        }
    }
}

/// Reads a value in the given format: microseconds since 1970. `None` if it is none, or too far from 1970.
#[must_use]
pub fn read(format: TimeFormat, value: &Value<'_>) -> Option<i64> {
    // How many decimal digits lie between the unit and a microsecond.
    let digits = match (format, value) {
        (TimeFormat::Rfc3339, Value::Text(text)) => return parse(text),
        (TimeFormat::Rfc3339, _) => return None,
        (TimeFormat::UnixSeconds, _) => 6,
        (TimeFormat::UnixMillis, _) => 3,
        (TimeFormat::UnixMicros, _) => 0,
        (TimeFormat::UnixNanos, _) => -3,
    };
    unix::read(value, digits)
}
