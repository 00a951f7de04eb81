//! Chatwoot.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::Open;
use super::values::Values;

/// A page.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Page {
    pub meta: Meta,
    pub payload: Vec<Message>,
}

/// What is known about the conversation.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Meta {
    pub labels: Vec<String>,
    pub additional_attributes: Option<Open>,
    pub contact: Option<Open>,
    pub assignee: Option<Open>,
    pub agent_last_seen_at: Option<String>,
    pub assignee_last_seen_at: Option<String>,
}

/// A message.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Message {
    pub id: i64,
    pub content: Option<String>,
    pub account_id: Option<i64>,
    pub inbox_id: Option<i64>,
    pub conversation_id: Option<i64>,
    pub message_type: i64,
    pub created_at: Option<i64>,
    pub updated_at: Option<i64>,
    pub private: bool,
    pub status: Option<String>,
    pub source_id: Option<String>,
    pub content_type: Option<String>,
    pub content_attributes: Option<Open>,
    pub sender_type: Option<String>,
    pub sender_id: Option<i64>,
    pub external_source_ids: Option<Open>,
    pub additional_attributes: Option<Open>,
    pub processed_message_content: Option<String>,
    pub sentiment: Option<Open>,
    pub conversation: Option<Conversation>,
    pub sender: Option<Sender>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Option<Attachment>>,
}

/// How the conversation stands.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Conversation {
    pub assignee_id: Option<i64>,
    pub unread_count: Option<i64>,
    pub last_activity_at: Option<i64>,
    pub contact_inbox: Option<Open>,
}

/// Who sent it.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Sender {
    pub id: Option<i64>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub r#type: Option<String>,
    pub thumbnail: Option<String>,
}

/// A file.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Attachment {
    pub id: Option<i64>,
    pub message_id: Option<i64>,
    pub file_type: Option<String>,
    pub account_id: Option<i64>,
    pub extension: Option<String>,
    pub data_url: Option<String>,
    pub thumb_url: Option<String>,
    pub file_size: Option<i64>,
    pub width: Option<i64>,
    pub height: Option<i64>,
}

pub(crate) fn page(messages: usize) -> Page {
    let mut values = Values::new();
    Page { meta: meta(), payload: (0..).take(messages).map(|number| message(&mut values, number)).collect() }
}

fn meta() -> Meta {
    Meta {
        labels: vec!["vip".to_owned(), "billing".to_owned()],
        additional_attributes: Some(Open::new()),
        contact: open(json!({
            "additional_attributes": {}, "availability_status": "offline", "email": "jane@example.com", "id": 123,
            "name": "Jane Doe", "phone_number": "+15551234567", "blocked": false, "identifier": null,
            "thumbnail": "https://cdn.example.com/t.png",
            "custom_attributes": { "plan": "pro", "signed_up_at": "01/02/2025" },
        })),
        assignee: open(json!({
            "id": 7, "account_id": 1, "availability_status": "online", "auto_offline": true, "confirmed": true,
            "email": "ann@example.com", "available_name": "Ann", "name": "Ann", "role": "agent", "thumbnail": "",
        })),
        agent_last_seen_at: some("2026-04-07T05:31:56Z"),
        assignee_last_seen_at: some("2026-04-07T05:31:56Z"),
    }
}

fn message(values: &mut Values, number: i64) -> Message {
    let (text, is_ours) = (values.text(), values.once_in(2));
    let at = 1_776_500_000 + number * 60;
    Message {
        id: 900_000 + number,
        content: Some(text.clone()),
        account_id: Some(1),
        inbox_id: Some(3),
        conversation_id: Some(4711),
        message_type: i64::from(is_ours),
        created_at: Some(at),
        updated_at: Some(at),
        private: values.once_in(20),
        status: some("sent"),
        source_id: None,
        content_type: some("text"),
        content_attributes: Some(Open::new()),
        sender_type: some(if is_ours { "user" } else { "contact" }),
        sender_id: Some(if is_ours { 7 } else { 123 }),
        external_source_ids: Some(Open::new()),
        additional_attributes: Some(Open::new()),
        processed_message_content: Some(text),
        sentiment: Some(Open::new()),
        conversation: Some(conversation(at)),
        sender: Some(sender(is_ours)),
        attachments: if values.once_in(8) { vec![Some(attachment(number))] } else { Vec::new() },
    }
}

fn conversation(at: i64) -> Conversation {
    Conversation {
        assignee_id: Some(7),
        unread_count: Some(0),
        last_activity_at: Some(at),
        contact_inbox: open(json!({ "source_id": "src-1" })),
    }
}

fn sender(is_ours: bool) -> Sender {
    Sender {
        id: Some(if is_ours { 7 } else { 123 }),
        name: some(if is_ours { "Ann" } else { "Jane Doe" }),
        email: some("jane@example.com"),
        r#type: some(if is_ours { "user" } else { "contact" }),
        thumbnail: some("https://cdn.example.com/t.png"),
    }
}

fn attachment(number: i64) -> Attachment {
    Attachment {
        id: Some(55_000 + number),
        message_id: Some(900_000 + number),
        file_type: some("image"),
        account_id: Some(1),
        extension: None,
        data_url: Some(format!("https://cdn.example.com/d/{number}.png")),
        thumb_url: Some(format!("https://cdn.example.com/t/{number}.png")),
        file_size: Some(12_345),
        width: None,
        height: None,
    }
}

fn open(value: serde_json::Value) -> Option<Open> {
    value.as_object().cloned()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}
