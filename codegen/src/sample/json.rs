//! JSON with a place for every value.
//!
//! `serde_json` says whether a text is JSON, and where it is not. What it lets pass is cut into values here, which takes
//! no more than finding their ends.

use std::borrow::Cow;

use serde::de::IgnoredAny;

use super::{Entry, Invalid, Kind, Node, Text};

/// How deep values may be nested: as deep as the runtime reads them.
const MAX_DEPTH: usize = 128;

/// Reads the text from `start` on, which is one JSON value.
pub(super) fn parse(source: Text<'_>, start: usize) -> Result<Node<'_>, Invalid> {
    let text = &source.text[start..];
    if text.trim().is_empty() {
        return Err(source.invalid(start..start, "the sample has no body"));
    }
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let at = start + offset(text, error.line(), error.column());
        let end = source.text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        return Err(source.invalid(at..end, format!("the sample is not JSON: {}", said(&error))));
    }
    Cut { source, at: start, depth: 0 }.value()
}

/// What the parser says, without the place.
fn said(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

/// The offset of the byte that the parser stopped at: it counts lines from 1, and the bytes of a line that it has read.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n');
    let before: usize = lines.take(line.saturating_sub(1)).map(str::len).sum();
    crate::source::floor_char_boundary(text, (before + column).saturating_sub(1))
}

/// Cuts a text that is JSON into its values.
struct Cut<'s> {
    source: Text<'s>,
    at: usize,
    depth: usize,
}

impl<'s> Cut<'s> {
    fn value(&mut self) -> Result<Node<'s>, Invalid> {
        self.skip_blank();
        let start = self.at;
        let kind = match self.next() {
            b'{' => self.nested(Self::object)?,
            b'[' => self.nested(Self::array)?,
            b'"' => Kind::Text(self.text()?),
            _ => self.word(),
        };
        Ok(Node { span: self.source.span(start..self.at), kind })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Kind<'s>, Invalid>) -> Result<Kind<'s>, Invalid> {
        if self.depth == MAX_DEPTH {
            let message = format!("the sample is nested more than {MAX_DEPTH} levels deep");
            return Err(self.source.invalid(self.at..self.at + 1, message));
        }
        self.at += 1;
        self.depth += 1;
        let kind = read(self);
        self.depth -= 1;
        kind
    }

    fn object(&mut self) -> Result<Kind<'s>, Invalid> {
        let mut entries = Vec::new();
        while !self.ends(b'}') {
            let start = self.at;
            let key = self.text()?;
            let at = self.source.span(start..self.at);
            self.skip_blank();
            self.at += 1; // the colon
            entries.push(Entry { key, at, value: self.value()? });
        }
        Ok(Kind::Object(entries))
    }

    fn array(&mut self) -> Result<Kind<'s>, Invalid> {
        let mut elements = Vec::new();
        while !self.ends(b']') {
            elements.push(self.value()?);
        }
        Ok(Kind::Array(elements))
    }

    /// Whether a collection ends here; if not, the next of its parts begins here.
    fn ends(&mut self, bracket: u8) -> bool {
        self.skip_blank();
        let ends = self.next() == bracket;
        if ends || self.next() == b',' {
            self.at += 1;
        }
        if !ends {
            self.skip_blank();
        }
        ends
    }

    fn text(&mut self) -> Result<Cow<'s, str>, Invalid> {
        let start = self.at;
        self.at += 1;
        let mut escaped = false;
        loop {
            match self.next() {
                b'\\' => {
                    escaped = true;
                    self.at += 2;
                }
                b'"' => break,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        let written = &self.source.text[start..self.at];
        if !escaped {
            return Ok(Cow::Borrowed(&written[1..written.len() - 1]));
        }
        let read = serde_json::from_str(written).map(Cow::Owned);
        read.map_err(|error| self.source.invalid(start..self.at, format!("the sample is not JSON: {}", said(&error))))
    }

    /// A number, or one of the three words of JSON.
    fn word(&mut self) -> Kind<'s> {
        let rest = &self.source.text[self.at..];
        let length = rest.find(|c: char| matches!(c, ',' | ']' | '}') || c.is_ascii_whitespace()).unwrap_or(rest.len());
        self.at += length;
        match &rest[..length] {
            "null" => Kind::Null,
            "true" => Kind::Boolean(true),
            "false" => Kind::Boolean(false),
            digits => Kind::Number(digits),
        }
    }

    fn skip_blank(&mut self) {
        while self.next().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    /// The byte at hand. A text that is JSON does not end inside of a value, so what stands for its end is never read.
    fn next(&self) -> u8 {
        self.source.text.as_bytes().get(self.at).copied().unwrap_or(b'"')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn read(text: &str) -> Result<Node<'_>, Invalid> {
        parse(Text { file: FileId::default(), text }, 0)
    }

    /// Every value with the text at its place, and every key.
    fn shown<'t>(node: &Node<'_>, text: &'t str, into: &mut Vec<&'t str>) {
        into.push(&text[node.span.range()]);
        for entry in node.entries() {
            into.push(&text[entry.at.range()]);
            shown(&entry.value, text, into);
        }
        node.elements().iter().for_each(|element| shown(element, text, into));
    }

    #[test]
    fn every_value_and_key_has_its_place() {
        let text = " { \"a\\u0062\" : [ 1 ,-2.5e3,null],\n\"\" :{},\"t\":\"x\\\"y\",\"b\":true}\r\n";
        let mut found = Vec::new();
        shown(&read(text).unwrap(), text, &mut found);
        let whole = text.trim();
        let values = [whole, "\"a\\u0062\"", "[ 1 ,-2.5e3,null]", "1", "-2.5e3", "null"];
        assert_eq!(found, [&values[..], &["\"\"", "{}", "\"t\"", "\"x\\\"y\"", "\"b\"", "true"]].concat());
    }

    #[test]
    fn what_is_read_is_what_serde_json_reads() {
        fn plain(node: &Node<'_>) -> serde_json::Value {
            match &node.kind {
                Kind::Null => serde_json::Value::Null,
                Kind::Boolean(truth) => (*truth).into(),
                Kind::Number(digits) => serde_json::from_str(digits).unwrap(),
                Kind::Text(text) => text.as_ref().into(),
                Kind::Array(elements) => elements.iter().map(plain).collect(),
                Kind::Object(entries) => {
                    entries.iter().map(|entry| (entry.key.to_string(), plain(&entry.value))).collect()
                }
            }
        }
        for text in [
            "0",
            "\"\\ud83d\\ude00 \\/ ü\"",
            "[]",
            "[[],{},[{}]]",
            "{\"a\":{\"b\":[1,\"2\",3.5,false]},\"ü\":null,\"a\":0}",
            "\t[ true\n,\r\nfalse ]",
        ] {
            assert_eq!(plain(&read(text).unwrap()), serde_json::from_str::<serde_json::Value>(text).unwrap(), "{text}");
        }
    }

    #[test]
    fn of_equal_keys_the_last_counts() {
        let text = r#"{"a":1,"a":2}"#;
        assert_eq!(read(text).unwrap().get("a").unwrap().kind, Kind::Number("2"));
    }

    #[test]
    fn what_is_no_json_is_told_at_its_place() {
        for (text, at, message) in [
            ("", 0..0, "the sample has no body"),
            (" \n", 0..0, "the sample has no body"),
            ("{\"a\": 1,}", 8..9, "the sample is not JSON: key must be a string"),
            ("{\n \"ü\": tru\n}", 12..13, "the sample is not JSON: expected ident"),
            ("[1] 2", 4..5, "the sample is not JSON: trailing characters"),
            ("[1", 1..2, "the sample is not JSON: EOF while parsing a list"),
            ("[\"\\ud800\"]", 1..9, "the sample is not JSON: unexpected end of hex escape"),
        ] {
            let invalid = read(text).unwrap_err();
            assert_eq!((invalid.at.range(), invalid.message.as_str()), (at, message), "{text}");
        }
    }

    #[test]
    fn nesting_ends_somewhere() {
        let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&nested(MAX_DEPTH)).is_ok());
        let (too_deep, far_too_deep) = (nested(MAX_DEPTH + 1), nested(100_000));
        assert_eq!(read(&too_deep).unwrap_err().at.range(), MAX_DEPTH..MAX_DEPTH + 1);
        assert!(read(&far_too_deep).is_err());
    }
}
