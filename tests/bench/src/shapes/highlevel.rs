//! HighLevel.

use serde::{Deserialize, Serialize};

use super::values::Values;

/// A page.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Page {
    pub messages: List,
}

/// The list in a page.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct List {
    pub last_message_id: Option<String>,
    pub next_page: Option<bool>,
    pub messages: Vec<Message>,
}

/// A message.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Message {
    pub id: String,
    pub r#type: Option<i64>,
    pub message_type: Option<String>,
    pub location_id: Option<String>,
    pub contact_id: Option<String>,
    pub conversation_id: Option<String>,
    pub date_added: Option<String>,
    pub direction: Option<String>,
    pub content_type: Option<String>,
    pub alt_id: Option<String>,
    pub body: Option<String>,
    pub status: Option<String>,
    pub attachments: Vec<String>,
    pub meta: Option<Meta>,
    pub source: Option<String>,
    pub user_id: Option<String>,
    pub conversation_provider_id: Option<String>,
    pub chat_widget_id: Option<String>,
}

/// What else is known about a call or an e-mail.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Meta {
    pub call_duration: Option<i64>,
    pub call_status: Option<String>,
    pub email: Option<MetaEmail>,
}

/// Where the texts of an e-mail are found.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct MetaEmail {
    pub email: Option<Thread>,
}

/// The e-mails of a thread.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Thread {
    pub message_ids: Vec<String>,
}

pub(crate) fn page(messages: usize) -> Page {
    let mut values = Values::new();
    let messages: Vec<_> = (0..messages).map(|number| message(&mut values, number)).collect();
    let last_message_id = messages.last().map(|message| message.id.clone());
    Page { messages: List { last_message_id, next_page: Some(true), messages } }
}

fn message(values: &mut Values, number: usize) -> Message {
    let types = ["TYPE_SMS", "TYPE_EMAIL", "TYPE_SMS", "TYPE_WHATSAPP", "TYPE_ACTIVITY_APPOINTMENT"];
    let thread = Thread { message_ids: vec![values.id(), values.id()] };
    Message {
        id: values.id(),
        r#type: Some(1),
        message_type: some(values.one_of(&types)),
        location_id: some("ve9EPM428h8vShlRW1KT"),
        contact_id: some("p1mRSHeLDhAms5q0LMr4"),
        conversation_id: some("tDtDnQdgm2LXpyiqYvZ6"),
        date_added: Some(values.time(number)),
        direction: some(values.one_of(&["inbound", "outbound"])),
        content_type: some("text/plain"),
        alt_id: Some(format!("SM{}", values.id())),
        body: Some(values.text()),
        status: some("delivered"),
        attachments: if values.once_in(8) { vec![file(values)] } else { Vec::new() },
        meta: Some(Meta { call_duration: None, call_status: None, email: Some(MetaEmail { email: Some(thread) }) }),
        source: some("workflow"),
        user_id: Some(values.id()),
        conversation_provider_id: some("ve9EPM428kjkvShlRW1KT"),
        chat_widget_id: some("67b0cc8cf14b19d85ace7s35"),
    }
}

fn file(values: &mut Values) -> String {
    format!("https://storage.example.com/{}.png", values.id())
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}
