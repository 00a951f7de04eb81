//! Answers as they are on the wire: status line, headers, a blank line, the body.

use std::ops::Range;

use specloom_values::next_link;

use super::{Entry, Invalid, Kind, Node, Sample, Text, json};

const HELP: &str = "it starts as `HTTP/1.1 404 Not Found`, then come the headers, a blank line, and the body";

/// What stands before the body of an answer.
pub(super) struct Head<'s> {
    pub(super) status: u16,
    /// Their names, and where their values stand.
    pub(super) headers: Vec<(&'s str, Range<usize>)>,
    /// Where the body begins.
    pub(super) body: usize,
}

/// Reads an answer. The body of a success is JSON; that of an error may be anything, unless its headers call it JSON.
pub(super) fn parse(source: Text<'_>) -> Result<Sample<'_>, Invalid> {
    let head = head(source)?;
    let is_json = head.values("content-type").any(|at| source.text[at].contains("json"));
    let success = (200..=299).contains(&head.status);
    let has_body = !source.text[head.body..].trim().is_empty();
    let body = match json::parse(source, head.body) {
        Ok(body) => Some(body),
        Err(invalid) if success || is_json && has_body => return Err(invalid),
        Err(_) => None,
    };
    Ok(Sample { success, body, links: links(source, &head) })
}

impl Head<'_> {
    /// Where the values of a header stand.
    fn values(&self, header: &str) -> impl Iterator<Item = Range<usize>> {
        self.headers.iter().filter(move |(name, _)| name.eq_ignore_ascii_case(header)).map(|(_, at)| at.clone())
    }
}

/// The link to the next page, as an object in which it is `next`. Its place is the header, or the status line.
fn links<'s>(source: Text<'s>, head: &Head<'_>) -> Node<'s> {
    let next = head.values("link").find_map(|at| Some((next_link(&source.text[at.clone()])?, at)));
    let line = || 0..source.text.lines().next().map_or(0, str::len);
    let place = next.as_ref().map(|(_, at)| at.clone()).or_else(|| head.values("link").next());
    let span = source.span(place.unwrap_or_else(line));
    let entry = |(url, _): (&'s str, _)| {
        let value = Node { span, kind: Kind::Text(url.into()) };
        Entry { key: "next".into(), at: span, value }
    };
    Node { span, kind: Kind::Object(next.map(entry).into_iter().collect()) }
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
        match header(source.text, line.clone()) {
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

/// The name of a header in a line, and where its value stands.
fn header(text: &str, line: Range<usize>) -> Option<(&str, Range<usize>)> {
    let (name, value) = text[line.clone()].split_once(':')?;
    let is_name = !name.is_empty() && !name.contains(|c: char| c.is_ascii_whitespace() || c.is_control());
    let start = line.end - value.trim_start().len();
    is_name.then(|| (name, start..start + value.trim().len()))
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
    fn a_header_has_the_link_to_the_next_page_at_its_place() {
        let next = |head: &str| {
            let text = format!("HTTP/1.1 200 OK\n{head}\n{{}}");
            let links = read(&text).unwrap().links;
            let next = links.get("next").map(|next| next.scalar().unwrap().text().into_owned());
            (next, text[links.span.range()].to_owned())
        };
        let is = |url: &str, place: &str| (Some(url.to_owned()), place.to_owned());
        assert_eq!(next("link:  </b>; rel=next \n"), is("/b", "</b>; rel=next"));
        assert_eq!(next("Link: </a>; rel=prev\nLink: </b>; rel=next\n"), is("/b", "</b>; rel=next"));
        assert_eq!(next("Link: </a>; rel=prev\n"), (None, "</a>; rel=prev".to_owned()));
        assert_eq!(next("Linked: </a>; rel=next\n"), (None, "HTTP/1.1 200 OK".to_owned()));
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
