//! Kinds of values in the words of somebody who writes YAML.

use serde::de::Unexpected;

use super::tree::Kind;
use crate::diagnostic::quoted;
use crate::suggest::one_of;

/// What a node is, as a message says it.
pub(super) fn describe(kind: &Kind) -> String {
    match kind {
        Kind::Scalar { text, plain: true } if text.is_empty() => "nothing".to_owned(),
        Kind::Scalar { text, plain: true } => quoted(text),
        Kind::Scalar { text, plain: false } => quoted(&format!("\"{text}\"")),
        Kind::Mapping(entries) if entries.is_empty() => "an empty mapping".to_owned(),
        Kind::List(_) => "a list".to_owned(),
        Kind::Mapping(_) | Kind::Alias(_) => "a mapping".to_owned(),
    }
}

/// What was found, where that is not the node itself.
pub(super) fn describe_unexpected(found: Unexpected<'_>) -> Option<String> {
    Some(match found {
        Unexpected::Bool(value) => quoted(&value.to_string()),
        Unexpected::Unsigned(value) => quoted(&value.to_string()),
        Unexpected::Signed(value) => quoted(&value.to_string()),
        Unexpected::Float(value) => quoted(&value.to_string()),
        Unexpected::Char(value) => quoted(&value.to_string()),
        Unexpected::Str(value) => quoted(value),
        Unexpected::Unit | Unexpected::Option => "nothing".to_owned(),
        Unexpected::Other(value) => value.to_owned(),
        _ => return None,
    })
}

/// What serde's own types expect.
pub(super) fn plain_words(expected: &str) -> String {
    let words = match expected {
        "a string" | "string" | "a borrowed string" | "field identifier" | "variant identifier" => "text",
        "a boolean" => return one_of(&["true", "false"]),
        "i8" | "i16" | "i32" | "i64" | "i128" | "u8" | "u16" | "u32" | "u64" | "u128" => "a whole number",
        "f32" | "f64" => "a number",
        "a map" | "map" => "a mapping",
        "a sequence" | "sequence" => "a list",
        "enum" => "a mapping with one key",
        "unit" => "nothing",
        "a character" => "a single character",
        other if other.starts_with("a nonzero ") => "a whole number other than 0",
        other if other.starts_with("struct ") => "a mapping",
        other => match sized(other) {
            Some(length) => return format!("a list of {}", items(length)),
            None => other,
        },
    };
    words.to_owned()
}

/// A number of items.
pub(super) fn items(number: usize) -> String {
    if number == 1 { "1 item".to_owned() } else { format!("{number} items") }
}

/// The length that serde demands of a tuple or an array.
fn sized(expected: &str) -> Option<usize> {
    let length = expected.strip_prefix("a tuple of size ").or_else(|| expected.strip_prefix("an array of length "));
    length?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_serde_are_translated() {
        assert_eq!(plain_words("struct Param"), "a mapping");
        assert_eq!(plain_words("a nonzero u32"), "a whole number other than 0");
        assert_eq!(plain_words("a tuple of size 2"), "a list of 2 items");
        assert_eq!(plain_words("an array of length 1"), "a list of 1 item");
        assert_eq!(plain_words("a path"), "a path");
    }
}
