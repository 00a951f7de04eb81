//! Octopush: two secret headers, a bare array, pages by number, and parameters that are ignored when not understood.

use crate::answer::Answer;
use crate::data::{Direction, Expected, Message};
use crate::request::Request;
use crate::script;
use crate::vendor::Vendor;
use crate::world::{Conversation, World};
use serde_json::{Value, json};

pub(crate) const API_KEY: &str = "7Qm2vXc9TnLr4Ks1";
pub(crate) const API_LOGIN: &str = "ops+api@octopush.example";
pub(crate) const PHONE: &str = "+33612345678";
/// A second contact, whose messages come along when a selector is not understood.
pub(crate) const OTHER_PHONE: &str = "+33698765432";

const CONTENT_TYPE: &str = "application/json";
const DEFAULT_PER_PAGE: usize = 50;
const MAX_PER_PAGE: usize = 100;

pub(crate) fn truth(phone: &str, number: u64) -> Expected {
    Expected { sent_at: None, ..Expected::new(script::opaque(24, phone, number), number) }
}

pub(crate) fn respond(request: &Request<'_>, world: &World) -> Answer {
    match *request.segments() {
        ["v1", "public", "conversations", "messages", "list"] => list(request, world),
        _ => Answer::json(404, CONTENT_TYPE, &json!({ "message": "Not Found" })),
    }
}

fn list(request: &Request<'_>, world: &World) -> Answer {
    if request.header("api-key") != Some(API_KEY) || request.header("api-login") != Some(API_LOGIN) {
        return Answer::json(401, CONTENT_TYPE, &json!({ "code": 101, "message": "Wrong login" }));
    }
    let page = number(request, "page").unwrap_or(1);
    let per_page = number(request, "per_page").unwrap_or(DEFAULT_PER_PAGE).min(MAX_PER_PAGE);
    let selectors = selectors(request);
    let mut rows: Vec<(usize, &Conversation, &Message)> = world
        .conversations(Vendor::Octopush)
        .filter(|conversation| selectors.iter().all(|selector| selector.matches(&conversation.name)))
        .flat_map(|conversation| {
            conversation.messages.iter().zip(0..).map(move |(row, rank)| (rank, conversation, row))
        })
        .collect();
    // The order is not documented. Several conversations come in turns, so that every page shows that they are several.
    rows.sort_by_key(|(rank, ..)| *rank);
    let page = rows.into_iter().skip((page - 1).saturating_mul(per_page)).take(per_page);
    let items: Vec<Value> = page.map(|(_, conversation, message)| item(&conversation.name, message)).collect();
    Answer::json(200, CONTENT_TYPE, &Value::Array(items))
}

/// Cast as far as it goes; what is still no number from 1 up is ignored.
fn number(request: &Request<'_>, name: &str) -> Option<usize> {
    let number: f64 = request.param(name)?.trim().parse().ok()?;
    (number >= 1.0).then_some(number as usize)
}

/// What chooses a conversation.
#[derive(Debug)]
enum Selector<'a> {
    Phone(String),
    Email(&'a str),
    Facebook(&'a str),
    Conversation(&'a str),
}

impl<'a> Selector<'a> {
    /// A value without the plus is no phone number: a plus that came as a space has been deleted.
    fn phone(text: &str) -> Option<Self> {
        let allowed = text.chars().filter(|letter| *letter == '+' || letter.is_ascii_digit());
        let phone: String = allowed.collect();
        let digits = phone.strip_prefix('+')?;
        let plausible = !digits.is_empty() && !digits.contains('+') && !text.contains(char::is_alphabetic);
        plausible.then_some(Self::Phone(phone))
    }

    fn email(text: &'a str) -> Option<Self> {
        text.contains('@').then_some(Self::Email(text))
    }

    fn facebook(text: &'a str) -> Option<Self> {
        text.starts_with("fid_").then_some(Self::Facebook(text))
    }

    fn conversation(text: &'a str) -> Option<Self> {
        text.starts_with("cid_").then_some(Self::Conversation(text))
    }

    fn any(text: &'a str) -> Option<Self> {
        Self::email(text)
            .or_else(|| Self::facebook(text))
            .or_else(|| Self::conversation(text))
            .or_else(|| Self::phone(text))
    }

    fn matches(&self, phone: &str) -> bool {
        match self {
            Self::Phone(value) => value == phone,
            Self::Email(value) => *value == email(phone),
            Self::Facebook(value) => *value == facebook(phone),
            Self::Conversation(value) => *value == format!("cid_{}", script::uuid(phone)),
        }
    }
}

fn selectors<'a>(request: &'a Request<'_>) -> Vec<Selector<'a>> {
    let of = |name, parse: fn(&'a str) -> Option<Selector<'a>>| request.param(name).and_then(parse);
    [
        of("contact", Selector::any),
        of("phone_number", Selector::phone),
        of("email", Selector::email),
        of("facebook_id", Selector::facebook),
        of("conversation_id", Selector::conversation),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn email(phone: &str) -> String {
    match phone {
        PHONE => "jean+pro@example.fr".to_owned(),
        _ => format!("u{}@example.fr", phone.trim_start_matches('+')),
    }
}

fn facebook(phone: &str) -> String {
    format!("fid_{}", phone.trim_start_matches('+'))
}

fn item(phone: &str, message: &Message) -> Value {
    let number = message.number;
    let inbound = message.truth.direction == Some(Direction::Inbound);
    let status = script::pick(number, ["sending", "delivered", "read"]);
    json!({
        "message_id": message.truth.id,
        "text": message.truth.text,
        "direction": message.truth.direction.map(Direction::as_str),
        "delivery_status": (!inbound).then_some(status),
        "channel": script::pick(number, ["sms", "rcs"]),
        "user_identifier": "+33755500001",
        "user_identifiers": {
            "phone_number": "+33755500001",
            "email": (!number.is_multiple_of(4)).then_some(API_LOGIN),
            "facebook_page_id": null,
        },
        "agent_assigned_to": null,
        "contact_name": "Jean Dupont",
        "contact_identifiers": {
            "phone_number": phone,
            "email": number.is_multiple_of(3).then(|| email(phone)),
            "facebook_id": null,
        },
    })
}
