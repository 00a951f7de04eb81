//! A scalar, and that it does not fit.

use std::borrow::Cow;

use crate::time;

/// A scalar on its way into a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// A text.
    Text(&'a str),
    /// An integer; JSON's range of `u64` and `i64` fits.
    Integer(i128),
    /// A number with a fraction, or beyond the integers.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A point in time: microseconds since 1970.
    Time(i64),
}

impl<'a> Value<'a> {
    /// A JSON number from its digits, as `serde_json` reads it; `None` if it is too large for a float.
    #[must_use]
    pub fn number(digits: &str) -> Option<Self> {
        // It keeps the sign of a zero, which an integer does not have.
        if digits != "-0"
            && let Ok(number) = digits.parse::<i128>()
            && (i128::from(i64::MIN)..=i128::from(u64::MAX)).contains(&number)
        {
            return Some(Self::Integer(number));
        }
        digits.parse().ok().filter(|number: &f64| number.is_finite()).map(Self::Float)
    }

    /// The scalar as text, as tables compare it: `0`, `true`, `abc`.
    #[must_use]
    #[inline]
    pub fn text(&self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => (*text).into(),
            Self::Integer(number) => digits(*number).into(),
            Self::Float(number) => number.to_string().into(),
            Self::Boolean(truth) => truth.to_string().into(),
            Self::Time(micros) => time::Rfc3339(*micros).to_string().into(),
        }
    }

    /// What the value is, for people: `a string`, `an integer`.
    #[must_use]
    pub const fn describe(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Integer(_) => "an integer",
            Self::Float(_) => "a number with a fraction",
            Self::Boolean(_) => "a boolean",
            Self::Time(_) => "a timestamp",
        }
    }
}

/// An integer as it is written. Digits of 64 bits are written much faster than those of 128.
#[inline]
fn digits(number: i128) -> String {
    i64::try_from(number).map_or_else(|_| number.to_string(), |number| number.to_string())
}

/// A value did not fit the field it was meant for: what the field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mismatch(pub &'static str);

impl Mismatch {
    /// The record has no such slot: tables and types were not generated together.
    pub const NO_SLOT: Self = Self("nothing: the record has no such field");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_digits_is_read_as_the_parser_reads_it() {
        let number = Value::number;
        assert_eq!(number("-9223372036854775808"), Some(Value::Integer(i64::MIN.into())));
        assert_eq!(number("18446744073709551615"), Some(Value::Integer(u64::MAX.into())));
        assert_eq!(number("18446744073709551616"), Some(Value::Float(18_446_744_073_709_551_616.0)));
        assert_eq!(number("1.5e3"), Some(Value::Float(1500.0)));
        assert_eq!(number("1e400"), None);
        assert_eq!((number("0"), number("-0")), (Some(Value::Integer(0)), Some(Value::Float(-0.0))));
    }

    #[test]
    fn a_value_as_text_is_as_it_is_written() {
        for (value, text) in [
            (Value::Text("a b"), "a b"),
            (Value::Integer(-7), "-7"),
            (Value::Float(1.5), "1.5"),
            (Value::Boolean(true), "true"),
            (Value::Time(0), "1970-01-01T00:00:00Z"),
        ] {
            assert_eq!(value.text(), text);
        }
    }
}
