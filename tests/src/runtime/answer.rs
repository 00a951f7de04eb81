//! Answers, read by the tables of all good specs.

use serde::de::IgnoredAny;
use specloom::__v1::dynamic::Stored;
use specloom::__v1::tables::pagination::Next;
use specloom::Error;
use specloom_dynamic::{Operation, Reading};

use super::made::made;
use super::tables::operations;
use crate::{Choices, Seeds};

const STATUSES: [u16; 12] = [200, 200, 200, 201, 204, 302, 400, 401, 404, 429, 500, 503];

const TYPES: [&str; 4] =
    ["application/json", "text/plain; charset=utf-8", "text/html", "application/problem+json; charset=utf-8"];

/// The longest text of an error: the vendor's message and code have 300 characters each at most.
const MAX_ERROR: usize = 1_500;

/// Takes the input as an answer: the first bytes say to which operation, with which status and which content type.
///
/// # Panics
///
/// The runtime does, or breaks a promise.
pub fn any_answer(input: &[u8], seeds: &Seeds) {
    let (choices, body) = input.split_at_checked(4).unwrap_or((input, &[]));
    let mut choices = Choices::new(choices);
    let operation = choices.of(operations(seeds)).expect("there are operations");
    read(operation, &mut choices, body);
}

/// Takes the input as choices: which operation, and what its table finds in the answer.
///
/// # Panics
///
/// As [`any_answer`].
pub fn made_answer(input: &[u8], seeds: &Seeds) {
    let mut choices = Choices::new(input);
    let operation = choices.of(operations(seeds)).expect("there are operations");
    let mut rest = choices.take(2);
    read(operation, &mut rest, made(&operation.table.body.root, &mut choices).as_bytes());
}

fn read(operation: &Operation, choices: &mut Choices<'_>, body: &[u8]) {
    let status = choices.of(&STATUSES).copied().unwrap_or(200);
    let content_type = choices.of(&TYPES).copied().unwrap_or_default();
    let headers = [("Content-Type", content_type), ("Link", "</2>; rel=next")];
    match operation.read(&Stored { status, headers: &headers, body }) {
        Ok(reading) => holds_what_was_sent(&reading, status, body),
        Err(error) => is_told_in_one_line(&error),
    }
}

/// Nothing is read from what is no JSON, and no more records than the body has room for.
fn holds_what_was_sent(reading: &Reading, status: u16, body: &[u8]) {
    let written = match reading {
        Reading::Empty => return assert!(status >= 400, "an error was taken for an empty list"),
        Reading::Page(page) => {
            assert!(page.items.len() <= body.len() / 2);
            assert!(page.next != Next::Page(String::new()), "nothing asks for the next page");
            serde_json::to_string(&page.items)
        }
        Reading::Record(record) => serde_json::to_string(record),
    };
    assert!(written.is_ok(), "{written:?}");
    let text = std::str::from_utf8(body).expect("a page was read from it");
    let parsed = serde_json::from_str::<IgnoredAny>(text.strip_prefix('\u{feff}').unwrap_or(text));
    assert!(parsed.is_ok(), "a page was read from what is no JSON: {parsed:?}");
}

pub(super) fn is_told_in_one_line(error: &Error) {
    let text = error.to_string();
    assert!(text.len() < MAX_ERROR && !text.contains(char::is_control), "{text}");
}
