//! The headers of an answer that say how to go on: links, and times to wait.

use std::time::Duration;

use specloom::__v1::dynamic::{Asked, Stored, list};
use specloom::__v1::tables::pagination::{Link, Next};
use specloom::__v1::tables::{Body, Fields, Limits, Node, Operation, Provider, WaitFormat};
use specloom_dynamic::Object;

use super::answer::is_told_in_one_line;
use super::tables::operations;
use crate::{Choices, Seeds};

static LINKED: Operation = Operation {
    pagination: &Link { header: true, size: None },
    body: Body { items_optional: true, root: Node { fields: Fields::NONE, ..Node::NONE }, ..Body::NONE },
    ..Operation::NONE
};

static WAITING: [Provider; 6] = [
    waiting(WaitFormat::Seconds),
    waiting(WaitFormat::Millis),
    waiting(WaitFormat::UnixSeconds),
    waiting(WaitFormat::UnixMillis),
    waiting(WaitFormat::Rfc3339),
    waiting(WaitFormat::HttpDate),
];

const fn waiting(format: WaitFormat) -> Provider {
    Provider { limits: Limits { wait: Some(("X-Reset", format)), ..Limits::NONE }, ..Provider::NONE }
}

/// No wait is longer than this, nor is any time so far away.
const FOREVER: Duration = Duration::from_secs(1 << 38);

/// Takes the input as the value of a header: the first byte says of which.
///
/// # Panics
///
/// The runtime does, or breaks a promise.
pub fn any_header(input: &[u8], seeds: &Seeds) {
    let (kind, text) = input.split_first().map_or((0, &[][..]), |(kind, text)| (usize::from(*kind), text));
    let text = &String::from_utf8_lossy(text);
    let blank = &operations(seeds)[0].blank;
    match kind % 16 {
        0..=3 => any_link(text, blank),
        4..=7 => made_link(&mut Choices::new(text.as_bytes()), blank),
        8..=9 => waits(&WAITING[0], "Retry-After", text, blank),
        kind => waits(&WAITING[kind - 10], "X-Reset", text, blank),
    }
}

/// The URL of the next page by these `Link` headers.
fn next(values: &[&str], blank: &Object) -> Option<String> {
    let headers: Vec<_> = values.iter().map(|value| ("Link", *value)).collect();
    let asked = Asked { provider: &Provider::NONE, operation: &LINKED, params: &[] };
    let page = list(&asked, &Stored { status: 200, headers: &headers, body: b"{}" }, blank).ok()??;
    match page.next {
        Next::Page(url) => Some(url),
        Next::End | Next::Lost(_) => None,
    }
}

/// Whatever the header says, the next URL stands in it between angle brackets.
fn any_link(text: &str, blank: &Object) {
    let Some(url) = next(&[text], blank) else { return };
    assert!(!url.is_empty() && text.contains(&format!("<{url}>")), "{url} of {text}");
}

const NAMES: [&str; 6] = ["rel", "REL", "title", "rev", "type", "rel*"];
const VALUES: [&str; 10] =
    ["next", "prev", "NEXT", "a next", "next b", "nextish", "a,b", "a;rel=next", "<x>;y", "a\\\"b"];
const SPACES: [&str; 4] = ["", " ", "\t", "  "];

/// A header as RFC 8288 has it says what it was made to say.
fn made_link(choices: &mut Choices<'_>, blank: &Object) {
    let (mut text, mut expected) = (String::new(), None);
    for number in 0..=choices.below(4) {
        let separator = [", ", ",", " ,", ",,"][choices.below(4)];
        text.push_str(if number > 0 { separator } else { "" });
        text.push_str(&format!("</{number},a;b>"));
        let mut rel = None;
        for _ in 0..choices.below(4) {
            let (name, value) = param(choices, &mut text);
            if name.eq_ignore_ascii_case("rel") {
                // What comes after the first does not count.
                rel.get_or_insert(value);
            }
        }
        let is_next = |rel: &str| rel.split(' ').any(|rel| rel.eq_ignore_ascii_case("next"));
        if expected.is_none() && rel.is_some_and(is_next) {
            expected = Some(format!("/{number},a;b"));
        }
    }
    assert_eq!(next(&[&text], blank), expected, "{text}");
}

/// Writes a parameter, as a token where it can be one.
fn param(choices: &mut Choices<'_>, text: &mut String) -> (&'static str, &'static str) {
    let (name, value) = (NAMES[choices.below(NAMES.len())], VALUES[choices.below(VALUES.len())]);
    let [before, after] = [0, 1].map(|_| SPACES[choices.below(SPACES.len())]);
    let is_token = value.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let quote = if is_token && choices.below(2) == 0 { "" } else { "\"" };
    text.push_str(&format!("{before};{after}{name}={quote}{value}{quote}"));
    (name, value)
}

/// A wait is longer than nothing and no longer than for ever; whole seconds are what they say.
fn waits(provider: &'static Provider, name: &str, text: &str, blank: &Object) {
    let asked = Asked { provider, operation: &LINKED, params: &[] };
    let headers = [(name, text), ("Date", "Sun, 06 Nov 1994 08:49:37 GMT")];
    let Err(error) = list(&asked, &Stored { status: 429, headers: &headers, body: b"" }, blank) else {
        panic!("too many requests are no page");
    };
    is_told_in_one_line(&error);
    let wait = error.retry_after();
    assert!(wait.is_none_or(|wait| !wait.is_zero() && wait <= FOREVER), "{wait:?}");
    if name == "Retry-After"
        && let Ok(seconds @ 1..) = text.parse::<u32>()
        && text.starts_with(|first: char| first.is_ascii_digit())
    {
        assert_eq!(wait, Some(Duration::from_secs(seconds.into())));
    }
}
