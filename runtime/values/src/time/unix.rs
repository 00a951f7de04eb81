//! Times that vendors write as a number since 1970.

use crate::value::Value;

/// Reads a number of units, of which a microsecond is `digits` decimal digits away.
pub(super) fn read(value: &Value<'_>, digits: i32) -> Option<i64> {
    let micros = match value {
        Value::Integer(number) => scale(*number, digits)?,
        // The shortest decimal that gives this float is what the vendor wrote; products of floats would be off by one.
        Value::Float(number) => decimal(&number.to_string(), digits)?,
        Value::Text(text) => decimal(text, digits)?,
        Value::Boolean(_) | Value::Time(_) => return None,
    };
    i64::try_from(micros).ok()
}

fn scale(number: i128, digits: i32) -> Option<i128> {
    let factor = 10_i128.pow(digits.unsigned_abs());
    if digits < 0 { Some(number.div_euclid(factor)) } else { number.checked_mul(factor) }
}

/// Reads `-12.345` and multiplies it by a power of ten, rounded down.
fn decimal(text: &str, digits: i32) -> Option<i128> {
    let (negative, number) = text.strip_prefix('-').map_or((false, text), |number| (true, number));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let numeric = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !numeric(whole) || !numeric(fraction) {
        return None;
    }
    let places = usize::try_from(digits).unwrap_or(0);
    let (kept, cut) = fraction.split_at_checked(places).unwrap_or((fraction, ""));
    let rest = kept.bytes().chain(std::iter::repeat(b'0')).take(places);
    let scaled = whole
        .bytes()
        .chain(rest)
        .try_fold(0_i128, |number, digit| number.checked_mul(10)?.checked_add(i128::from(digit - b'0')))?;
    let beyond = negative && cut.bytes().any(|digit| digit != b'0');
    let signed = if negative { -scaled } else { scaled } - i128::from(beyond);
    scale(signed, digits.min(0))
}

#[cfg(test)]
mod tests {
    use super::Value;
    use crate::time::TimeFormat::{self, Rfc3339, UnixMicros, UnixMillis, UnixNanos, UnixSeconds};
    use crate::time::read;

    fn micros(format: TimeFormat, value: Value<'_>) -> Option<i64> {
        read(format, &value)
    }

    #[test]
    fn each_unit_is_scaled_to_microseconds() {
        let number = Value::Integer(1_776_522_131_250);
        assert_eq!(micros(UnixSeconds, Value::Integer(1_776_522_131)), Some(1_776_522_131_000_000));
        assert_eq!(micros(UnixMillis, number), Some(1_776_522_131_250_000));
        assert_eq!(micros(UnixMicros, number), Some(1_776_522_131_250));
        assert_eq!(micros(UnixNanos, number), Some(1_776_522_131));
    }

    #[test]
    fn fractions_are_exact() {
        assert_eq!(micros(UnixSeconds, Value::Text("1512085950.000216")), Some(1_512_085_950_000_216));
        assert_eq!(micros(UnixSeconds, Value::Float(1_512_085_950.000_216)), Some(1_512_085_950_000_216));
        assert_eq!(micros(UnixMillis, Value::Text("1512085950000.2169")), Some(1_512_085_950_000_216));
        assert_eq!(micros(UnixNanos, Value::Text("1512085950000216999.9")), Some(1_512_085_950_000_216));
    }

    #[test]
    fn what_is_shorter_than_a_microsecond_is_rounded_down() {
        assert_eq!(micros(UnixSeconds, Value::Text("-0.0000001")), Some(-1));
        assert_eq!(micros(UnixSeconds, Value::Text("-0.0000010")), Some(-1));
        assert_eq!(micros(UnixSeconds, Value::Text("0.0000019")), Some(1));
        assert_eq!(micros(UnixNanos, Value::Integer(-1)), Some(-1));
        assert_eq!(micros(UnixNanos, Value::Text("-1000.5")), Some(-2));
    }

    #[test]
    fn too_far_away_is_refused() {
        for value in
            [Value::Integer(i128::MAX), Value::Integer(i64::MAX.into()), Value::Float(1e300), Value::Float(-1e15)]
        {
            assert_eq!(micros(UnixSeconds, value), None, "{value:?}");
        }
        assert_eq!(micros(UnixSeconds, Value::Text(&"9".repeat(100_000))), None);
        assert_eq!(micros(UnixMicros, Value::Text("-9223372036854775808")), Some(i64::MIN));
        assert_eq!(micros(UnixMicros, Value::Text("-9223372036854775808.1")), None);
    }

    #[test]
    fn what_is_not_a_decimal_is_refused() {
        for text in ["", "-", ".", "1.", ".5", "+1", "1e9", "1_000", " 1", "1.2.3", "--1", "0x10", "NaN"] {
            assert_eq!(micros(UnixSeconds, Value::Text(text)), None, "{text}");
        }
        assert_eq!(micros(UnixSeconds, Value::Boolean(true)), None);
        assert_eq!(micros(UnixSeconds, Value::Float(f64::NAN)), None);
        assert_eq!(micros(Rfc3339, Value::Integer(1_776_522_131)), None);
    }
}
