//! What an error answer says about itself.

use serde_json::Value;

use crate::path::{Path, Step};
use crate::table::ErrorRules;

/// Longer bodies are not read: an error is short, and a page of HTML holds no message.
const MAX_BYTES: usize = 64 * 1024;

/// What an error answer says about itself, where it says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ErrorText {
    /// The vendor's message.
    pub(crate) message: Option<String>,
    /// The vendor's error code.
    pub(crate) code: Option<String>,
}

/// Reads the body of an error answer, which may be anything.
pub(crate) fn error_text(bytes: &[u8], rules: &ErrorRules) -> ErrorText {
    if bytes.len() > MAX_BYTES {
        return ErrorText::default();
    }
    let text = String::from_utf8_lossy(bytes);
    let Ok(body) = serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) else {
        return ErrorText::default();
    };
    let first =
        |paths: &[Path], read: fn(&Value) -> Option<String>| paths.iter().find_map(|path| read(find(&body, path)?));
    ErrorText { message: first(rules.message, message), code: first(rules.code, code) }
}

fn find(body: &Value, path: Path) -> Option<&Value> {
    path.iter().try_fold(body, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    })
}

fn message(value: &Value) -> Option<String> {
    match value {
        Value::Array(elements) => {
            let texts: Vec<&str> = elements.iter().filter_map(filled).collect();
            (!texts.is_empty()).then(|| texts.join("; "))
        }
        _ => filled(value).map(str::to_owned),
    }
}

fn code(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        _ => filled(value).map(str::to_owned),
    }
}

fn filled(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: ErrorRules = ErrorRules {
        message: &[&[Step::Key("message")], &[Step::Key("errors"), Step::Index(0)], &[Step::Key("error")]],
        code: &[&[Step::Key("code")], &[Step::Key("statusCode")]],
        failure: None,
        classes: &[],
    };

    fn read(body: &str) -> (Option<String>, Option<String>) {
        let ErrorText { message, code } = error_text(body.as_bytes(), &RULES);
        (message, code)
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn the_first_path_with_a_text_counts() {
        assert_eq!(read(r#"{"message":"no","error":"yes","code":"E1"}"#), (some("no"), some("E1")));
        assert_eq!(read(r#"{"message":null,"errors":[],"error":"yes"}"#), (some("yes"), None));
        assert_eq!(read(r#"{"message":" ","errors":["first","second"]}"#), (some("first"), None));
        assert_eq!(read(r#"{"message":{"text":"no"},"error":"yes"}"#), (some("yes"), None));
    }

    #[test]
    fn a_list_of_texts_is_joined() {
        assert_eq!(read(r#"{"message":["a must be set","",null,"b too long"]}"#).0, some("a must be set; b too long"));
        assert_eq!(read(r#"{"message":[1,[],{}],"error":"yes"}"#).0, some("yes"));
    }

    #[test]
    fn booleans_and_numbers_are_no_message() {
        assert_eq!(read(r#"{"message":true,"errors":[5],"error":1.5}"#).0, None);
    }

    #[test]
    fn a_number_is_a_code_and_a_boolean_is_none() {
        assert_eq!(read(r#"{"code":true,"statusCode":404}"#).1, some("404"));
        assert_eq!(read(r#"{"code":"","statusCode":1.5}"#).1, some("1.5"));
    }

    #[test]
    fn bodies_that_are_not_json_say_nothing() {
        for body in ["", "null", "[]", "5", "<html>", r#"{"message":"cut"#, &"[".repeat(10_000)] {
            assert_eq!(read(body), (None, None), "{body}");
        }
        assert_eq!(error_text(b"\xff\xfe", &RULES), ErrorText::default());
        let long = format!(r#"{{"message":"{}"}}"#, "x".repeat(MAX_BYTES));
        assert_eq!(read(&long), (None, None));
    }

    #[test]
    fn bytes_that_are_not_utf8_do_not_hide_the_message() {
        assert_eq!(error_text(b"{\"message\":\"caf\xe9\"}", &RULES).message, some("caf\u{fffd}"));
        assert_eq!(read("\u{feff}{\"message\":\"marked\"}").0, some("marked"));
    }
}
