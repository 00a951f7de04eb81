//! What can be wrong with a body, and where.

use std::fmt;

use secrecy::SecretString;
use specloom_values::time::Rfc3339;

use crate::path::Step;
use crate::record::Value;
use crate::redact::{excerpt, redacted};
use crate::table::TimeFormat;

/// How many elements the lists of one body may have, in all.
pub(super) const MAX_ELEMENTS: usize = 1_000_000;

/// How much of a scalar an error message quotes, in characters.
const CLIP: usize = 40;

/// A body that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DecodeError {
    /// Where, as a normalized path: `$.payload[3].created_at`.
    pub(crate) path: String,
    /// What.
    pub(crate) problem: Problem,
}

impl DecodeError {
    /// The error without secrets in what it quotes, and without more of a string than it shows.
    pub(super) fn without(mut self, secrets: &[SecretString]) -> Self {
        match &mut self.problem {
            Problem::Mismatch { found, .. } | Problem::BadTime { found, .. } => *found = found.without(secrets),
            Problem::Syntax(told) | Problem::Truncated(told) => *told = redacted(told, secrets),
            _ => {}
        }
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}: {}", self.path, self.problem)
    }
}

impl std::error::Error for DecodeError {}

/// What is wrong with a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    /// It is not UTF-8 from this byte on.
    NotUtf8 {
        /// Counted from 0.
        offset: usize,
    },
    /// It is not JSON: what the parser says, with line and column.
    Syntax(String),
    /// It ends too early: likewise.
    Truncated(String),
    /// The list of items is not there.
    MissingItems {
        /// Where the spec looks for it.
        looked_for: &'static str,
    },
    /// A value is of the wrong type.
    Mismatch {
        /// What fits.
        expected: &'static str,
        /// What is there.
        found: Quote,
    },
    /// A record lacks a field that it has to have.
    Missing {
        /// The field's path in the record.
        field: &'static str,
        /// Where the spec looks for it; empty for constants.
        looked_for: &'static str,
    },
    /// A value is no time in the format that the spec declares.
    BadTime {
        /// The format.
        format: TimeFormat,
        /// What is there.
        found: Quote,
    },
    /// An item does not belong to the value of a request parameter: the vendor ignored it.
    Unrequested {
        /// Index of the parameter.
        param: u16,
    },
    /// It has more elements than are read.
    TooMany,
    /// The table writes something to a place where it cannot go; no table that codegen makes does.
    Misplaced,
}

/// Boxed, because it is returned for every scalar of a body, and an error is rare.
pub(super) type Outcome = Result<(), Box<Problem>>;

impl Problem {
    #[cold]
    pub(super) fn mismatch(expected: &'static str, found: &Value<'_>) -> Box<Self> {
        Self::Mismatch { expected, found: Quote::scalar(found) }.into()
    }

    #[cold]
    pub(super) fn no_time(format: TimeFormat, found: &Value<'_>) -> Box<Self> {
        Self::BadTime { format, found: Quote::scalar(found) }.into()
    }

    pub(super) fn at(self, steps: &[Step]) -> DecodeError {
        DecodeError { path: path(steps), problem: self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 { offset } => write!(f, "the body is not UTF-8 from byte {offset} on"),
            Self::Syntax(message) => write!(f, "the body is not valid JSON: {message}"),
            Self::Truncated(message) => write!(f, "the body ends too early: {message}"),
            Self::MissingItems { looked_for } => {
                write!(f, "the items are missing; they are looked for at `{looked_for}`")
            }
            Self::Mismatch { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::Missing { field, looked_for: "" } => write!(f, "the required field `{field}` has no value"),
            Self::Missing { field, looked_for } => {
                write!(f, "the required field `{field}` has no value; it is looked for at `{looked_for}`")
            }
            Self::BadTime { format, found } => write!(f, "expected {}, found {found}", format.describe()),
            Self::Unrequested { .. } => f.write_str("the item does not belong to what the request asked for"),
            Self::TooMany => write!(f, "the lists of the body have more than {MAX_ELEMENTS} elements"),
            Self::Misplaced => f.write_str("the decode table has no place for this value"),
        }
    }
}

/// What stands where something else is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Quote {
    /// A string, of which the beginning is shown.
    Text(String),
    /// Anything else, as it is shown.
    Other(String),
}

impl Quote {
    pub(super) fn scalar(value: &Value<'_>) -> Self {
        Self::Other(match value {
            Value::Text(text) => return Self::Text((*text).to_owned()),
            Value::Integer(number) => format!("the integer {number}"),
            Value::Float(number) => format!("the number {number:e}"),
            Value::Boolean(truth) => format!("the boolean {truth}"),
            Value::Time(micros) => format!("the time {}", Rfc3339(*micros)),
        })
    }

    /// As much as is shown, without secrets.
    fn without(&self, secrets: &[SecretString]) -> Self {
        match self {
            Self::Text(text) => Self::Text(excerpt(text, CLIP + 1, secrets)),
            Self::Other(text) => Self::Other(redacted(text, secrets)),
        }
    }
}

impl fmt::Display for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => match text.char_indices().nth(CLIP) {
                Some((end, _)) => write!(f, "the string {:?}…", text.get(..end).unwrap_or_default()),
                None => write!(f, "the string {text:?}"),
            },
            Self::Other(text) => f.write_str(text),
        }
    }
}

/// A normalized path as in RFC 9535, with shorthand names where they are plain.
fn path(steps: &[Step]) -> String {
    let mut path = String::from("$");
    for step in steps {
        match step {
            Step::Index(index) => path.push_str(&format!("[{index}]")),
            Step::Key(key) if plain(key) => path.extend([".", key]),
            Step::Key(key) => path.push_str(&format!("['{}']", key.replace('\\', r"\\").replace('\'', r"\'"))),
        }
    }
    path
}

fn plain(key: &str) -> bool {
    !key.starts_with(|first: char| first.is_ascii_digit())
        && !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_normalized() {
        let steps = [Step::Key("payload"), Step::Index(3), Step::Key("a-b"), Step::Key("it's"), Step::Key("0")];
        assert_eq!(path(&steps), r"$.payload[3]['a-b']['it\'s']['0']");
        assert_eq!(path(&[]), "$");
    }

    #[test]
    fn a_long_string_is_clipped() {
        let quote = |value: &Value<'_>| Quote::scalar(value).to_string();
        assert_eq!(quote(&Value::Text("short\n")), r#"the string "short\n""#);
        assert_eq!(quote(&Value::Text(&"é".repeat(1_000))), format!("the string \"{}\"…", "é".repeat(CLIP)));
        assert_eq!(quote(&Value::Float(1e300)), "the number 1e300");
    }

    #[test]
    fn a_secret_is_not_quoted_and_not_clipped_into() {
        let secrets = ["t0ken\"123".into(), "7777777".into()];
        let quote = |value: &Value<'_>| Quote::scalar(value).without(&secrets).to_string();
        assert_eq!(quote(&Value::Text("a t0ken\"123")), r#"the string "a [redacted]""#);
        assert_eq!(
            quote(&Value::Text(&format!("{}t0ken\"123", "x".repeat(35)))),
            format!("the string \"{}[reda\"…", "x".repeat(35))
        );
        assert_eq!(quote(&Value::Integer(7_777_777)), "the integer [redacted]");
    }
}
