//! Scalars: numbers, times, and what fields make of them.

use specloom_values::time::{Rfc3339, parse, read};
use specloom_values::{Key, TimeFormat, Value, boolean, count, integer, key, label, number, string};

use crate::Seeds;

const UNITS: [(TimeFormat, i128); 4] = [
    (TimeFormat::UnixSeconds, 1_000_000_000),
    (TimeFormat::UnixMillis, 1_000_000),
    (TimeFormat::UnixMicros, 1_000),
    (TimeFormat::UnixNanos, 1),
];

/// Years 0 to 9999, in microseconds since 1970.
const YEARS: std::ops::Range<i64> = -62_167_219_200_000_000..253_402_300_800_000_000;

/// Takes the input as a scalar.
///
/// # Panics
///
/// The rules for values do, or contradict each other.
pub fn any_value(input: &[u8], _: &Seeds) {
    let text = &*String::from_utf8_lossy(input);
    time_goes_there_and_back(text);
    if let Some(&bytes) = input.first_chunk() {
        let micros = i64::from_le_bytes(bytes);
        units_agree(micros.into());
        assert_eq!(parse(&Rfc3339(micros).to_string()), YEARS.contains(&micros).then_some(micros));
        fits(&Value::Float(f64::from_bits(u64::from_le_bytes(bytes))));
    }
    fits(&Value::Text(text));
    number_is_read_as_by_the_parser(text);
}

fn time_goes_there_and_back(text: &str) {
    let Some(micros) = parse(text) else { return };
    assert!(YEARS.contains(&micros), "{text} is {micros}");
    let printed = Rfc3339(micros).to_string();
    assert_eq!(parse(&printed), Some(micros), "{text}, printed as {printed}");
    assert_eq!(read(TimeFormat::Rfc3339, &Value::Text(text)), Some(micros));
}

/// The same integer is the same time as a number and as a text, and is exact in every unit.
fn units_agree(number: i128) {
    for (format, nanos) in UNITS {
        let micros = read(format, &Value::Integer(number));
        assert_eq!(read(format, &Value::Text(&number.to_string())), micros, "{number} {format:?}");
        assert_eq!(micros, i64::try_from((number * nanos).div_euclid(1_000)).ok(), "{number} {format:?}");
    }
}

/// No rule panics, and where two of them take a value, they take it for the same.
fn fits(value: &Value<'_>) {
    for (format, _) in UNITS {
        let _ = read(format, value);
    }
    let _ = (boolean(value), label(value));
    if let Ok(whole) = integer(value) {
        #[expect(clippy::cast_precision_loss, reason = "so does the rule")]
        let near = whole as f64;
        assert_eq!(number(value), Ok(near), "{value:?}");
        assert_eq!(count(value).ok(), u64::try_from(whole).ok(), "{value:?}");
    }
    if let (Ok(Some(Key::Text(key))), Ok(text)) = (key(value), string(value)) {
        assert_eq!(key, text);
    }
}

/// Digits are read as `serde_json` reads them, which does not round the last digit of a float as Rust does, and has no
/// integers of more than 64 bits.
fn number_is_read_as_by_the_parser(text: &str) {
    let Ok(parsed) = serde_json::from_str::<serde_json::Number>(text) else { return };
    let digits = text.trim_matches([' ', '\t', '\r', '\n']);
    let value = Value::number(digits).expect("it is a number");
    match value {
        Value::Integer(number) => {
            let whole = parsed.as_u64().map(i128::from).or(parsed.as_i64().map(i128::from));
            assert!(whole.is_none_or(|whole| whole == number), "{digits} is {number}, but {parsed}");
            assert_eq!(number.to_string(), digits);
        }
        Value::Float(number) => {
            let near = parsed.as_f64().filter(|near| parsed.is_f64() && (near - number).abs() <= number.abs() * 1e-15);
            assert!(near.is_some(), "{digits} is {number}, but {parsed}");
        }
        _ => panic!("{digits} is {value:?}"),
    }
    fits(&value);
}
