//! Timestamps as in RFC 3339, to microseconds since 1970 and back.

use std::fmt;

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400;
/// 0000-01-01T00:00:00Z and 10000-01-01T00:00:00Z in seconds since 1970.
const YEARS: std::ops::Range<i64> = -62_167_219_200..253_402_300_800;

/// A point in time that prints as in RFC 3339, in UTC, with three or six digits of a fraction where there is one. Years
/// before 0 and after 9999, which RFC 3339 does not have, get a sign and six digits as in ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rfc3339(
    /// Microseconds since 1970.
    pub i64,
);

impl fmt::Display for Rfc3339 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, fraction) = (self.0.div_euclid(SECOND), self.0.rem_euclid(SECOND));
        let (year, month, day) = civil(seconds.div_euclid(DAY));
        let time = seconds.rem_euclid(DAY);
        match year {
            0..=9999 => write!(f, "{year:04}")?,
            _ => write!(f, "{year:+07}")?,
        }
        write!(f, "-{month:02}-{day:02}T{:02}:{:02}:{:02}", time / 3_600, time / 60 % 60, time % 60)?;
        match fraction {
            0 => f.write_str("Z"),
            _ if fraction % 1_000 == 0 => write!(f, ".{:03}Z", fraction / 1_000),
            _ => write!(f, ".{fraction:06}Z"),
        }
    }
}

/// Reads a text as in RFC 3339: microseconds since 1970; `None` if it is none.
#[must_use]
pub fn parse(text: &str) -> Option<i64> {
    let (date_time, rest) = text.as_bytes().split_first_chunk::<19>()?;
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T' | b't' | b' ', h1, h2, b':', n1, n2, b':', s1, s2] =
        date_time
    else {
        return None;
    };
    let date = date(two(y1, y2)? * 100 + two(y3, y4)?, two(m1, m2)?, two(d1, d2)?)?;
    let (hour, minute, second) = (two(h1, h2)?, two(n1, n2)?, two(s1, s2)?);
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (fraction, rest) = fraction(rest)?;
    let minute = date * 1_440 + hour * 60 + minute - offset(rest)?;
    if second == 60 {
        // A leap second ends a day in UTC.
        return (minute.rem_euclid(1_440) == 1_439).then(|| in_range(minute * 60 + 59, SECOND - 1))?;
    }
    in_range(minute * 60 + second, fraction)
}

fn in_range(seconds: i64, fraction: i64) -> Option<i64> {
    YEARS.contains(&seconds).then(|| seconds * SECOND + fraction)
}

fn two(tens: u8, ones: u8) -> Option<i64> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
}

/// The microseconds of a fraction, if there is one, and what follows it.
fn fraction(text: &[u8]) -> Option<(i64, &[u8])> {
    let Some(digits) = text.strip_prefix(b".") else { return Some((0, text)) };
    let length = digits.iter().position(|digit| !digit.is_ascii_digit()).filter(|&length| length > 0)?;
    let (digits, rest) = digits.split_at_checked(length)?;
    let micros = digits.iter().chain(&[b'0'; 6]).take(6).fold(0, |micros, digit| micros * 10 + i64::from(digit - b'0'));
    Some((micros, rest))
}

/// The offset from UTC in minutes.
fn offset(text: &[u8]) -> Option<i64> {
    match *text {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (two(h1, h2)?, two(m1, m2)?);
            let sign = if sign == b'-' { -1 } else { 1 };
            (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
        }
        _ => None,
    }
}

/// Days since 1970; `None` if the day does not exist.
fn date(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if day < 1 || day > days {
        return None;
    }
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil: years begin in March.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468)
}

/// Year, month and day of a day counted from 1970: the inverse of [`date`], civil_from_days in the same source.
const fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year_of_era + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
}

#[cfg(test)]
mod tests {
    use super::{Rfc3339, parse as micros};

    #[test]
    fn known_times_are_read() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59.999999Z", -1),
            ("2026-04-18T14:22:11Z", 1_776_522_131_000_000),
            ("2026-04-18t14:22:11z", 1_776_522_131_000_000),
            ("2026-04-18 16:22:11+02:00", 1_776_522_131_000_000),
            ("2026-04-18T14:22:11-00:00", 1_776_522_131_000_000),
            ("2026-04-18T14:22:11.5Z", 1_776_522_131_500_000),
            ("2026-04-18T14:22:11.1234567891234567890123456789Z", 1_776_522_131_123_456),
            ("2000-02-29T00:00:00Z", 951_782_400_000_000),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000_000),
            ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
        ] {
            assert_eq!(micros(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_leap_second_is_the_last_microsecond_of_its_day() {
        let last = micros("2016-12-31T23:59:59.999999Z");
        assert_eq!(micros("2016-12-31T23:59:60Z"), last);
        assert_eq!(micros("2016-12-31T23:59:60.75Z"), last);
        assert_eq!(micros("2016-12-31T15:59:60-08:00"), last);
        assert_eq!(micros("2016-12-31T12:00:60Z"), None);
    }

    #[test]
    fn what_is_not_rfc_3339_is_refused() {
        for text in [
            "",
            "2026-04-18",
            "2026-04-18T14:22Z",
            "2026-04-18T14:22:11",
            "2026-04-18T14:22:11.Z",
            "2026-04-18T14:22:11.5",
            "2026-04-18T14:22:11,5Z",
            "2026-04-18T14:22:11+0200",
            "2026-04-18T14:22:11+24:00",
            "2026-04-18T14:22:11+02:60",
            "2026-04-18T14:22:11Z ",
            " 2026-04-18T14:22:11Z",
            "2026-04-18T24:00:00Z",
            "2026-04-18T14:60:00Z",
            "2026-04-18T14:22:61Z",
            "2026-00-18T14:22:11Z",
            "2026-13-18T14:22:11Z",
            "2026-04-00T14:22:11Z",
            "2026-04-31T14:22:11Z",
            "2026-02-29T14:22:11Z",
            "1900-02-29T14:22:11Z",
            "+026-04-18T14:22:11Z",
            "2026-04-18X14:22:11Z",
            "٢٠٢٦-04-18T14:22:11Z",
            "0000-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01",
        ] {
            assert_eq!(micros(text), None, "{text}");
        }
    }

    #[test]
    fn a_fraction_has_three_or_six_digits_or_is_left_out() {
        let print = |micros| Rfc3339(micros).to_string();
        assert_eq!(print(1_776_522_131_000_000), "2026-04-18T14:22:11Z");
        assert_eq!(print(1_776_522_131_250_000), "2026-04-18T14:22:11.250Z");
        assert_eq!(print(1_776_522_131_250_001), "2026-04-18T14:22:11.250001Z");
        assert_eq!(print(-1), "1969-12-31T23:59:59.999999Z");
    }

    #[test]
    fn years_out_of_rfc_3339_get_a_sign() {
        assert_eq!(Rfc3339(i64::MAX).to_string(), "+294247-01-10T04:00:54.775807Z");
        assert_eq!(Rfc3339(i64::MIN).to_string(), "-290308-12-21T19:59:05.224192Z");
    }

    #[test]
    fn every_day_of_eight_centuries_goes_there_and_back() {
        let mut day = -62_167_219_200;
        for step in 0..292_194 {
            let time = (day + step % 86_400) * 1_000_000 + step;
            assert_eq!(micros(&Rfc3339(time).to_string()), Some(time));
            day += 86_400;
        }
    }
}
