//! How scalars are read before they are written.

use specloom_values::time;

use super::problem::{Outcome, Problem};
use crate::record::Value;
use crate::table::{Convert, Lookup, Otherwise};

/// Reads a scalar and hands it on, unless it counts as absent. Values go by reference: this is called for every scalar
/// of a body, and copies of them were a fifth of the time. Most are taken as they are.
#[inline(always)]
pub(super) fn convert(convert: Convert, value: &Value<'_>, then: impl FnOnce(&Value<'_>) -> Outcome) -> Outcome {
    match convert {
        Convert::Plain => then(value),
        Convert::Lookup(table) => match look_up(table, value) {
            Looked::Same => then(value),
            Looked::Text(text) => then(&Value::Text(text)),
            Looked::Absent => Ok(()),
        },
        // Vendors write an absent time as an empty text.
        Convert::Time(_) if matches!(value, Value::Text("")) => Ok(()),
        Convert::Time(format) => match time::read(format, value) {
            Some(micros) => then(&Value::Time(micros)),
            None => Err(Problem::no_time(format, value)),
        },
    }
}

/// What a table says about a value.
enum Looked {
    Same,
    Text(&'static str),
    Absent,
}

fn look_up(table: &'static Lookup, value: &Value<'_>) -> Looked {
    match (find(table, value), table.otherwise) {
        (Some(text), _) => Looked::Text(text),
        (None, _) if is_absent(table, value) => Looked::Absent,
        (None, Otherwise::Value(text)) => Looked::Text(text),
        (None, Otherwise::Keep) => Looked::Same,
        (None, Otherwise::Absent) => Looked::Absent,
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
    let Ok(mut left) = u64::try_from(number.unsigned_abs()) else { return find_text(table, &number.to_string()) };
    let mut text = [b'-'; 21];
    let mut start = text.len();
    for (at, digit) in text.iter_mut().enumerate().rev() {
        *digit = b'0' + (left % 10) as u8;
        left /= 10;
        start = at;
        if left == 0 {
            break;
        }
    }
    let text = text.get(start - usize::from(number < 0)..)?;
    table.rows.iter().find(|(from, _)| from.as_bytes() == text).map(|(_, to)| *to)
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
