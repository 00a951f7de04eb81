//! `GET /v1/contacts/{identifier}/messages`.

use super::cursor::Cursor;
use super::{
    CONTACTS, FIRST_CONTACT_INBOX, FIRST_MESSAGE, WORKSPACE, conversation, internal, not_found, number, success,
};
use super::{resolve, rows};
use crate::answer::Answer;
use crate::data::{Direction, Expected, Kind, Message};
use crate::request::Request;
use crate::vendor::Vendor;
use crate::world::World;
use serde_json::{Value, json};

const DEFAULT_PER_PAGE: usize = 20;
/// The ids of one conversation's messages stay below those of the next.
const MESSAGES_PER_CONTACT: u64 = 100_000;

pub(crate) fn truth(contact: &str, of: u64) -> Expected {
    let base = FIRST_MESSAGE.wrapping_add(number(contact).wrapping_sub(1).wrapping_mul(MESSAGES_PER_CONTACT));
    let id = base.wrapping_add(of).to_string();
    let mut truth = Expected { conversation_id: Some(conversation(contact)), ..Expected::new(id, of) };
    if of.is_multiple_of(23) {
        truth.kind = Kind::Activity;
        truth.direction = None;
        truth.text = Some(format!("Conversation was assigned to Minh [{of}]"));
    } else if of.is_multiple_of(11) {
        truth.attachments = attachments(&truth.id, of);
        truth.text = truth.text.filter(|_| !of.is_multiple_of(22));
    } else if of.is_multiple_of(37) {
        truth.text = None;
    }
    truth
}

/// Two of them on every other message; the second of every fourth cannot be resolved and has no address.
fn attachments(message: &str, of: u64) -> Vec<Option<String>> {
    let url =
        |name| format!("https://files.chatbotx.example/{message}/{name}.jpg?X-Amz-Expires=900&X-Amz-Signature=ab%2Fc");
    match of {
        _ if of.is_multiple_of(44) => vec![Some(url("front")), None],
        _ if of.is_multiple_of(22) => vec![Some(url("front")), Some(url("back"))],
        _ => vec![Some(url("front"))],
    }
}

pub(super) fn list(request: &Request<'_>, world: &World, identifier: &str) -> Result<Answer, Answer> {
    let per_page = rows(request, "perPage", DEFAULT_PER_PAGE)?;
    let contact = resolve(identifier).ok_or_else(invalid_identifier)?;
    let messages = match world.conversation(Vendor::ChatbotX, &contact) {
        Some(conversation) => conversation.messages.as_slice(),
        None => match number(&contact) {
            CONTACTS => return Err(not_found("Conversation not found")),
            1..CONTACTS => &[],
            _ => return Err(not_found("Contact not found")),
        },
    };
    let cursor = match request.param("cursor") {
        None | Some("") => None,
        Some(text) => Cursor::decode(text).map_err(|_| internal())?,
    };
    Ok(page(messages, cursor.as_ref(), per_page, &contact))
}

/// One row more than the page tells whether there is a next one. A page of no rows has no last row to go on from.
fn page(messages: &[Message], cursor: Option<&Cursor>, per_page: usize, contact: &str) -> Answer {
    let start = cursor.map_or(0, |cursor| messages.partition_point(|message| !cursor.precedes(message)));
    let found = &messages[start..];
    let page = &found[..per_page.min(found.len())];
    let next = page.last().filter(|_| found.len() > page.len()).map(Cursor::encode);
    let data: Vec<Value> = page.iter().map(|message| item(message, contact)).collect();
    success(&json!({ "data": data, "nextCursor": next, "prevCursor": null }))
}

fn item(message: &Message, contact: &str) -> Value {
    let truth = &message.truth;
    let (message_type, sender_type, sender) = sender(message, contact);
    let location = truth.text.is_none() && truth.attachments.is_empty();
    let attachments = truth.attachments.iter().zip(1..).map(|(url, at)| attachment(message, url.as_deref(), at));
    json!({
        "id": truth.id,
        "createdAt": message.timestamp(),
        "updatedAt": message.timestamp(),
        "conversationId": truth.conversation_id,
        "contactInboxId": FIRST_CONTACT_INBOX.wrapping_add(number(contact)).to_string(),
        "workspaceId": WORKSPACE,
        "text": truth.text,
        "contentAttributes": location.then(|| json!({ "latitude": 10.7769, "longitude": 106.7009 })),
        "messageType": message_type,
        "contentType": if location { "location" } else { "text" },
        "senderType": sender_type,
        "senderId": sender,
        "sourceId": (!message.number.is_multiple_of(9)).then(|| format!("m-{}", message.number)),
        "attachments": attachments.collect::<Vec<_>>(),
    })
}

fn sender<'a>(message: &Message, contact: &'a str) -> (&'static str, &'static str, Option<&'a str>) {
    match message.truth.direction {
        None => ("activity", "system", None),
        Some(Direction::Inbound) => ("incoming", "contact", Some(contact.trim_start_matches("id:"))),
        Some(Direction::Outbound) => match message.number % 3 {
            0 => ("outgoing", "user", Some("3000000007")),
            1 => ("outgoing", "api", None),
            _ => ("outgoing", "bot", None),
        },
    }
}

fn attachment(message: &Message, url: Option<&str>, at: u64) -> Value {
    let path = format!("workspaces/{WORKSPACE}/{}-{at}.jpg", message.truth.id);
    json!({
        "id": (FIRST_MESSAGE * 10 + message.number * 10 + at).to_string(),
        "createdAt": message.timestamp(),
        "updatedAt": message.timestamp(),
        "sourceId": null,
        "mimeType": "image/jpeg",
        "fileType": "image",
        "width": 1280,
        "height": 960,
        "size": 183_204,
        "thumbnailPath": null,
        "originPath": if url.is_some() { path } else { "wa-media:1180274".to_owned() },
        "name": format!("photo-{at}.jpg"),
        "workspaceId": WORKSPACE,
        "conversationId": message.truth.conversation_id,
        "messageId": message.truth.id,
        "url": url,
    })
}

/// The one error of this endpoint that its contract defines.
fn invalid_identifier() -> Answer {
    let body = json!({ "defined": true, "code": "notFound", "status": 404, "message": "Invalid identifier format" });
    Answer::json(404, "application/json", &body)
}
