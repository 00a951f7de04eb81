//! `GET /conversations/{conversationId}/messages`.

use super::{CONTACT, LOCATION, bad_request, success, unprocessable};
use crate::answer::Answer;
use crate::data::{Direction, Expected, Kind, Message};
use crate::request::{Request, javascript_number};
use crate::script;
use crate::vendor::Vendor;
use crate::world::World;
use serde_json::{Map, Value, json};

const DEFAULT_LIMIT: usize = 20;
const MAX_LIMIT: f64 = 100.0;

/// What `type` may name. The filter says COMMENTS where the answer says COMMENT.
const FILTERS: [&str; 19] = [
    "TYPE_CALL",
    "TYPE_SMS",
    "TYPE_RCS",
    "TYPE_EMAIL",
    "TYPE_FACEBOOK",
    "TYPE_GMB",
    "TYPE_INSTAGRAM",
    "TYPE_WHATSAPP",
    "TYPE_ACTIVITY_APPOINTMENT",
    "TYPE_ACTIVITY_CONTACT",
    "TYPE_ACTIVITY_INVOICE",
    "TYPE_ACTIVITY_PAYMENT",
    "TYPE_ACTIVITY_OPPORTUNITY",
    "TYPE_LIVE_CHAT",
    "TYPE_INTERNAL_COMMENTS",
    "TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG",
    "TYPE_TIKTOK",
    "TYPE_ACTIVITY_WHATSAPP",
    "TYPE_FORM_SUBMISSION",
];

/// A message's channel: its number and its name.
type Channel = (u32, &'static str);

const CALL: Channel = (1, "TYPE_CALL");
const SMS: Channel = (2, "TYPE_SMS");
const EMAIL: Channel = (3, "TYPE_EMAIL");
const WHATSAPP: Channel = (19, "TYPE_WHATSAPP");
const ACTIVITY: Channel = (28, "TYPE_ACTIVITY_OPPORTUNITY");
const COMMENT: Channel = (35, "TYPE_INTERNAL_COMMENT");

fn channel(number: u64) -> Channel {
    match number {
        _ if number.is_multiple_of(17) => ACTIVITY,
        _ if number.is_multiple_of(19) => COMMENT,
        _ if number.is_multiple_of(13) => CALL,
        _ if number.is_multiple_of(7) => EMAIL,
        _ => script::pick(number, [SMS, SMS, WHATSAPP]),
    }
}

pub(crate) fn truth(conversation: &str, number: u64) -> Expected {
    let id = script::opaque(20, conversation, number);
    let mut truth = Expected { conversation_id: Some(conversation.to_owned()), ..Expected::new(id, number) };
    match channel(number) {
        // The direction is a required field: an activity and a comment have one, too.
        ACTIVITY => {
            truth.kind = Kind::Activity;
            truth.direction = Some(Direction::Outbound);
            truth.text = Some(format!("Opportunity moved to stage Won [{number}]"));
        }
        COMMENT => {
            truth.kind = Kind::Note;
            truth.direction = Some(Direction::Outbound);
        }
        CALL | EMAIL => truth.text = None,
        _ if number.is_multiple_of(5) => {
            truth.attachments = attachments(&truth.id, number);
            truth.text = truth.text.filter(|_| !number.is_multiple_of(10));
        }
        _ => {}
    }
    truth
}

fn attachments(id: &str, number: u64) -> Vec<Option<String>> {
    let url = |name| Some(format!("https://storage.highlevel.example/{LOCATION}/{id}/{name}"));
    if number.is_multiple_of(15) { vec![url("a.png"), url("b%20c.pdf")] } else { vec![url("a.png")] }
}

pub(super) fn list(request: &Request<'_>, world: &World, conversation: &str) -> Result<Answer, Answer> {
    let limit = limit(request)?;
    let filter = filter(request)?;
    let messages = &world
        .conversation(Vendor::HighLevel, conversation)
        .ok_or_else(|| bad_request("No conversation found with this id"))?
        .messages;
    let start = match request.param("lastMessageId") {
        None => 0,
        Some(last) => 1 + position(messages, last).ok_or_else(|| bad_request("lastMessageId is not known"))?,
    };
    let wanted = |message: &&Message| filter.is_empty() || filter.contains(&channel(message.number).1);
    let mut found = messages[start..].iter().filter(wanted);
    let page: Vec<&Message> = found.by_ref().take(limit).collect();
    Ok(envelope(world, &page, found.next().is_some()))
}

fn limit(request: &Request<'_>) -> Result<usize, Answer> {
    let Some(text) = request.param("limit") else { return Ok(DEFAULT_LIMIT) };
    match javascript_number(text) {
        Some(number) if number > MAX_LIMIT => Err(unprocessable("limit must not be greater than 100")),
        Some(number) if number < 1.0 => Err(unprocessable("limit must not be less than 1")),
        Some(number) if number.fract() == 0.0 => Ok(number as usize),
        _ => Err(unprocessable("limit must be an integer number")),
    }
}

/// The names that answers have for the types of the filter; nothing means all.
fn filter(request: &Request<'_>) -> Result<Vec<&'static str>, Answer> {
    let mut types = request.params("type");
    let Some(list) = types.next() else { return Ok(Vec::new()) };
    if types.next().is_some() {
        return Err(unprocessable("type must be a string"));
    }
    let known = |name| match FILTERS.into_iter().find(|filter| *filter == name) {
        Some("TYPE_INTERNAL_COMMENTS") => Ok(COMMENT.1),
        Some(filter) => Ok(filter),
        None => Err(unprocessable(&format!("each value in type must be one of: {}", FILTERS.join(", ")))),
    };
    list.split(',').map(known).collect()
}

fn position(messages: &[Message], id: &str) -> Option<usize> {
    messages.iter().position(|message| message.truth.id == id)
}

fn envelope(world: &World, page: &[&Message], more: bool) -> Answer {
    let list = json!({
        "lastMessageId": page.last().map(|oldest| &oldest.truth.id),
        "nextPage": more,
        "messages": page.iter().map(|message| item(message)).collect::<Vec<_>>(),
    });
    success(&if world.flat_highlevel { list } else { json!({ "messages": list }) })
}

fn item(message: &Message) -> Value {
    let truth = &message.truth;
    let (kind, name) = channel(message.number);
    let mut item = Map::new();
    let mut set = |key: &str, value: Value| item.insert(key.to_owned(), value);
    set("id", json!(truth.id));
    set("type", json!(kind));
    set("messageType", json!(name));
    set("locationId", json!(LOCATION));
    set("contactId", json!(CONTACT));
    set("conversationId", json!(truth.conversation_id));
    set("dateAdded", json!(message.timestamp()));
    set("direction", json!(truth.direction.map(Direction::as_str)));
    set("contentType", json!(if name == EMAIL.1 { "text/html" } else { "text/plain" }));
    if let Some(text) = &truth.text {
        set("body", json!(text));
    }
    // Calls have an empty list; of the others only some have one where there is nothing to list.
    if !truth.attachments.is_empty() || name == CALL.1 || message.number.is_multiple_of(3) {
        set("attachments", json!(truth.attachments));
    }
    decorate(message, set);
    Value::Object(item)
}

fn decorate(message: &Message, mut set: impl FnMut(&str, Value) -> Option<Value>) {
    let number = message.number;
    match channel(number) {
        CALL => {
            set("meta", json!({ "call": { "duration": number % 300, "status": "completed" } }));
        }
        EMAIL => {
            let ids = [script::opaque(20, "email", number)];
            set("meta", json!({ "email": { "messageIds": ids } }));
        }
        ACTIVITY => return,
        _ => {}
    }
    set("status", json!(script::pick(number, ["delivered", "sent", "read", "failed"])));
    if message.truth.direction == Some(Direction::Outbound) {
        set("source", json!(script::pick(number, ["workflow", "api", "app"])));
        set("userId", json!("ve9EPM428kjkvShlRW1KT"));
    }
    if number.is_multiple_of(4) {
        set("altId", json!(format!("msg_{number:09}")));
    }
}
