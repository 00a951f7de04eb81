//! Whether a scalar fits: by the rules of the runtime.

use specloom_values::{
    Mismatch, TimeFormat as Format, Value, boolean, count, integer, key, label, number, string, time,
};

use super::claims::{Expect, Field};
use super::origin::{Origin, Unfollowed};
use crate::model::{Convert, Lookup, Otherwise, Scalar, TimeFormat, Type};

/// What becomes of a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It counts as no value.
    Absent,
    /// It is a value.
    Value,
    /// It is refused; what would fit.
    Refused(&'static str),
    /// It is a time, but one that nobody means, while another unit makes sense of it.
    Unit(TimeFormat),
    /// It is a text, but no link that a client follows.
    Unfollowed(Unfollowed),
}

/// What becomes of a scalar where this is expected.
pub(super) fn fit(expect: &Expect, value: &Value<'_>) -> Fit {
    match expect {
        Expect::Field(field) => of_field(field, value),
        Expect::Part { .. } => present(!value.text().is_empty()),
        Expect::Key | Expect::Cursor => key(value).map_or_else(Fit::from, |key| present(key.is_some())),
        Expect::Link(origin) => of_link(origin, value),
        Expect::More => boolean(value).into(),
        Expect::Count => count(value).into(),
        Expect::Message => text_of_error(value, "a string that is not blank, or a list of them"),
        Expect::Code if matches!(value, Value::Integer(_) | Value::Float(_)) => Fit::Value,
        Expect::Code => text_of_error(value, "a string that is not blank, or a number"),
        Expect::Verified | Expect::Failure { .. } => Fit::Value,
        Expect::Object | Expect::Item { .. } => Fit::Refused("an object"),
        Expect::List { .. } | Expect::Items { .. } => Fit::Refused("an array"),
    }
}

/// What a field takes, for people.
pub(super) const fn taken_by(field: &Field) -> &'static str {
    match (&field.convert, &field.ty) {
        (Convert::Time(format), _) => shared(*format).describe(),
        (_, Type::Scalar(Scalar::String)) => "a string or an integer",
        (_, Type::Scalar(Scalar::Integer)) => "an integer of 64 bits",
        (_, Type::Scalar(Scalar::Number)) => "a number",
        (_, Type::Scalar(Scalar::Boolean)) => "`true` or `false`",
        (_, Type::Enum(_)) => "a string, an integer or a boolean",
        (_, Type::Timestamp) => "a timestamp",
        (_, Type::Record(_)) => "an object",
        (_, Type::List(_)) => "an array",
    }
}

/// The text of a scalar that neither the table of its field nor its enum names.
pub(super) fn unlisted(field: &Field, value: &Value<'_>) -> Option<String> {
    let text = value.text();
    let in_table = match &field.convert {
        Convert::Plain if matches!(field.ty, Type::Enum(_)) => false,
        Convert::Lookup(Lookup { rows, absent, otherwise: Otherwise::Keep }) => {
            rows.iter().any(|(from, _)| *from == text) || absent.iter().any(|from| *from == text)
        }
        _ => return None,
    };
    let in_enum = field.values.iter().any(|known| *known == text);
    (!in_table && !in_enum).then(|| text.into_owned())
}

/// Whether a scalar counts as no value when it is read so.
pub(super) fn is_absent(convert: &Convert, value: &Value<'_>) -> bool {
    match convert {
        Convert::Plain => false,
        Convert::Time(_) => *value == Value::Text(""),
        Convert::Lookup(Lookup { rows, absent, otherwise }) => {
            let text = value.text();
            let is_named = rows.iter().any(|(from, _)| *from == text);
            !is_named && (*otherwise == Otherwise::Absent || absent.iter().any(|from| *from == text))
        }
    }
}

fn of_field(field: &Field, value: &Value<'_>) -> Fit {
    match &field.convert {
        convert if is_absent(convert, value) => Fit::Absent,
        Convert::Plain => of_type(&field.ty, value),
        Convert::Time(format) => of_time(*format, value),
        Convert::Lookup(Lookup { rows, otherwise: Otherwise::Keep, .. }) => {
            let is_named = rows.iter().any(|(from, _)| *from == value.text());
            if is_named { Fit::Value } else { of_type(&field.ty, value) }
        }
        Convert::Lookup(_) => Fit::Value,
    }
}

fn of_type(ty: &Type, value: &Value<'_>) -> Fit {
    match ty {
        Type::Scalar(Scalar::String) => string(value).into(),
        Type::Scalar(Scalar::Integer) => integer(value).into(),
        Type::Scalar(Scalar::Number) => number(value).into(),
        Type::Scalar(Scalar::Boolean) => boolean(value).into(),
        Type::Enum(_) => label(value).into(),
        // Without a format, which is reported where it is missing.
        Type::Timestamp | Type::Record(_) | Type::List(_) => Fit::Value,
    }
}

/// 2000-01-01 to 2100-01-01: what the times of answers lie between.
const LIKELY: std::ops::Range<i64> = 946_684_800_000_000..4_102_444_800_000_000;

/// 1970-01-01 to 1990-01-01 holds what was divided by too much, and what lies behind 2200-01-01 by too little.
const UNLIKELY: [std::ops::Range<i64>; 2] = [1..631_152_000_000_000, 7_258_118_400_000_000..i64::MAX];

const UNITS: [TimeFormat; 4] =
    [TimeFormat::UnixSeconds, TimeFormat::UnixMillis, TimeFormat::UnixMicros, TimeFormat::UnixNanos];

fn of_time(format: TimeFormat, value: &Value<'_>) -> Fit {
    let Some(micros) = time::read(shared(format), value) else { return Fit::Refused(shared(format).describe()) };
    match likely_unit(value) {
        Some(unit) if unit != format && UNLIKELY.iter().any(|times| times.contains(&micros)) => Fit::Unit(unit),
        _ => Fit::Value,
    }
}

/// The unit that makes a number a time of our days.
pub(super) fn likely_unit(value: &Value<'_>) -> Option<TimeFormat> {
    let is_likely = |unit: &TimeFormat| time::read(shared(*unit), value).is_some_and(|micros| LIKELY.contains(&micros));
    UNITS.into_iter().find(is_likely)
}

/// The format as the runtime calls it.
pub(super) const fn shared(format: TimeFormat) -> Format {
    match format {
        TimeFormat::Rfc3339 => Format::Rfc3339,
        TimeFormat::UnixSeconds => Format::UnixSeconds,
        TimeFormat::UnixMillis => Format::UnixMillis,
        TimeFormat::UnixMicros => Format::UnixMicros,
        TimeFormat::UnixNanos => Format::UnixNanos,
    }
}

fn text_of_error(value: &Value<'_>, expected: &'static str) -> Fit {
    match value {
        Value::Text(text) if !text.trim().is_empty() => Fit::Value,
        Value::Text(_) => Fit::Absent,
        _ => Fit::Refused(expected),
    }
}

fn of_link(origin: &Origin, value: &Value<'_>) -> Fit {
    match value {
        Value::Text("") => Fit::Absent,
        Value::Text(link) => origin.follow(link).map_or_else(Fit::Unfollowed, |()| Fit::Value),
        _ => Fit::Refused("a string"),
    }
}

const fn present(is: bool) -> Fit {
    if is { Fit::Value } else { Fit::Absent }
}

impl From<Mismatch> for Fit {
    fn from(mismatch: Mismatch) -> Self {
        Self::Refused(mismatch.0)
    }
}

impl<T> From<Result<T, Mismatch>> for Fit {
    fn from(read: Result<T, Mismatch>) -> Self {
        read.map_or_else(Self::from, |_| Self::Value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EnumRef, Home};

    fn field(ty: Type, convert: Convert) -> Field {
        let values = vec!["inbound".to_owned(), "7".to_owned()];
        Field { name: "it".into(), slot: Some(0), ty, convert, table: Vec::new(), values }
    }

    fn table(otherwise: Otherwise) -> Convert {
        Convert::Lookup(Lookup { rows: vec![("0".into(), "1".into())], absent: vec![String::new()], otherwise })
    }

    const DIRECTION: Type = Type::Enum(EnumRef { home: Home::Here, index: 0 });
    const INTEGER: Type = Type::Scalar(Scalar::Integer);

    #[test]
    fn a_table_decides_before_the_type_does() {
        let read = |otherwise, value| of_field(&field(INTEGER, table(otherwise)), &value);
        for value in [Value::Text("0"), Value::Integer(0)] {
            assert_eq!(read(Otherwise::Keep, value), Fit::Value);
        }
        assert_eq!(read(Otherwise::Keep, Value::Text("")), Fit::Absent);
        assert_eq!(read(Otherwise::Keep, Value::Integer(5)), Fit::Value);
        assert_eq!(read(Otherwise::Keep, Value::Boolean(true)), Fit::Refused("an integer of 64 bits"));
        assert_eq!(read(Otherwise::Absent, Value::Boolean(true)), Fit::Absent);
        assert_eq!(read(Otherwise::Value("7".into()), Value::Boolean(true)), Fit::Value);
    }

    #[test]
    fn a_time_in_the_wrong_unit_is_told_where_another_makes_sense() {
        use TimeFormat::{UnixMicros, UnixMillis, UnixNanos, UnixSeconds};
        let now = [(UnixSeconds, 1), (UnixMillis, 1_000), (UnixMicros, 1_000_000), (UnixNanos, 1_000_000_000)];
        for (unit, factor) in now {
            let value = Value::Integer(1_767_600_000 * factor);
            assert_eq!(likely_unit(&value), Some(unit));
            for (format, _) in now {
                let expected = if format == unit { Fit::Value } else { Fit::Unit(unit) };
                let read = of_time(format, &value);
                assert!(read == expected || matches!(read, Fit::Refused(_)), "{unit:?} as {format:?}: {read:?}");
            }
        }
        assert_eq!(of_time(UnixSeconds, &Value::Integer(1_767_600_000_000)), Fit::Unit(UnixMillis));
        assert_eq!(of_time(UnixMillis, &Value::Text("1767600000")), Fit::Unit(UnixSeconds));
        for number in [0, 123, -1, 315_532_800] {
            assert_eq!(of_time(UnixSeconds, &Value::Integer(number)), Fit::Value, "{number}");
        }
    }

    #[test]
    fn a_value_is_listed_by_the_table_or_by_the_enum() {
        let told = |convert, ty, value| unlisted(&field(ty, convert), &value);
        assert_eq!(told(Convert::Plain, DIRECTION, Value::Text("inbound")), None);
        assert_eq!(told(Convert::Plain, DIRECTION, Value::Integer(7)), None);
        assert_eq!(told(Convert::Plain, DIRECTION, Value::Text("up")).as_deref(), Some("up"));
        assert_eq!(told(table(Otherwise::Keep), DIRECTION, Value::Integer(0)), None);
        assert_eq!(told(table(Otherwise::Keep), DIRECTION, Value::Text("")), None);
        assert_eq!(told(table(Otherwise::Keep), DIRECTION, Value::Text("inbound")), None);
        assert_eq!(told(table(Otherwise::Keep), INTEGER, Value::Integer(5)).as_deref(), Some("5"));
        assert_eq!(told(table(Otherwise::Absent), DIRECTION, Value::Text("up")), None);
        assert_eq!(told(Convert::Plain, INTEGER, Value::Integer(5)), None);
    }

    #[test]
    fn what_says_how_a_list_goes_on_is_read_as_the_runtime_reads_it() {
        let read = |expect: &Expect, value| fit(expect, &value);
        assert_eq!(read(&Expect::Cursor, Value::Integer(7)), Fit::Value);
        assert_eq!(read(&Expect::Cursor, Value::Text("")), Fit::Absent);
        assert_eq!(read(&Expect::Cursor, Value::Boolean(true)), Fit::Refused("a string or an integer"));
        assert_eq!(read(&Expect::Link(Origin::default()), Value::Integer(7)), Fit::Refused("a string"));
        assert_eq!(read(&Expect::More, Value::Text("false")), Fit::Value);
        assert_eq!(read(&Expect::More, Value::Integer(1)), Fit::Refused("`true` or `false`"));
        assert_eq!(read(&Expect::Count, Value::Text("20")), Fit::Value);
        assert_eq!(read(&Expect::Count, Value::Integer(-1)), Fit::Refused("an integer from 0 on"));
    }

    #[test]
    fn an_error_says_what_it_is_in_a_text() {
        let refused = |expect: &Expect, value| matches!(fit(expect, &value), Fit::Refused(_));
        assert_eq!(fit(&Expect::Message, &Value::Text("no")), Fit::Value);
        assert_eq!(fit(&Expect::Message, &Value::Text(" ")), Fit::Absent);
        assert!(refused(&Expect::Message, Value::Integer(1)) && refused(&Expect::Message, Value::Boolean(true)));
        assert_eq!(fit(&Expect::Code, &Value::Integer(1)), Fit::Value);
        assert!(refused(&Expect::Code, Value::Boolean(true)));
    }
}
