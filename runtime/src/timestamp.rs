//! Points in time.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use specloom_values::time::{Rfc3339, parse};

/// A point in time: microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// It prints and serializes as RFC 3339 in UTC, with three or six digits of a fraction where there is one:
/// `2026-04-18T14:22:11Z`, `2026-04-18T14:22:11.250Z`. Years before 0 and after 9999, which RFC 3339 does not have, get
/// a sign and six digits as in ISO 8601.
///
/// ```
/// use specloom::Timestamp;
///
/// let time: Timestamp = "2026-04-18T16:22:11+02:00".parse()?;
/// assert_eq!(time.to_string(), "2026-04-18T14:22:11Z");
/// assert_eq!(time.as_unix_micros(), 1_776_522_131_000_000);
/// # Ok::<(), specloom::TimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The point in time this many microseconds after 1970.
    #[must_use]
    pub const fn from_unix_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// The point in time this many milliseconds after 1970; `None` beyond the years ±292,000.
    #[must_use]
    pub const fn from_unix_millis(millis: i64) -> Option<Self> {
        match millis.checked_mul(1_000) {
            Some(micros) => Some(Self(micros)),
            None => None,
        }
    }

    /// The point in time this many seconds after 1970; `None` beyond the years ±292,000.
    #[must_use]
    pub const fn from_unix_seconds(seconds: i64) -> Option<Self> {
        match seconds.checked_mul(1_000_000) {
            Some(micros) => Some(Self(micros)),
            None => None,
        }
    }

    /// Microseconds since 1970; negative before.
    #[must_use]
    pub const fn as_unix_micros(self) -> i64 {
        self.0
    }

    /// Milliseconds since 1970, rounded down.
    #[must_use]
    pub const fn as_unix_millis(self) -> i64 {
        self.0.div_euclid(1_000)
    }

    /// Seconds since 1970, rounded down.
    #[must_use]
    pub const fn as_unix_seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Rfc3339(self.0).fmt(f)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl serde::Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// Reads a text as in RFC 3339, such as `2026-04-18T14:22:11.5Z` or `2026-04-18 16:22:11+02:00`: date and time
    /// separated by `T`, `t` or a space, a fraction of any length cut to microseconds, and `Z`, `z` or an offset. A
    /// leap second, which is valid at 23:59:60 UTC only, counts as the last microsecond before it.
    ///
    /// # Errors
    ///
    /// The text is anything else, names a day that does not exist, or lies outside of the years 0000 to 9999 in UTC.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).map(Self).ok_or(TimestampError(()))
    }
}

/// A [`SystemTime`] that is further from 1970 than microseconds in 64 bits reach counts as the last that they do reach.
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        match time.duration_since(UNIX_EPOCH) {
            Ok(after) => Self(i64::try_from(after.as_micros()).unwrap_or(i64::MAX)),
            Err(before) => {
                // Rounded down, as everywhere.
                let micros = before.duration().as_nanos().div_ceil(1_000);
                Self(i64::try_from(micros).map_or(i64::MIN, |micros| -micros))
            }
        }
    }
}

/// Fails where the platform's clock does not reach so far; on Windows it begins in 1601.
impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampError;

    fn try_from(time: Timestamp) -> Result<Self, Self::Error> {
        let distance = Duration::from_micros(time.0.unsigned_abs());
        let there = if time.0 < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) };
        there.ok_or(TimestampError(()))
    }
}

/// A text is no timestamp as in RFC 3339, or a timestamp is out of range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimestampError(());

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a timestamp as in RFC 3339, or out of range")
    }
}

impl std::error::Error for TimestampError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn system_time_goes_there_and_back() {
        for micros in [0, 1, -1, 1_776_522_131_250_000, -62_135_596_800_000_000] {
            let time = Timestamp::from_unix_micros(micros);
            assert_eq!(SystemTime::try_from(time).map(Timestamp::from), Ok(time));
        }
    }

    #[test]
    fn times_before_1970_are_rounded_down() {
        assert_eq!(Timestamp::from(UNIX_EPOCH - Duration::from_nanos(1)), Timestamp(-1));
        assert_eq!(Timestamp(-1).as_unix_seconds(), -1);
        assert_eq!(Timestamp(-1).as_unix_millis(), -1);
    }

    #[test]
    fn seconds_and_millis_beyond_the_range_are_refused() {
        assert_eq!(Timestamp::from_unix_seconds(1_776_522_131), Some(Timestamp(1_776_522_131_000_000)));
        assert_eq!(Timestamp::from_unix_seconds(i64::MAX), None);
        assert_eq!(Timestamp::from_unix_millis(i64::MIN), None);
    }

    #[test]
    fn it_serializes_and_debugs_as_it_prints() {
        let time = Timestamp(1_776_522_131_250_000);
        assert_eq!(serde_json::json!(time), serde_json::json!("2026-04-18T14:22:11.250Z"));
        assert_eq!(format!("{time:?}"), "2026-04-18T14:22:11.250Z");
    }
}
