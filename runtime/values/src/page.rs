//! What says how a list goes on.

use crate::fields::integer;
use crate::value::{Mismatch, Value};

/// A cursor, a link, or the key of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key<'a> {
    /// An integer.
    Integer(i128),
    /// A text that is not empty.
    Text(&'a str),
}

/// Takes a scalar as a cursor, a link or a key; an empty text is none.
///
/// # Errors
///
/// The value is neither a text nor an integer.
#[inline]
pub fn key<'a>(value: &Value<'a>) -> Result<Option<Key<'a>>, Mismatch> {
    match value {
        Value::Text("") => Ok(None),
        Value::Text(text) => Ok(Some(Key::Text(text))),
        Value::Integer(number) => Ok(Some(Key::Integer(*number))),
        // A float may have lost digits, and a list would skip items without a sign of it.
        _ => Err(Mismatch("a string or an integer")),
    }
}

/// Takes a scalar as a number of items or pages.
///
/// # Errors
///
/// The value is no integer from 0 on.
#[inline]
pub fn count(value: &Value<'_>) -> Result<u64, Mismatch> {
    let count = integer(value).ok().and_then(|count| u64::try_from(count).ok());
    count.ok_or(Mismatch("an integer from 0 on"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_or_an_integer_is_a_key() {
        assert_eq!(key(&Value::Text("a=")), Ok(Some(Key::Text("a="))));
        assert_eq!(key(&Value::Integer(0)), Ok(Some(Key::Integer(0))));
        assert_eq!(key(&Value::Text("")), Ok(None));
    }

    #[test]
    fn a_float_or_a_boolean_is_no_key() {
        assert!(key(&Value::Float(1.0)).is_err());
        assert!(key(&Value::Boolean(true)).is_err());
    }

    #[test]
    fn nothing_below_zero_is_a_count() {
        assert_eq!(count(&Value::Text("20")), Ok(20));
        assert_eq!(count(&Value::Float(0.0)), Ok(0));
        for value in [Value::Integer(-1), Value::Text("many"), Value::Float(0.5), Value::Boolean(true)] {
            assert_eq!(count(&value), Err(Mismatch("an integer from 0 on")), "{value:?}");
        }
    }
}
