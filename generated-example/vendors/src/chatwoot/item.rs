//! A message as the server's template builds it.

use super::truth::Entry;
use super::{ACCOUNT, person};
use crate::data::{Direction, Kind, Message};
use crate::script;
use serde_json::{Map, Value, json};

const INBOX: u64 = 7;

pub(super) fn item(message: &Message) -> Value {
    let (truth, entry) = (&message.truth, Entry::of(message.number));
    let mut item = Map::new();
    let mut set = |key: &str, value: Value| item.insert(key.to_owned(), value);
    set("id", json!(message.numeric_id()));
    set("content", json!(truth.text));
    set("inbox_id", json!(INBOX));
    set("conversation_id", json!(truth.conversation_id.as_ref().and_then(|id| id.parse::<i64>().ok())));
    set("message_type", json!(message_type(message, entry)));
    set("content_type", json!(content_type(entry)));
    set("status", json!(script::pick(message.number, ["sent", "delivered", "read", "failed"])));
    set("content_attributes", content_attributes(message, entry));
    set("created_at", json!(message.at / 1_000_000));
    set("private", json!(truth.kind == Kind::Note));
    set("source_id", json!((!message.number.is_multiple_of(5)).then(|| format!("wamid.{}", message.number))));
    if message.number.is_multiple_of(13) {
        set("echo_id", json!(script::uuid(&truth.id)));
    }
    if let Some(sender) = sender(message, entry) {
        set("sender", sender);
    }
    if !truth.attachments.is_empty() {
        set("attachments", Value::Array(files(message)));
    }
    Value::Object(item)
}

fn message_type(message: &Message, entry: Entry) -> u8 {
    match (entry, message.truth.direction) {
        (Entry::Activity, _) => 2,
        (Entry::Template, _) => 3,
        (_, Some(Direction::Inbound)) => 0,
        (_, _) => 1,
    }
}

fn content_type(entry: Entry) -> &'static str {
    match entry {
        Entry::Template => "input_csat",
        Entry::Email => "incoming_email",
        _ => "text",
    }
}

fn content_attributes(message: &Message, entry: Entry) -> Value {
    match entry {
        Entry::Deleted => json!({ "deleted": true }),
        Entry::Email => json!({
            "email": {
                "subject": "Your order",
                "text_content": { "full": message.truth.text, "reply": message.truth.text },
                "html_content": { "full": "<p>see the text</p>" },
            },
        }),
        _ => json!({}),
    }
}

fn sender(message: &Message, entry: Entry) -> Option<Value> {
    match (entry, message.truth.direction) {
        (Entry::Activity | Entry::Template, _) | (_, None) => None,
        (_, Some(Direction::Inbound)) => Some(person(512, "Minh", "contact")),
        (_, Some(Direction::Outbound)) if message.number.is_multiple_of(4) => Some(person(9, "Robo", "agent_bot")),
        (_, Some(Direction::Outbound)) => Some(person(3, "Anna", "user")),
    }
}

/// An element can be null: it stands for no attachment.
fn files(message: &Message) -> Vec<Value> {
    let missing = message.number.is_multiple_of(33).then_some(Value::Null);
    let files = message.truth.attachments.iter().zip(1..).map(|(url, at)| file(message, url.as_deref(), at));
    missing.into_iter().chain(files).collect()
}

fn file(message: &Message, url: Option<&str>, at: i64) -> Value {
    let (id, message_id) = (message.numeric_id() * 10 + at, message.numeric_id());
    match url {
        Some(url) => json!({
            "id": id,
            "message_id": message_id,
            "file_type": "image",
            "account_id": ACCOUNT,
            "extension": null,
            "data_url": url,
            "thumb_url": url,
            "file_size": 20_480,
            "width": null,
            "height": null,
        }),
        None => json!({
            "id": id,
            "message_id": message_id,
            "file_type": "location",
            "account_id": ACCOUNT,
            "coordinates_lat": 10.7769,
            "coordinates_long": 106.7009,
            "fallback_title": "Ben Thanh Market",
        }),
    }
}
