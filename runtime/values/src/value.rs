//! A scalar, and that it does not fit.

use std::borrow::Cow;

use crate::time;

/// A scalar on its way into a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// A text.
    Text(&'a str),
    /// An integer, of at most 128 bits: ids of vendors are larger than numbers that programs count with.
    Integer(i128),
    /// A number with a fraction, or beyond the integers.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A point in time: microseconds since 1970.
    Time(i64),
}

impl<'a> Value<'a> {
    /// A JSON number from its digits; `None` if it is too large for a float.
    #[must_use]
    pub fn number(digits: &str) -> Option<Self> {
        // It keeps the sign of a zero, which an integer does not have.
        if digits != "-0"
            && let Ok(number) = digits.parse()
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
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Integer(number) if i64::try_from(*number).is_err() => "an integer of more than 64 bits",
            Self::Integer(_) => "an integer",
            Self::Float(number) if number.abs() >= BEYOND_INTEGERS => "a number of more than 128 bits",
            Self::Float(_) => "a number with a fraction",
            Self::Boolean(_) => "a boolean",
            Self::Time(_) => "a timestamp",
        }
    }
}

/// 2^127: no integer is as large, so the number may have been written without a fraction.
const BEYOND_INTEGERS: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;

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
    fn a_number_without_a_fraction_is_an_integer() {
        let number = Value::number;
        assert_eq!(number("-9223372036854775808"), Some(Value::Integer(i64::MIN.into())));
        assert_eq!(number("18446744073709551616"), Some(Value::Integer(1 << 64)));
        assert_eq!(number(&i128::MIN.to_string()), Some(Value::Integer(i128::MIN)));
        assert_eq!(number("170141183460469231731687303715884105728"), Some(Value::Float(BEYOND_INTEGERS)));
        assert_eq!(number("1.5e3"), Some(Value::Float(1500.0)));
        assert_eq!(number("1e400"), None);
        assert_eq!((number("0"), number("-0")), (Some(Value::Integer(0)), Some(Value::Float(-0.0))));
    }

    #[test]
    fn what_does_not_fit_into_an_integer_is_not_called_a_fraction() {
        assert_eq!(Value::Integer(i64::MIN.into()).describe(), "an integer");
        assert_eq!(Value::Integer(1 << 63).describe(), "an integer of more than 64 bits");
        assert_eq!(Value::Float(-BEYOND_INTEGERS).describe(), "a number of more than 128 bits");
        assert_eq!(Value::Float(1.5).describe(), "a number with a fraction");
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
