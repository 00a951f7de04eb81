//! Centerfy.

use serde::{Deserialize, Serialize};

use super::values::Values;

/// A page.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Page {
    pub contact_id: String,
    pub contact: Contact,
    pub conversation_id: Option<String>,
    pub messages: Vec<Message>,
    pub total: u64,
    pub limit: u64,
    pub offset: u64,
}

/// Whose messages they are.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Contact {
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// A message.
#[derive(Debug, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the vendor's")]
pub struct Message {
    pub id: String,
    pub content: Option<String>,
    pub sender_type: Option<String>,
    pub message_type: Option<String>,
    pub timestamp: Option<String>,
}

pub(crate) fn page(messages: usize) -> Page {
    let mut values = Values::new();
    Page {
        contact_id: "c1a2b3d4-e5f6-7890-abcd-ef1234567890".to_owned(),
        contact: Contact {
            name: Some("Jane Doe".to_owned()),
            email: Some("jane@example.com".to_owned()),
            phone: Some("+15551234567".to_owned()),
        },
        conversation_id: Some("8f14e45f-ceea-467f-9d2c-1f6a3a2b9c11".to_owned()),
        messages: (0..messages).map(|number| message(&mut values, number)).collect(),
        total: 1_000_000,
        limit: messages as u64,
        offset: 0,
    }
}

fn message(values: &mut Values, number: usize) -> Message {
    Message {
        id: values.uuid(),
        content: Some(values.text()),
        sender_type: Some(values.one_of(&["agent", "contact"]).to_owned()),
        message_type: Some(values.one_of(&["sms", "email", "sms", "whatsapp"]).to_owned()),
        timestamp: Some(values.time(number)),
    }
}
