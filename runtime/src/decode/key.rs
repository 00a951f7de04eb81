//! The key of an item by which the next page is asked for, folded over a page.

use std::cmp::Ordering;

use crate::record::{Mismatch, Value};
use crate::table::Pick;

/// A key.
#[derive(Debug)]
pub(super) enum Key {
    Integer(i128),
    Text(Text),
}

#[derive(Debug)]
pub(super) struct Text {
    text: String,
    /// The number that the text is, if it is one; read once, as a key is compared with those of all later items.
    number: Option<Number>,
}

/// An integer of any length.
#[derive(Debug)]
struct Number {
    negative: bool,
    /// Where in the text the digits begin, leading zeros left out.
    digits: usize,
}

impl Key {
    /// Takes a scalar as a key; an empty text is none.
    pub(super) fn read(value: &Value<'_>) -> Result<Option<Self>, Mismatch> {
        Ok(specloom_values::key(value)?.map(|key| match key {
            specloom_values::Key::Integer(number) => Self::Integer(number),
            specloom_values::Key::Text(text) => Self::Text(Text::new(text.to_owned())),
        }))
    }

    /// Which of two keys asks for the next page: `self`, or that of a later item.
    pub(super) fn pick(self, later: Self, pick: Pick) -> Self {
        let keep = match pick {
            Pick::First => true,
            Pick::Last => false,
            Pick::Min => self.compare(&later).is_le(),
            Pick::Max => self.compare(&later).is_ge(),
        };
        if keep { self } else { later }
    }

    pub(super) fn into_text(self) -> String {
        match self {
            Self::Integer(number) => number.to_string(),
            Self::Text(text) => text.text,
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Integer(own), Self::Integer(its)) => own.cmp(its),
            (Self::Text(own), Self::Text(its)) => own.compare(its),
            (Self::Integer(own), Self::Text(its)) => Text::new(own.to_string()).compare(its),
            (Self::Text(own), Self::Integer(its)) => own.compare(&Text::new(its.to_string())),
        }
    }
}

impl Text {
    fn new(text: String) -> Self {
        Self { number: number(&text), text }
    }

    /// Numbers by value and before other texts; those by code point, which is the order of their bytes.
    fn compare(&self, other: &Self) -> Ordering {
        match (&self.number, &other.number) {
            (Some(own), Some(its)) => match (own.negative, its.negative) {
                (false, false) => self.digits(own).cmp(&other.digits(its)),
                (true, true) => other.digits(its).cmp(&self.digits(own)),
                (true, false) => Ordering::Less,
                (false, true) => Ordering::Greater,
            },
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => self.text.cmp(&other.text),
        }
    }

    /// The digits with their count before them, which orders them by value.
    fn digits(&self, number: &Number) -> (usize, &str) {
        let digits = self.text.get(number.digits..).unwrap_or_default();
        (digits.len(), digits)
    }
}

fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_start_matches('0').len();
    Some(Number { negative: digits.len() < text.len() && significant > 0, digits: text.len() - significant })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(pick: Pick, values: &[Value<'_>]) -> Option<String> {
        let keys = values.iter().filter_map(|value| Key::read(value).ok().flatten());
        keys.reduce(|kept, later| kept.pick(later, pick)).map(Key::into_text)
    }

    #[test]
    fn integers_and_digits_are_compared_by_value() {
        let huge = "1".repeat(60);
        let values = [
            Value::Text("9"),
            Value::Integer(10),
            Value::Text("-0"),
            Value::Text("-12"),
            Value::Integer(-3),
            Value::Text(&huge),
        ];
        assert_eq!(picked(Pick::Min, &values).as_deref(), Some("-12"));
        assert_eq!(picked(Pick::Max, &values), Some(huge.clone()));
        assert_eq!(picked(Pick::Max, &[Value::Text("0009"), Value::Text("10")]).as_deref(), Some("10"));
        assert_eq!(picked(Pick::Min, &[Value::Integer(u64::MAX.into()), Value::Integer(5)]).as_deref(), Some("5"));
    }

    #[test]
    fn other_texts_are_compared_by_code_point_and_stand_after_numbers() {
        let values = [Value::Text("b"), Value::Text("é"), Value::Text("B"), Value::Text("10")];
        assert_eq!(picked(Pick::Min, &values).as_deref(), Some("10"));
        assert_eq!(picked(Pick::Max, &values).as_deref(), Some("é"));
        assert_eq!(picked(Pick::Min, &values[..3]).as_deref(), Some("B"));
    }

    #[test]
    fn first_and_last_go_by_position() {
        let values = [Value::Text(""), Value::Text("b"), Value::Integer(7), Value::Text("a"), Value::Text("")];
        assert_eq!(picked(Pick::First, &values).as_deref(), Some("b"));
        assert_eq!(picked(Pick::Last, &values).as_deref(), Some("a"));
        assert_eq!(picked(Pick::Min, &[]), None);
    }
}
