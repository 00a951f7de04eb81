//! One scalar of a body, for vendors that say in there whether an answer is an error.

use super::json::{Json, Next, Rest, space};
use crate::path::{Path, Step};
use crate::record::Value;

/// Whether the scalar at a path has this value, written as text. What is no JSON has no value.
pub(crate) fn has_value(bytes: &[u8], path: Path, wanted: &str) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let mut seek = Seek { json: Json::new(text), wanted, found: false };
    // Anything wrong with the body is reported when it is decoded.
    let _ = seek.value(seek.json.start(), path);
    seek.found
}

/// Walks down a path and skips everything else.
struct Seek<'t, 'w> {
    json: Json<'t>,
    wanted: &'w str,
    found: bool,
}

impl<'t> Seek<'t, '_> {
    fn value(&mut self, rest: &'t [u8], path: Path) -> Rest<'t> {
        match (path.split_first(), space::passed(rest)) {
            (Some((Step::Key(key), path)), [b'{', rest @ ..]) => self.member(rest, key, path),
            (Some((Step::Index(index), path)), [b'[', rest @ ..]) => self.element(rest, *index, path),
            (None, [b'"', rest @ ..]) => {
                let (text, rest) = self.json.quoted(rest)?;
                self.found = self.json.lend(text, rest) == self.wanted;
                Some(rest)
            }
            (None, rest @ ([] | [b'{' | b'[', ..])) => self.json.skip(rest),
            (None, rest) => {
                let (value, rest) = self.json.plain(rest)?;
                self.found = value.is_some_and(|value: Value<'_>| value.text() == self.wanted);
                Some(rest)
            }
            (Some(_), rest) => self.json.skip(rest),
        }
    }

    fn member(&mut self, rest: &'t [u8], wanted: &str, path: Path) -> Rest<'t> {
        let mut next = Json::first(rest, b'}');
        while let Next::Value(rest) = next {
            let (key, rest) = self.json.key(rest)?;
            let is_wanted = key == wanted.as_bytes();
            let rest = if is_wanted { self.value(rest, path)? } else { self.json.skip(rest)? };
            next = self.json.next(rest, b'}')?;
        }
        Some(next.rest())
    }

    fn element(&mut self, rest: &'t [u8], wanted: usize, path: Path) -> Rest<'t> {
        let (mut index, mut next) = (0, Json::first(rest, b']'));
        while let Next::Value(rest) = next {
            let rest = if index == wanted { self.value(rest, path)? } else { self.json.skip(rest)? };
            next = self.json.next(rest, b']')?;
            index += 1;
        }
        Some(next.rest())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ok_is_false(body: &str) -> bool {
        has_value(body.as_bytes(), &[Step::Key("ok")], "false")
    }

    #[test]
    fn a_flag_is_found_among_other_keys() {
        assert!(ok_is_false(r#"{"a":[{"ok":true}],"ok":false,"error":"invalid_auth"}"#));
        assert!(!ok_is_false(r#"{"ok":true,"messages":[{"ok":false}]}"#));
        assert!(!ok_is_false(r#"{"ok":{"ok":false}}"#));
    }

    #[test]
    fn numbers_texts_and_elements_count_too() {
        assert!(has_value(br#"{"status":"failed"}"#, &[Step::Key("status")], "failed"));
        assert!(has_value(br#"[{"code":-1},{"code":7}]"#, &[Step::Index(1), Step::Key("code")], "7"));
    }

    #[test]
    fn a_body_that_is_no_json_has_no_flag() {
        for body in ["", "<html>", "[", r#"{"ok":"#, "null"] {
            assert!(!ok_is_false(body), "{body}");
        }
    }
}
