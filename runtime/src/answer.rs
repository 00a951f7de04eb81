//! What comes back: a body within its limit, or an error that says what the vendor means by it.

use std::time::SystemTime;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderMap, Response};
use secrecy::SecretString;

use crate::decode::{ErrorText, error_text, has_value};
use crate::error::{Error, Kind};
use crate::pagination::next_link;
use crate::redact::{excerpt, redacted};
use crate::retry::is_passing;
use crate::stated::Stated;
use crate::table::{Class, Matcher, Operation, Provider};
use crate::transport::{Body, Unread};
use crate::within::Until;

/// Of an error answer no more is read: a message is short.
const MAX_ERROR_BYTES: u64 = 64 * 1024;

/// How much of a header's value is shown, in characters.
const MAX_VALUE: usize = 100;

/// How much of a vendor's message or code is kept, in characters.
const MAX_MESSAGE: usize = 300;

/// A good answer.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A page.
    Page {
        /// Its body.
        body: Bytes,
        /// The `Link` header's next URL.
        link: Option<String>,
        /// How it is encoded, or its content type, if that is not JSON's.
        unlike: Option<String>,
    },
    /// An error answer that the spec reads as "nothing there".
    Nothing,
}

/// An answer as it came, before anybody says what it means.
#[derive(Debug)]
pub(crate) struct Raw {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// The whole body of a success; the beginning of any other.
    pub(crate) body: Bytes,
}

/// What an answer is understood by.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) provider: &'static Provider,
    pub(crate) operation: &'static Operation,
    /// Whether an error answer can mean "nothing there".
    pub(crate) may_be_empty: bool,
    /// When the answer came.
    pub(crate) now: SystemTime,
    /// The secrets of the client, which the vendor may quote.
    pub(crate) secrets: &'a [SecretString],
}

/// Takes an answer, with no more of its body than may be read.
pub(crate) async fn receive(response: Response<Body>, max_body_bytes: u64, until: Until) -> Result<Raw, Error> {
    let (head, body) = response.into_parts();
    let status = head.status.as_u16();
    let body = match head.status.is_success() {
        true => body.read(max_body_bytes, until).await.map_err(|why| unread(why, max_body_bytes).answered(status))?,
        // The status already says what happened; a body that breaks off adds nothing.
        false => body.beginning(MAX_ERROR_BYTES, until).await,
    };
    Ok(Raw { status, headers: head.headers, body })
}

fn unread(why: Unread, limit: u64) -> Error {
    match why {
        Unread::TooLarge => Error::new(Kind::TooLarge).detail(format!("more than {limit} bytes")),
        Unread::Broken(error) => error.into(),
    }
}

impl Reader<'_> {
    /// What an answer means.
    pub(crate) fn understand(&self, answer: Raw) -> Result<Answer, Error> {
        let content_type = content_type(&answer.headers);
        let succeeded = (200..300).contains(&answer.status);
        if !succeeded || self.failed(&answer.body) {
            let is_text = !succeeded && content_type.is_some_and(|content_type| content_type.starts_with("text/plain"));
            return self.failure(&answer, is_text);
        }
        let other_type = content_type.filter(|content_type| !content_type.contains("json"));
        let unlike = encoding(&answer.headers).or(other_type);
        let unlike = unlike.map(|unlike| excerpt(&unlike, MAX_VALUE, self.secrets));
        Ok(Answer::Page { link: next_link(&answer.headers), unlike, body: answer.body })
    }

    /// Whether the body of a success says that it is none.
    fn failed(&self, body: &[u8]) -> bool {
        self.provider.errors.failure.is_some_and(|(path, value)| has_value(body, path, value))
    }

    fn failure(&self, answer: &Raw, is_text: bool) -> Result<Answer, Error> {
        let (rules, status) = (&self.provider.errors, answer.status);
        let ErrorText { message, code } = error_text(&answer.body, rules);
        let fits = |matcher: &Matcher| fits(matcher, status, code.as_deref(), message.as_deref());
        if self.may_be_empty && self.operation.empty_on.iter().any(fits) {
            return Ok(Answer::Nothing);
        }
        let class = rules.classes.iter().find(|(_, matchers)| matchers.iter().any(fits)).map(|(class, _)| *class);
        let message = message.or_else(|| is_text.then(|| first_line(&answer.body)).flatten());
        let tidied = |text: Option<String>| text.map(|text| clipped(&redacted(&text, self.secrets)));
        let kind = kind(class, status);
        let wait = Stated::read(&answer.headers, self.provider.limits.wait, self.now).wait(kind == Kind::RateLimited);
        let error = Error::new(kind).answered(status).vendor(tidied(message), tidied(code));
        Err(error.retry(is_worth_repeating(class, status), wait))
    }
}

fn content_type(headers: &HeaderMap) -> Option<String> {
    headers.get(CONTENT_TYPE)?.to_str().ok().map(str::to_ascii_lowercase)
}

/// How a body is encoded that the HTTP client did not decode: it takes the header away from those that it did.
fn encoding(headers: &HeaderMap) -> Option<String> {
    let encoding = headers.get(CONTENT_ENCODING)?.to_str().ok()?.trim();
    (!encoding.eq_ignore_ascii_case("identity")).then(|| format!("encoded as `{encoding}`"))
}

fn first_line(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    text.lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned)
}

/// A vendor's text on one line, and not longer than a message should be.
fn clipped(text: &str) -> String {
    text.chars().take(MAX_MESSAGE).map(|char| if char.is_control() { ' ' } else { char }).collect()
}

fn fits(matcher: &Matcher, status: u16, code: Option<&str>, message: Option<&str>) -> bool {
    matcher.status.is_none_or(|expected| expected == status)
        && matcher.code.is_none_or(|expected| code == Some(expected))
        && matcher.message.is_none_or(|expected| message == Some(expected))
}

fn kind(class: Option<Class>, status: u16) -> Kind {
    match (class, status) {
        (Some(class), _) => class.into(),
        (None, 401) => Kind::Unauthorized,
        (None, 403) => Kind::Forbidden,
        (None, 404 | 410) => Kind::NotFound,
        (None, 429) => Kind::RateLimited,
        (None, 408 | 500..=599) => Kind::Transient,
        // With a success status, the body said that it is an error.
        (None, 200..=299 | 400..=499) => Kind::InvalidRequest,
        (None, 300..=399) => Kind::Redirect,
        (None, _) => Kind::UnexpectedStatus,
    }
}

fn is_worth_repeating(class: Option<Class>, status: u16) -> bool {
    class.map_or(is_passing(status), |class| matches!(class, Class::RateLimited | Class::Transient))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_decides_where_no_class_does() {
        let kinds = [401, 403, 404, 410, 429, 408, 500, 501, 400, 409, 422, 302, 100].map(|status| kind(None, status));
        let expected = [
            Kind::Unauthorized,
            Kind::Forbidden,
            Kind::NotFound,
            Kind::NotFound,
            Kind::RateLimited,
            Kind::Transient,
            Kind::Transient,
            Kind::Transient,
            Kind::InvalidRequest,
            Kind::InvalidRequest,
            Kind::InvalidRequest,
            Kind::Redirect,
            Kind::UnexpectedStatus,
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn a_class_decides_whether_a_status_is_repeated() {
        assert!(is_worth_repeating(None, 500));
        assert!(!is_worth_repeating(None, 501));
        assert!(!is_worth_repeating(Some(Class::Unauthorized), 500));
        assert!(is_worth_repeating(Some(Class::Transient), 400));
    }

    #[test]
    fn all_that_a_matcher_gives_has_to_fit() {
        let matcher = Matcher { status: Some(404), code: None, message: Some("Conversation not found") };
        assert!(fits(&matcher, 404, Some("notFound"), Some("Conversation not found")));
        assert!(!fits(&matcher, 404, None, Some("Contact not found")));
        assert!(!fits(&matcher, 400, None, Some("Conversation not found")));
        assert!(!fits(&matcher, 404, None, None));
    }

    #[test]
    fn a_message_is_one_clipped_line() {
        assert_eq!(clipped("a\nb\u{1b}[31m"), "a b [31m");
        assert_eq!(clipped(&"x".repeat(1_000)).len(), MAX_MESSAGE);
        assert_eq!(first_line(b"\n\n Retry later \n\n").as_deref(), Some("Retry later"));
    }
}
