//! Bodies without the credentials that they quote.
//!
//! JSON is told apart from what stands in it: a credential is replaced in a string, where it may be escaped, and nothing
//! else changes. Other texts are taken as they are.

use std::fmt;

use serde::de::IgnoredAny;

/// Stands for a credential, as the runtime has it.
pub(crate) const MASK: &str = "[redacted]";

/// A body that can be shown.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) text: String,
    pub(crate) is_json: bool,
    /// Whether something was replaced.
    pub(crate) is_redacted: bool,
}

/// Why a body cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unfit {
    NotText,
    /// A credential stands where nothing can stand for it. This is where.
    Held(&'static str),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText => f.write_str("a sample has to be UTF-8"),
            Self::Held(place) => write!(f, "{place} holds a credential, which cannot be replaced there"),
        }
    }
}

impl Body {
    /// A body without what `masked` takes out of a text.
    pub(crate) fn of(bytes: &[u8], masked: impl Fn(&str) -> String) -> Result<Self, Unfit> {
        let text = std::str::from_utf8(bytes).map_err(|_| Unfit::NotText)?;
        let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
        let shown = if is_json { json(text, masked)? } else { plain(text, masked)? };
        Ok(Self { is_redacted: shown != text, text: shown, is_json })
    }
}

/// A text of no known format. It may hold JSON, or be the beginning of some, where a credential is escaped.
fn plain(text: &str, masked: impl Fn(&str) -> String) -> Result<String, Unfit> {
    let shown = masked(text);
    let bare = shown.replace('\\', "");
    if masked(&bare) == bare { Ok(shown) } else { Err(Unfit::Held("an escape in it")) }
}

/// A JSON text: its strings are masked, and everything else stays byte for byte.
fn json(text: &str, masked: impl Fn(&str) -> String) -> Result<String, Unfit> {
    let (mut shown, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find('"') {
        let (between, string) = rest.split_at(start);
        let (literal, behind) = string.split_at(length(string));
        shown.push_str(without_numbers(between, &masked)?);
        let is_key = behind.trim_start().starts_with(':');
        match replaced(literal, &masked) {
            Some(_) if is_key => return Err(Unfit::Held("a key in it")),
            Some(other) => shown.push_str(&other),
            None => shown.push_str(literal),
        }
        rest = behind;
    }
    shown.push_str(without_numbers(rest, &masked)?);
    Ok(shown)
}

/// How many bytes the string has that a text begins with, its quotes included.
fn length(text: &str) -> usize {
    let mut is_escaped = false;
    let closing = text.bytes().skip(1).position(|byte| {
        let closes = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        closes
    });
    closing.map_or(text.len(), |closing| closing + 2)
}

/// What stands for a string that holds a credential.
fn replaced(literal: &str, masked: impl Fn(&str) -> String) -> Option<String> {
    // Half a surrogate pair is no text, although it is JSON.
    let decoded = serde_json::from_str(literal).unwrap_or_else(|_| literal.to_owned());
    let shown = plain(&decoded, masked).unwrap_or_else(|_| MASK.to_owned());
    (shown != decoded).then(|| serde_json::Value::from(shown).to_string())
}

/// What stands between strings, if none of its numbers holds a credential.
fn without_numbers(between: &str, masked: impl Fn(&str) -> String) -> Result<&str, Unfit> {
    if masked(between) == between { Ok(between) } else { Err(Unfit::Held("a number in it")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Result<String, Unfit> {
        let masked = |text: &str| text.replace("t0ken/1", MASK).replace("content", MASK).replace("12345678", MASK);
        Body::of(text.as_bytes(), masked).map(|body| body.text)
    }

    #[test]
    fn a_credential_is_replaced_in_strings_only_and_all_else_stays() {
        for (text, expected) in [
            (r#"{ "a" : "t0ken/1",  "b":[1.0e0, "\u00e9\/"] }"#, r#"{ "a" : "[redacted]",  "b":[1.0e0, "\u00e9\/"] }"#),
            (r#"["\u0074\u0030ken\/1 is \"wrong\"\n"]"#, r#"["[redacted] is \"wrong\"\n"]"#),
            (r#"["\\", 1]"#, r#"["\\", 1]"#),
            (r#"{"a":"\\","b":"content"}"#, r#"{"a":"\\","b":"[redacted]"}"#),
            (r#"["\ud800 content"]"#, r#"["\"\\ud800 [redacted]\""]"#),
            (r#"["{\"a\":\"t0ken\\/1\"}", 1]"#, r#"["[redacted]", 1]"#),
            ("no JSON: t0ken/1", "no JSON: [redacted]"),
        ] {
            assert_eq!(shown(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_holds_a_credential_where_nothing_can_stand_for_it_is_unfit() {
        for (text, place) in [
            (r#"{"con\u0074ent" : 1}"#, "a key in it"),
            (r#"{"a":12345678}"#, "a number in it"),
            (r#"[912345678]"#, "a number in it"),
            (r#"{"cut":"t0ken\/1"#, "an escape in it"),
        ] {
            assert_eq!(shown(text), Err(Unfit::Held(place)), "{text}");
        }
        assert_eq!(Body::of(b"\xff", str::to_owned), Err(Unfit::NotText));
    }

    #[test]
    fn what_was_replaced_and_what_is_json_is_told() {
        let of = |text: &str| Body::of(text.as_bytes(), |text| text.replace("content", MASK)).unwrap();
        assert_eq!((of("[1]").is_json, of("[1]").is_redacted), (true, false));
        assert_eq!((of("content").is_json, of("content").is_redacted), (false, true));
    }
}
