//! ChatbotX: typed identifiers in the path, an opaque cursor, bodies of oRPC, a bad token answered with 500.

mod contacts;
mod cursor;
mod messages;

pub(crate) use messages::truth;

use crate::answer::{Answer, Framing};
use crate::request::{Request, javascript_number};
use crate::world::World;
use serde_json::{Value, json};

pub(crate) const TOKEN: &str = "cbx_ws_6d21f0c4a9";
pub(crate) const CONTACT: &str = "id:5000000001";
pub(crate) const CONTACTS: u64 = 93;

/// The first contact is `FIRST_CONTACT + 1`; conversations, inboxes and messages count likewise from their own base.
const FIRST_CONTACT: u64 = 5_000_000_000;
const FIRST_CONTACT_INBOX: u64 = 7_000_000_000;
const FIRST_CONVERSATION: u64 = 8_000_000_000;
const FIRST_MESSAGE: u64 = 9_000_000_000;
/// More than a double can hold exactly.
const WORKSPACE: &str = "11790918106857472";

pub(crate) fn respond(request: &Request<'_>, world: &World) -> Answer {
    let answer = match *request.segments() {
        ["api", "v1", "contacts", identifier, "messages"] => {
            authorize(request).and_then(|()| messages::list(request, world, identifier))
        }
        ["api", "v1", "contacts"] => authorize(request).and_then(|()| contacts::list(request)),
        _ => Ok(Answer::new(404, "text/plain;charset=UTF-8", "Not found")),
    };
    answer
        .unwrap_or_else(|error| error)
        .with_header("vary", "rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch")
        .with_header("keep-alive", "timeout=5")
        .with_header("connection", "keep-alive")
        .framed(Framing::Chunked)
}

/// The contact that an identifier names, as `id:<digits>`; `None` where its form is none of the three.
///
/// What names nobody becomes the id of nobody.
pub(crate) fn resolve(identifier: &str) -> Option<String> {
    let (form, value) = identifier.split_once(':')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let having =
        |has: &dyn Fn(u64) -> bool| (1..=CONTACTS).find(|number| has(*number)).map(|found| FIRST_CONTACT + found);
    let id: Option<u64> = match form {
        "id" if digits(value) => value.parse().ok(),
        "email" if value.contains('@') => having(&|number| email(number).as_deref() == Some(value)),
        "phone" if value.strip_prefix('+').is_some_and(digits) => having(&|number| phone(number) == value),
        _ => return None,
    };
    Some(format!("id:{}", id.unwrap_or_default()))
}

/// How far a contact is from the first one: its number in the workspace, for ids that count from the base.
fn number(contact: &str) -> u64 {
    let id: u64 = contact.trim_start_matches("id:").parse().unwrap_or_default();
    id.wrapping_sub(FIRST_CONTACT)
}

fn email(number: u64) -> Option<String> {
    match number {
        1 => Some("a+b@x.com".to_owned()),
        _ if number.is_multiple_of(7) => None,
        _ => Some(format!("c{number:03}@example.test")),
    }
}

fn phone(number: u64) -> String {
    match number {
        1 => "+84901234567".to_owned(),
        _ => format!("+1555{number:07}"),
    }
}

fn conversation(contact: &str) -> String {
    FIRST_CONVERSATION.wrapping_add(number(contact)).to_string()
}

/// The bearer token, or the deprecated `token` parameter.
fn authorize(request: &Request<'_>) -> Result<(), Answer> {
    match request.bearer().or_else(|| request.param("token")) {
        Some(TOKEN) => Ok(()),
        _ => Err(error(500, "INVALID_CHATBOT_TOKEN", "INVALID_CHATBOT_TOKEN")),
    }
}

/// A coerced number: anything that JavaScript takes for one, and that the database then takes for a row count.
fn rows(request: &Request<'_>, name: &str, default: usize) -> Result<usize, Answer> {
    let Some(text) = request.param(name) else { return Ok(default) };
    let number = javascript_number(text).ok_or_else(|| not_a_number(name))?;
    if number < 0.0 || number.fract() != 0.0 {
        return Err(internal());
    }
    Ok(number as usize)
}

fn success(body: &Value) -> Answer {
    Answer::json(200, "application/json", body)
}

fn error(status: u16, code: &str, message: &str) -> Answer {
    let body = json!({ "defined": false, "code": code, "status": status, "message": message });
    Answer::json(status, "application/json", &body)
}

fn not_found(message: &str) -> Answer {
    error(404, "notFound", message)
}

fn internal() -> Answer {
    error(500, "INTERNAL_SERVER_ERROR", "Internal server error")
}

fn not_a_number(name: &str) -> Answer {
    let issue = json!({
        "expected": "number",
        "code": "invalid_type",
        "received": "NaN",
        "path": [name],
        "message": "Invalid input: expected number, received NaN",
    });
    let body = json!({
        "defined": false,
        "code": "BAD_REQUEST",
        "status": 400,
        "message": "Input validation failed",
        "data": { "issues": [issue] },
    });
    Answer::json(400, "application/json", &body)
}
