//! ChatbotX.

use serde::{Deserialize, Serialize};

use super::Open;
use super::values::Values;

const WORKSPACE: &str = "11790918106857472";
const CONVERSATION: &str = "8000000001";

/// A page.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Page {
    pub data: Vec<Message>,
    pub next_cursor: Option<String>,
    pub prev_cursor: Option<String>,
}

/// A message.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Message {
    pub id: String,
    pub created_at: Option<String>,
    pub updated_at: Option<String>,
    pub conversation_id: Option<String>,
    pub contact_inbox_id: Option<String>,
    pub workspace_id: Option<String>,
    pub text: Option<String>,
    pub content_attributes: Option<Open>,
    pub message_type: Option<String>,
    pub content_type: Option<String>,
    pub sender_type: Option<String>,
    pub sender_id: Option<String>,
    pub source_id: Option<String>,
    pub attachments: Vec<Attachment>,
    pub client_id: Option<String>,
    pub user: Option<User>,
    pub contact: Option<Contact>,
}

/// A file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Attachment {
    pub id: Option<String>,
    pub created_at: Option<String>,
    pub updated_at: Option<String>,
    pub source_id: Option<String>,
    pub mime_type: Option<String>,
    pub width: Option<i64>,
    pub height: Option<i64>,
    pub size: Option<i64>,
    pub thumbnail_path: Option<String>,
    pub origin_path: Option<String>,
    pub name: Option<String>,
    pub workspace_id: Option<String>,
    pub conversation_id: Option<String>,
    pub message_id: Option<String>,
    pub url: Option<String>,
}

/// A colleague.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct User {
    pub id: Option<String>,
    pub created_at: Option<String>,
    pub updated_at: Option<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub email_verified: Option<bool>,
    pub image: Option<String>,
    pub is_anonymous: Option<bool>,
}

/// A contact.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Contact {
    pub id: Option<String>,
    pub created_at: Option<String>,
    pub updated_at: Option<String>,
    pub avatar: Option<String>,
    pub phone_number: Option<String>,
    pub email: Option<String>,
    pub email_verified: Option<bool>,
    pub email_opt_in: Option<bool>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub full_name: Option<String>,
    pub last_read_at: Option<String>,
    pub r#ref: Option<String>,
    pub country: Option<String>,
    pub state: Option<String>,
    pub city: Option<String>,
    pub location: Option<String>,
    pub locale: Option<String>,
    pub timezone: Option<String>,
    pub subscribed_at: Option<String>,
    pub broadcast_subscribed_at: Option<String>,
    pub blocked_at: Option<String>,
    pub workspace_id: Option<String>,
}

pub(crate) fn page(messages: usize) -> Page {
    let mut values = Values::new();
    Page {
        data: (0..messages).map(|number| message(&mut values, number)).collect(),
        next_cursor: some("eyJkaXJlY3Rpb24iOiJwcmV2IiwiaWQiOiI5MDAwMDAwMTMxIn0="),
        prev_cursor: None,
    }
}

fn message(values: &mut Values, number: usize) -> Message {
    let (sent_at, is_ours) = (values.time(number), values.once_in(2));
    Message {
        id: (9_000_000_000 - number as u64).to_string(),
        created_at: Some(sent_at.clone()),
        updated_at: Some(sent_at.clone()),
        conversation_id: some(CONVERSATION),
        contact_inbox_id: some("7000000001"),
        workspace_id: some(WORKSPACE),
        text: if values.once_in(20) { None } else { Some(values.text()) },
        content_attributes: None,
        message_type: some(if is_ours { "outgoing" } else { "incoming" }),
        content_type: some("text"),
        sender_type: some(if is_ours { "user" } else { "contact" }),
        sender_id: if is_ours { some("42") } else { some("991") },
        source_id: Some(values.uuid()),
        attachments: if values.once_in(8) { vec![attachment(values, &sent_at)] } else { Vec::new() },
        client_id: Some(values.id()),
        user: is_ours.then(user),
        contact: Some(contact()),
    }
}

fn attachment(values: &mut Values, sent_at: &str) -> Attachment {
    let id = values.id();
    Attachment {
        created_at: some(sent_at),
        updated_at: some(sent_at),
        source_id: Some(values.uuid()),
        mime_type: some("image/jpeg"),
        width: Some(1280),
        height: Some(960),
        size: Some(234_567),
        thumbnail_path: Some(format!("thumbs/{id}.jpg")),
        origin_path: Some(format!("origin/{id}.jpg")),
        name: some("IMG_2041.jpg"),
        workspace_id: some(WORKSPACE),
        conversation_id: some(CONVERSATION),
        message_id: Some(values.id()),
        url: Some(format!("https://cdn.example.com/a/{id}.jpg")),
        id: Some(id),
    }
}

fn user() -> User {
    User {
        id: some("42"),
        created_at: some("2025-01-07T05:31:56Z"),
        updated_at: some("2025-11-07T05:31:56Z"),
        name: some("Agent Smith"),
        email: some("agent@example.com"),
        email_verified: Some(true),
        image: some("https://cdn.example.com/u/42.png"),
        is_anonymous: Some(false),
    }
}

fn contact() -> Contact {
    Contact {
        id: some("991"),
        created_at: some("2025-01-07T05:31:56Z"),
        updated_at: some("2025-11-07T05:31:56Z"),
        avatar: some("https://cdn.example.com/c/991.png"),
        phone_number: some("+15551234567"),
        email: some("jane@example.com"),
        email_verified: Some(true),
        email_opt_in: Some(true),
        first_name: some("Jane"),
        last_name: some("Doe"),
        full_name: some("Jane Doe"),
        last_read_at: some("2025-11-07T05:31:56Z"),
        r#ref: None,
        country: some("FR"),
        state: None,
        city: some("Lyon"),
        location: None,
        locale: some("fr-FR"),
        timezone: some("Europe/Paris"),
        subscribed_at: some("2025-01-07T05:31:56Z"),
        broadcast_subscribed_at: None,
        blocked_at: None,
        workspace_id: some(WORKSPACE),
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}
