//! What a listing gives, beside what the server knows.

use specloom_vendors::{Expected, Server, Vendor, conversation_id};

use crate::clients::Message;

/// All of a message that both sides know.
#[derive(Debug, PartialEq)]
pub(crate) struct Known {
    id: String,
    conversation_id: Option<String>,
    kind: String,
    direction: Option<String>,
    text: Option<String>,
    sent_at: Option<i64>,
    attachments: Vec<Option<String>>,
}

impl From<&Message> for Known {
    fn from(message: &Message) -> Self {
        Self {
            id: message.id.clone(),
            conversation_id: message.conversation_id.clone(),
            kind: message.kind.to_string(),
            direction: message.direction.as_ref().map(ToString::to_string),
            text: message.text.clone(),
            sent_at: message.sent_at.map(specloom::Timestamp::as_unix_micros),
            attachments: message.attachments.iter().map(|attachment| attachment.url.clone()).collect(),
        }
    }
}

impl Known {
    /// `conversation` is what was asked for: it stands in for the id where the vendor shows none.
    fn of(truth: Expected, conversation: &str) -> Self {
        Self {
            id: truth.id,
            conversation_id: truth.conversation_id.or_else(|| Some(conversation.to_owned())),
            kind: truth.kind.as_str().to_owned(),
            direction: truth.direction.map(|direction| direction.as_str().to_owned()),
            text: truth.text,
            sent_at: truth.sent_at,
            attachments: truth.attachments,
        }
    }
}

/// The truth about the vendor's default conversation, newest first.
pub(crate) fn truth(server: &Server, vendor: Vendor) -> Vec<Known> {
    truth_about(server, vendor, conversation_id(vendor))
}

/// The truth about a conversation, newest first.
pub(crate) fn truth_about(server: &Server, vendor: Vendor, conversation: &str) -> Vec<Known> {
    server.expected(vendor, conversation).into_iter().map(|truth| Known::of(truth, conversation)).collect()
}

/// What is known of a listing.
pub(crate) fn known(messages: &[Message]) -> Vec<Known> {
    messages.iter().map(Known::from).collect()
}

/// A server whose default conversation of the vendor has `count` messages.
pub(crate) fn server_with(vendor: Vendor, count: u64) -> Server {
    Server::builder().messages(vendor, conversation_id(vendor), count).start().expect("there is a port")
}
