//! What fields take.

use std::borrow::Cow;

use crate::value::{Mismatch, Value};

/// The value of a field of type `string`: a text, or an integer as its digits.
///
/// # Errors
///
/// The value is neither.
#[inline]
pub fn string<'a>(value: &Value<'a>) -> Result<Cow<'a, str>, Mismatch> {
    match value {
        Value::Text(text) => Ok(Cow::Borrowed(text)),
        Value::Integer(_) => Ok(value.text()),
        _ => Err(Mismatch("a string or an integer")),
    }
}

/// The value of a field of type `integer`. Vendors write integers as numbers with a zero fraction (`20.0`) and as texts
/// of digits, perhaps behind a `-`; no other text is a number.
///
/// # Errors
///
/// The value is none of these, or needs more than 64 bits.
#[inline]
pub fn integer(value: &Value<'_>) -> Result<i64, Mismatch> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let number = match value {
        Value::Integer(number) => i64::try_from(*number).ok(),
        #[expect(clippy::cast_possible_truncation, reason = "whole and within the range in which f64 is exact")]
        Value::Float(number) if number.trunc() == *number && number.abs() <= EXACT => Some(*number as i64),
        Value::Text(text) => text.parse().ok().filter(|_| !text.starts_with('+')),
        _ => None,
    };
    number.ok_or(Mismatch("an integer of 64 bits"))
}

/// The value of a field of type `number`: a number, or a text that is one. It begins with a digit or a `-`; Rust would also
/// take `+1`, `.5`, `inf` and `NaN`.
///
/// # Errors
///
/// The value is neither.
#[inline]
pub fn number(value: &Value<'_>) -> Result<f64, Mismatch> {
    let number = match value {
        Value::Float(number) => Some(*number),
        #[expect(clippy::cast_precision_loss, reason = "the field was declared as a float")]
        Value::Integer(number) => Some(*number as f64),
        Value::Text(text) => text.parse().ok().filter(|number: &f64| {
            number.is_finite() && text.starts_with(|char: char| char == '-' || char.is_ascii_digit())
        }),
        _ => None,
    };
    number.ok_or(Mismatch("a number"))
}

/// The value of a field of type `boolean`: `true` and `false`, also as texts.
///
/// # Errors
///
/// The value is anything else.
#[inline]
pub fn boolean(value: &Value<'_>) -> Result<bool, Mismatch> {
    match value {
        Value::Boolean(truth) => Ok(*truth),
        Value::Text("true") => Ok(true),
        Value::Text("false") => Ok(false),
        _ => Err(Mismatch("`true` or `false`")),
    }
}

/// The text of a value of an open enum. Vendors number some values, so integers and booleans count as well.
///
/// # Errors
///
/// The value is none of these.
#[inline]
pub fn label<'a>(value: &Value<'a>) -> Result<Cow<'a, str>, Mismatch> {
    match value {
        Value::Text(text) => Ok(Cow::Borrowed(text)),
        Value::Integer(_) | Value::Boolean(_) => Ok(value.text()),
        Value::Float(_) | Value::Time(_) => Err(Mismatch("a string, an integer or a boolean")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static VALUES: [Value<'static>; 15] = [
        Value::Text("abc"),
        Value::Text(""),
        Value::Text("20"),
        Value::Text(" 20"),
        Value::Text("1.5"),
        Value::Text("true"),
        Value::Text("+20"),
        Value::Integer(20),
        Value::Integer(u64::MAX as i128),
        Value::Float(20.0),
        Value::Float(1.5),
        Value::Float(1e300),
        Value::Boolean(true),
        Value::Boolean(false),
        Value::Time(0),
    ];

    /// Which of [`VALUES`] fit.
    fn fitting<T>(read: impl Fn(&'static Value<'static>) -> Result<T, Mismatch>) -> Vec<usize> {
        (0..VALUES.len()).filter(|at| read(&VALUES[*at]).is_ok()).collect()
    }

    #[test]
    fn a_field_takes_what_its_type_can_be_written_as() {
        assert_eq!(fitting(string), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(fitting(integer), [2, 7, 9]);
        assert_eq!(fitting(number), [2, 4, 7, 8, 9, 10, 11]);
        assert_eq!(fitting(boolean), [5, 12, 13]);
        assert_eq!(fitting(label), [0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 13]);
    }

    #[test]
    fn integers_keep_all_their_digits_in_a_string() {
        assert_eq!(string(&Value::Integer(1 << 64)).unwrap(), "18446744073709551616");
        assert_eq!(string(&Value::Integer(-7)).unwrap(), "-7");
    }

    #[test]
    fn integers_beyond_exact_floats_are_refused_as_floats() {
        assert_eq!(integer(&Value::Float(9_007_199_254_740_992.0)), Ok(9_007_199_254_740_992));
        assert!(integer(&Value::Float(9_007_199_254_740_994.0)).is_err());
    }

    #[test]
    fn a_text_is_a_number_as_json_writes_it() {
        assert_eq!(number(&Value::Text("-1.5e3")), Ok(-1500.0));
        for text in ["NaN", "inf", "-inf", "+1.5", ".5", " 1", ""] {
            assert!(number(&Value::Text(text)).is_err(), "{text}");
        }
        assert_eq!(integer(&Value::Text("-5")), Ok(-5));
        assert!(integer(&Value::Text("+5")).is_err());
    }
}
