//! How scalars are read before they are written.

use std::fmt::Write;

use specloom_values::time;

use super::problem::{Problem, Quote};
use crate::record::Value;
use crate::table::{Convert, Lookup, Otherwise};

/// Reads a scalar and hands it on, unless it counts as absent. Values go by reference: this is called for every scalar
/// of a body, and copies of them were a fifth of the time.
#[inline]
pub(super) fn convert(
    convert: Convert,
    value: &Value<'_>,
    then: impl FnOnce(&Value<'_>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    match convert {
        Convert::Plain => then(value),
        Convert::Lookup(table) => match (find(table, value), table.otherwise) {
            (Some(text), _) => then(&Value::Text(text)),
            (None, _) if is_absent(table, value) => Ok(()),
            (None, Otherwise::Value(text)) => then(&Value::Text(text)),
            (None, Otherwise::Keep) => then(value),
            (None, Otherwise::Absent) => Ok(()),
        },
        // Vendors write an absent time as an empty text.
        Convert::Time(_) if matches!(value, Value::Text("")) => Ok(()),
        Convert::Time(format) => match time::read(format, value) {
            Some(micros) => then(&Value::Time(micros)),
            None => Err(Problem::BadTime { format, found: Quote::scalar(value) }),
        },
    }
}

/// A scalar that outlives the document.
#[derive(Debug, Clone)]
pub(super) enum Held {
    Text(String),
    Integer(i128),
    Float(f64),
    Boolean(bool),
    Time(i64),
}

impl Held {
    pub(super) fn value(&self) -> Value<'_> {
        match self {
            Self::Text(text) => Value::Text(text),
            Self::Integer(number) => Value::Integer(*number),
            Self::Float(number) => Value::Float(*number),
            Self::Boolean(truth) => Value::Boolean(*truth),
            Self::Time(micros) => Value::Time(*micros),
        }
    }
}

impl From<&Value<'_>> for Held {
    fn from(value: &Value<'_>) -> Self {
        match value {
            Value::Text(text) => Self::Text((*text).to_owned()),
            Value::Integer(number) => Self::Integer(*number),
            Value::Float(number) => Self::Float(*number),
            Value::Boolean(truth) => Self::Boolean(*truth),
            Value::Time(micros) => Self::Time(*micros),
        }
    }
}

fn find(table: &'static Lookup, value: &Value<'_>) -> Option<&'static str> {
    match value {
        Value::Text(text) => find_text(table, text),
        Value::Integer(number) => find_integer(table, *number),
        Value::Boolean(truth) => find_text(table, if *truth { "true" } else { "false" }),
        Value::Float(_) | Value::Time(_) => find_text(table, &value.text()),
    }
}

/// Most tables name no value that counts as absent.
fn is_absent(table: &'static Lookup, value: &Value<'_>) -> bool {
    !table.absent.is_empty() && table.absent.contains(&&*value.text())
}

fn find_text(table: &'static Lookup, text: &str) -> Option<&'static str> {
    table.rows.iter().find(|(from, _)| *from == text).map(|(_, to)| *to)
}

/// Integers are looked up for every item of some vendors: their text goes on the stack.
fn find_integer(table: &'static Lookup, number: i128) -> Option<&'static str> {
    let mut digits = Digits { bytes: [0; 40], length: 0 };
    match i64::try_from(number) {
        Ok(number) => write!(digits, "{number}"),
        Err(_) => write!(digits, "{number}"),
    }
    .ok()?;
    let text = digits.bytes.get(..digits.length)?;
    table.rows.iter().find(|(from, _)| from.as_bytes() == text).map(|(_, to)| *to)
}

/// Room for the digits and the sign of any integer of 128 bits.
struct Digits {
    bytes: [u8; 40],
    length: usize,
}

impl Write for Digits {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.length + text.len();
        self.bytes.get_mut(self.length..end).ok_or(std::fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &[(&str, &str)] = &[
        ("0", "zero"),
        ("-7", "minus"),
        ("true", "yes"),
        ("abc", "text"),
        ("1.5", "half"),
        ("18446744073709551615", "max"),
    ];
    static KEEP: Lookup = Lookup { rows: ROWS, otherwise: Otherwise::Keep, ..Lookup::NONE };
    static ABSENT: Lookup = Lookup { rows: ROWS, otherwise: Otherwise::Absent, ..Lookup::NONE };
    static OTHER: Lookup = Lookup { rows: ROWS, otherwise: Otherwise::Value("other"), ..Lookup::NONE };

    fn read(table: &'static Lookup, value: &Value<'_>) -> Option<String> {
        let mut read = None;
        convert(Convert::Lookup(table), value, |value| {
            read = Some(value.text().into_owned());
            Ok(())
        })
        .expect("a table refuses nothing");
        read
    }

    #[test]
    fn a_value_is_looked_up_as_text() {
        for (value, expected) in [
            (Value::Integer(0), "zero"),
            (Value::Text("0"), "zero"),
            (Value::Integer(-7), "minus"),
            (Value::Integer(u64::MAX.into()), "max"),
            (Value::Boolean(true), "yes"),
            (Value::Text("abc"), "text"),
            (Value::Float(1.5), "half"),
        ] {
            assert_eq!(read(&ABSENT, &value).as_deref(), Some(expected));
        }
    }

    #[test]
    fn otherwise_decides_for_values_without_a_row() {
        for value in [Value::Integer(i128::MIN), Value::Text(""), Value::Boolean(false), Value::Float(1e300)] {
            assert_eq!(read(&KEEP, &value), Some(value.text().into_owned()));
            assert_eq!(read(&ABSENT, &value), None);
            assert_eq!(read(&OTHER, &value).as_deref(), Some("other"));
        }
    }
}
