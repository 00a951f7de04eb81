//! Samples as what a client receives.

use super::{Text, http};
use crate::source::{FileId, Source};

/// An answer of a vendor, as a sample holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<'s> {
    /// HTTP status.
    pub status: u16,
    /// Names and values of the headers.
    pub headers: Vec<(&'s str, &'s str)>,
    /// The body.
    pub body: &'s str,
}

impl<'s> Answer<'s> {
    /// The answer that a sample holds: a `.json` file is the body of a success, a `.http` file has a status line and
    /// headers. `None` if it is neither, which [`check`](crate::check) reports.
    #[must_use]
    pub fn of(sample: &'s Source) -> Option<Self> {
        let text = sample.text.as_str();
        if sample.path.ends_with(".json") {
            return Some(Self { status: 200, headers: Vec::new(), body: text });
        }
        let head =
            http::head(Text { file: FileId::default(), text }).ok().filter(|_| sample.path.ends_with(".http"))?;
        let headers = head.headers.into_iter().map(|(name, at)| (name, &text[at])).collect();
        Some(Self { status: head.status, headers, body: &text[head.body..] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(path: &str, text: &str) -> Source {
        Source { path: path.into(), text: text.into() }
    }

    #[test]
    fn a_json_file_is_the_body_of_a_success() {
        let sample = sample("a.json", "{}");
        assert_eq!(Answer::of(&sample), Some(Answer { status: 200, headers: vec![], body: "{}" }));
    }

    #[test]
    fn an_http_file_has_a_status_and_headers() {
        let sample =
            sample("a.http", "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nLink:\r\n\r\ngone\r\n\r\n");
        let headers = vec![("Content-Type", "text/plain"), ("Link", "")];
        assert_eq!(Answer::of(&sample), Some(Answer { status: 404, headers, body: "gone\r\n\r\n" }));
    }

    #[test]
    fn anything_else_is_no_answer() {
        for (path, text) in [("a.http", "{}"), ("a.http", "HTTP/1.1 200 OK\n"), ("a.txt", "HTTP/1.1 200 OK\n\n{}")] {
            assert_eq!(Answer::of(&sample(path, text)), None, "{path}: {text}");
        }
    }
}
