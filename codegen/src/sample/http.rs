//! Answers as they are on the wire: status line, headers, a blank line, the body.

use std::ops::Range;

use super::{Invalid, Sample, Text, json};

const HELP: &str = "it starts as `HTTP/1.1 404 Not Found`, then come the headers, a blank line, and the body";

/// What stands before the body of an answer.
pub(super) struct Head<'s> {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'s str, &'s str)>,
    /// Where the body begins.
    pub(super) body: usize,
}

/// Reads an answer. The body of a success is JSON; that of an error may be anything, unless its headers call it JSON.
pub(super) fn parse(source: Text<'_>) -> Result<Sample<'_>, Invalid> {
    let head = head(source)?;
    let is_type = |name: &str| name.eq_ignore_ascii_case("content-type");
    let is_json = head.headers.iter().any(|(name, value)| is_type(name) && value.contains("json"));
    let success = (200..=299).contains(&head.status);
    let has_body = !source.text[head.body..].trim().is_empty();
    let body = match json::parse(source, head.body) {
        Ok(body) => Some(body),
        Err(invalid) if success || is_json && has_body => return Err(invalid),
        Err(_) => None,
    };
    Ok(Sample { success, body })
}

/// Reads the status line, the headers and the blank line.
pub(super) fn head(source: Text<'_>) -> Result<Head<'_>, Invalid> {
    let mut lines = Lines { text: source.text, at: 0 };
    let first = lines.next().unwrap_or(0..0);
    let Some(status) = status(&source.text[first.clone()]) else {
        return Err(source.invalid(first, "the sample does not start with a status line").help(HELP));
    };
    let mut headers = Vec::new();
    loop {
        let Some(line) = lines.next() else {
            let end = source.text.len();
            return Err(source.invalid(end..end, "the sample has no blank line behind its headers").help(HELP));
        };
        match header(&source.text[line.clone()]) {
            _ if line.is_empty() => return Ok(Head { status, headers, body: lines.at }),
            Some(header) => headers.push(header),
            None => return Err(source.invalid(line, "this line of the sample is no header").help(HELP)),
        }
    }
}

/// The status of `HTTP/1.1 404 Not Found`.
fn status(line: &str) -> Option<u16> {
    let mut parts = line.strip_prefix("HTTP/")?.splitn(3, ' ');
    let is_version = |version: &str| !version.is_empty() && version.chars().all(|c| c.is_ascii_digit() || c == '.');
    parts.next().filter(|version| is_version(version))?;
    let status = parts.next().filter(|status| status.len() == 3)?.parse().ok()?;
    (100..=599).contains(&status).then_some(status)
}

/// The name of a header and its value.
fn header(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty() && !name.contains(|c: char| c.is_ascii_whitespace() || c.is_control());
    is_name.then_some((name, value.trim()))
}

/// The places of lines, without their ends.
struct Lines<'s> {
    text: &'s str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let (start, rest) = (self.at, &self.text[self.at..]);
        let length = rest.find('\n')?;
        self.at += length + 1;
        let line = rest[..length].strip_suffix('\r').unwrap_or(&rest[..length]);
        Some(start..start + line.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::Kind;
    use crate::source::FileId;

    fn read(text: &str) -> Result<Sample<'_>, Invalid> {
        parse(Text { file: FileId::default(), text })
    }

    #[test]
    fn an_answer_has_a_status_and_a_body() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
        let text = format!("{head}{{\"id\": 7}}\n");
        let sample = read(&text).unwrap();
        let id = sample.body.as_ref().unwrap().get("id").unwrap();
        assert!(sample.success);
        assert_eq!((&id.kind, &text[id.span.range()]), (&Kind::Number("7"), "7"));
    }

    #[test]
    fn a_status_outside_of_2xx_is_an_error_whose_body_may_be_anything() {
        for (text, is_json) in [
            ("HTTP/1.1 404 Not Found\n\nNot found", false),
            ("HTTP/2 500\ncontent-type: text/html\n\n<html>", false),
            ("HTTP/1.1 401 Unauthorized\n\n{\"error\": \"no\"}", true),
            ("HTTP/1.1 304 Not Modified\ncontent-type: application/json\n\n", false),
        ] {
            let sample = read(text).unwrap();
            assert!(!sample.success, "{text}");
            assert_eq!(sample.body.is_some(), is_json, "{text}");
        }
    }

    #[test]
    fn what_is_no_answer_is_told_at_its_place() {
        for (text, at) in [
            ("", 0..0),
            ("{}", 0..0),
            ("HTTP/1.1 OK\n\n", 0..11),
            ("HTTP/1.1 999 What\n\n", 0..17),
            ("HTTP/1.1 200 OK\nno header\n\n{}", 16..25),
            ("HTTP/1.1 200 OK\na b: c\n\n{}", 16..22),
            ("HTTP/1.1 200 OK\na: b\n", 21..21),
            ("HTTP/1.1 200 OK\n\n", 17..17),
            ("HTTP/1.1 200 OK\n\n<html>", 17..18),
            ("HTTP/1.1 404 Not Found\ncontent-type: application/json\n\n4\r\n{}\r\n", 58..59),
        ] {
            assert_eq!(read(text).unwrap_err().at.range(), at, "{text}");
        }
    }
}
