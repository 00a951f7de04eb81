//! What an answer says about when to go on.

use std::time::{Duration, SystemTime};

use http::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};

use crate::table::WaitFormat;
use crate::timestamp::Timestamp;

/// What more seconds than anybody waits count as: 8,700 years, which fit every clock.
const FOREVER: f64 = (1_u64 << 38) as f64;

/// How long an answer asks to wait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Stated {
    /// By `Retry-After`, which counts with any error.
    retry_after: Option<Duration>,
    /// By the vendor's own header. Many vendors send it with every answer and tell in it when the next window of their
    /// limit begins, so it counts only where there were too many requests.
    reset: Option<Duration>,
}

impl Stated {
    /// Reads the headers; `wait` is the vendor's own.
    pub(crate) fn read(headers: &HeaderMap, wait: Option<(&str, WaitFormat)>, now: SystemTime) -> Self {
        // Times are compared with the vendor's own clock where it tells the time: ours may be off.
        let now = text(headers, DATE.as_str()).and_then(date).unwrap_or(now);
        let is_standard = |(name, _): &(&str, WaitFormat)| name.eq_ignore_ascii_case(RETRY_AFTER.as_str());
        let retry_after = text(headers, RETRY_AFTER.as_str()).and_then(|text| match wait.filter(is_standard) {
            Some((_, format)) => duration(text, format, now),
            None => duration(text, WaitFormat::Seconds, now).or_else(|| duration(text, WaitFormat::HttpDate, now)),
        });
        let reset = wait.and_then(|(name, format)| duration(text(headers, name)?, format, now));
        Self { retry_after, reset }
    }

    /// How long to wait, after too many requests or after another error.
    pub(crate) fn wait(self, is_rate_limited: bool) -> Option<Duration> {
        self.retry_after.or(self.reset.filter(|_| is_rate_limited))
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    headers.get(name)?.to_str().ok().map(str::trim)
}

/// Reads a value. One that is malformed, negative, zero or in the past says nothing: a vendor that rounds down would be
/// asked again in the same moment.
fn duration(text: &str, format: WaitFormat, now: SystemTime) -> Option<Duration> {
    let since_1970 = |since: Duration| SystemTime::UNIX_EPOCH.checked_add(since);
    let until = match format {
        WaitFormat::Seconds => return decimal(text, 1.0),
        WaitFormat::Millis => return decimal(text, 1_000.0),
        WaitFormat::UnixSeconds => since_1970(decimal(text, 1.0)?)?,
        WaitFormat::UnixMillis => since_1970(decimal(text, 1_000.0)?)?,
        WaitFormat::Rfc3339 => text.parse::<Timestamp>().ok()?.try_into().ok()?,
        WaitFormat::HttpDate => date(text)?,
    };
    until.duration_since(now).ok().filter(|wait| !wait.is_zero())
}

/// Reads seconds or parts of seconds: digits, with a fraction or without.
fn decimal(text: &str, per_second: f64) -> Option<Duration> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = text.parse().ok().filter(|_| is_plain)?;
    Duration::try_from_secs_f64((number / per_second).min(FOREVER)).ok().filter(|wait| !wait.is_zero())
}

fn date(text: &str) -> Option<SystemTime> {
    httpdate::parse_http_date(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use WaitFormat::{HttpDate, Millis, Rfc3339, Seconds, UnixMillis, UnixSeconds};

    /// 1994-11-06T08:49:30Z.
    const NOW: Duration = Duration::from_secs(784_111_770);

    fn read(lines: &[(&'static str, &'static str)], wait: Option<(&str, WaitFormat)>) -> Stated {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.insert(*name, value.parse().unwrap());
        }
        Stated::read(&headers, wait, SystemTime::UNIX_EPOCH + NOW)
    }

    fn millis(wait: Option<Duration>) -> Option<u128> {
        wait.map(|wait| wait.as_millis())
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let table = [
            ("7", Some(7_000)),
            (" 7 ", Some(7_000)),
            ("1.5", Some(1_500)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(7_000)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(7_000)),
            ("Sun Nov  6 08:49:37 1994", Some(7_000)),
            // More than any clock counts is still more than anybody waits.
            ("99999999999999999999999999", Some(274_877_906_944_000)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(252_618_189_029_000)),
            // What is over says nothing, and neither does what cannot be read.
            ("0", None),
            ("0.0", None),
            ("Sun, 06 Nov 1994 08:49:30 GMT", None),
            ("Sun, 06 Nov 1994 08:49:00 GMT", None),
            ("Thu, 01 Jan 1970 00:00:00 GMT", None),
            ("-1", None),
            ("+7", None),
            ("", None),
            (".", None),
            ("1.2.3", None),
            ("1e3", None),
            ("inf", None),
            ("NaN", None),
            ("7 seconds", None),
            ("soon", None),
            ("Sun, 06 Nov 1994 25:49:37 GMT", None),
        ];
        for (text, expected) in table {
            assert_eq!(millis(read(&[("retry-after", text)], None).wait(false)), expected, "{text}");
        }
    }

    #[test]
    fn the_vendors_header_is_read_in_its_format() {
        let table = [
            (Seconds, "7.25", Some(7_250)),
            (Seconds, "784111777", Some(784_111_777_000)),
            (Millis, "7250", Some(7_250)),
            (Millis, "0.1", Some(0)),
            (UnixSeconds, "784111777", Some(7_000)),
            (UnixSeconds, "784111777.5", Some(7_500)),
            (UnixMillis, "784111777250", Some(7_250)),
            (Rfc3339, "1994-11-06T08:49:37Z", Some(7_000)),
            (Rfc3339, "1994-11-06T09:49:37.250+01:00", Some(7_250)),
            (HttpDate, "Sun, 06 Nov 1994 08:49:37 GMT", Some(7_000)),
            (UnixSeconds, "99999999999999999999", Some(274_093_795_174_000)),
            // A time in the past, such as a number of seconds that is taken for a time.
            (UnixSeconds, "53", None),
            (UnixSeconds, "784111770", None),
            (UnixMillis, "784111777", None),
            (Rfc3339, "1994-11-06T08:49:29Z", None),
            (UnixSeconds, "-784111777", None),
            (UnixMillis, "garbage", None),
            (Rfc3339, "1994-11-06 08:49", None),
            (HttpDate, "784111777", None),
            (Seconds, "Sun, 06 Nov 1994 08:49:37 GMT", None),
        ];
        for (format, text, expected) in table {
            let stated = read(&[("x-reset", text)], Some(("X-Reset", format)));
            assert_eq!(millis(stated.wait(true)), expected, "{format:?} {text}");
        }
    }

    #[test]
    fn retry_after_comes_before_the_vendors_header() {
        let both = [("retry-after", "7"), ("x-reset", "900")];
        assert_eq!(millis(read(&both, Some(("X-Reset", Seconds))).wait(true)), Some(7_000));
        let useless = [("retry-after", "0"), ("x-reset", "9")];
        assert_eq!(millis(read(&useless, Some(("X-Reset", Seconds))).wait(true)), Some(9_000));
    }

    #[test]
    fn the_vendors_header_counts_after_too_many_requests_only() {
        let stated = read(&[("x-reset", "900")], Some(("X-Reset", Seconds)));
        assert_eq!((stated.wait(false), millis(stated.wait(true))), (None, Some(900_000)));
    }

    #[test]
    fn a_spec_can_give_retry_after_another_unit() {
        let stated = read(&[("retry-after", "1500")], Some(("Retry-After", Millis)));
        assert_eq!(millis(stated.wait(false)), Some(1_500));
    }

    #[test]
    fn times_are_measured_by_the_vendors_clock() {
        let lines = [("date", "Sun, 06 Nov 1994 07:00:00 GMT"), ("retry-after", "Sun, 06 Nov 1994 07:00:09 GMT")];
        assert_eq!(millis(read(&lines, None).wait(false)), Some(9_000));
        let garbled = [("date", "yesterday"), ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")];
        assert_eq!(millis(read(&garbled, None).wait(false)), Some(7_000));
    }
}
