//! One scalar of a body, for vendors that say in there whether an answer is an error.

use std::borrow::Cow;
use std::fmt::{self, Formatter};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::path::{Path, Step};

/// Whether the scalar at a path has this value, written as text. What is no JSON has no value.
pub(crate) fn has_value(bytes: &[u8], path: Path, wanted: &str) -> bool {
    let mut found = false;
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let seek = Seek { path, wanted, found: &mut found };
    // Anything wrong with the body is reported when it is decoded.
    let _ = seek.deserialize(&mut deserializer);
    found
}

/// Walks down a path and skips everything else.
struct Seek<'a> {
    path: Path,
    wanted: &'a str,
    found: &'a mut bool,
}

impl Seek<'_> {
    fn is(self, text: &str) {
        *self.found = self.path.is_empty() && text == self.wanted;
    }
}

impl<'de> DeserializeSeed<'de> for Seek<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seek<'_> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.is(text);
        Ok(())
    }

    fn visit_bool<E>(self, truth: bool) -> Result<(), E> {
        self.is(if truth { "true" } else { "false" });
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.is(&number.to_string());
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.is(&number.to_string());
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.is(&number.to_string());
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { path, wanted, found } = self;
        let step = match path.split_first() {
            Some((Step::Key(key), rest)) => Some((*key, rest)),
            _ => None,
        };
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            match step {
                Some((step, path)) if *key == *step => {
                    map.next_value_seed(Seek { path, wanted, found: &mut *found })?
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Self { path, wanted, found } = self;
        let step = match path.split_first() {
            Some((Step::Index(index), rest)) => Some((*index, rest)),
            _ => None,
        };
        for index in 0.. {
            let more = match step {
                Some((step, path)) if index == step => {
                    seq.next_element_seed(Seek { path, wanted, found: &mut *found })?.is_some()
                }
                _ => seq.next_element::<IgnoredAny>()?.is_some(),
            };
            if !more {
                break;
            }
        }
        Ok(())
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
