//! A `serde_json::Value` and lookups in it, as interpreters of specs do.

use serde_json::Value;
use specloom::Timestamp;

use super::meaning::{self, sender, time};
use super::{Page, Wrong};
use crate::Vendor;
use crate::clients::messaging::{Attachment, Channel, Direction, Kind, Message};

pub(super) fn decode(vendor: Vendor, body: &[u8], conversation: &str) -> Result<Page, Wrong> {
    let body: Value = serde_json::from_slice(body)?;
    match vendor {
        Vendor::Centerfy => centerfy(&body),
        Vendor::ChatbotX => chatbotx(&body),
        Vendor::HighLevel => highlevel(&body),
        Vendor::Octopush => octopush(&body, conversation),
        Vendor::Chatwoot => chatwoot(&body),
    }
}

fn centerfy(body: &Value) -> Result<Page, Wrong> {
    let items = array(&body["messages"])?;
    let message = |item: &Value| {
        let role = text(&item["sender_type"]);
        Ok(Message {
            id: text(&item["id"]).ok_or("no id")?,
            conversation_id: text(&body["conversation_id"]),
            kind: Kind::Message,
            direction: role.as_deref().and_then(meaning::centerfy::direction),
            channel: item["message_type"].as_str().map(Channel::from),
            text: text(&item["content"]),
            sent_at: sent_at(&item["timestamp"])?,
            sender: sender(None, None, role),
            ..Message::default()
        })
    };
    let next = meaning::centerfy::next(items.len(), body["total"].as_u64().ok_or("no total")?);
    Ok(Page { messages: items.iter().map(message).collect::<Result<_, Wrong>>()?, next })
}

fn chatbotx(body: &Value) -> Result<Page, Wrong> {
    let message = |item: &Value| {
        let message_type = item["messageType"].as_str();
        let name = text(&item["user"]["name"]).or_else(|| text(&item["contact"]["fullName"]));
        let attachment = |file: &Value| Attachment {
            id: text(&file["id"]),
            url: text(&file["url"]),
            kind: text(&file["mimeType"]),
            name: text(&file["name"]),
        };
        Ok(Message {
            id: text(&item["id"]).ok_or("no id")?,
            conversation_id: text(&item["conversationId"]),
            kind: message_type.map(meaning::chatbotx::kind).ok_or("no messageType")?,
            direction: message_type.and_then(meaning::chatbotx::direction),
            text: text(&item["text"]),
            sent_at: sent_at(&item["createdAt"])?,
            sender: sender(text(&item["senderId"]), name, text(&item["senderType"])),
            attachments: array(&item["attachments"])?.iter().map(attachment).collect(),
            ..Message::default()
        })
    };
    let messages = array(&body["data"])?.iter().map(message).collect::<Result<_, Wrong>>()?;
    Ok(Page { messages, next: text(&body["nextCursor"]) })
}

fn highlevel(body: &Value) -> Result<Page, Wrong> {
    let list = &body["messages"];
    let message = |item: &Value| {
        let message_type = item["messageType"].as_str();
        let attachment = |url: &Value| Attachment { url: text(url), ..Attachment::default() };
        Ok(Message {
            id: text(&item["id"]).ok_or("no id")?,
            conversation_id: text(&item["conversationId"]),
            kind: message_type.map(meaning::highlevel::kind).ok_or("no messageType")?,
            direction: item["direction"].as_str().map(Direction::from),
            channel: message_type.and_then(meaning::highlevel::channel),
            text: text(&item["body"]),
            sent_at: sent_at(&item["dateAdded"])?,
            status: text(&item["status"]),
            sender: sender(text(&item["userId"]), None, text(&item["source"])),
            attachments: array(&item["attachments"])?.iter().map(attachment).collect(),
        })
    };
    let messages = array(&list["messages"])?.iter().map(message).collect::<Result<_, Wrong>>()?;
    let more = list["nextPage"].as_bool() != Some(false);
    Ok(Page { messages, next: text(&list["lastMessageId"]).filter(|_| more) })
}

fn octopush(body: &Value, contact: &str) -> Result<Page, Wrong> {
    let items = array(body)?;
    let message = |item: &Value| {
        let own = &item["contact_identifiers"];
        meaning::octopush::verify(contact, own["phone_number"].as_str(), own["email"].as_str())?;
        Ok(Message {
            id: text(&item["message_id"]).ok_or("no message_id")?,
            conversation_id: Some(contact.to_owned()),
            kind: Kind::Message,
            direction: item["direction"].as_str().map(Direction::from),
            channel: item["channel"].as_str().map(Channel::from),
            text: text(&item["text"]),
            status: text(&item["delivery_status"]),
            ..Message::default()
        })
    };
    let next = meaning::octopush::next(items.len());
    Ok(Page { messages: items.iter().map(message).collect::<Result<_, Wrong>>()?, next })
}

fn chatwoot(body: &Value) -> Result<Page, Wrong> {
    let items = array(&body["payload"])?;
    let message = |item: &Value| {
        let message_type = item["message_type"].as_i64().ok_or("no message_type")?;
        let from = &item["sender"];
        let attachment = |file: &Value| Attachment {
            id: digits(&file["id"]),
            url: text(&file["data_url"]),
            kind: text(&file["file_type"]),
            name: None,
        };
        let files = item["attachments"].as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(Message {
            id: digits(&item["id"]).ok_or("no id")?,
            conversation_id: digits(&item["conversation_id"]),
            kind: meaning::chatwoot::kind(item["private"].as_bool().ok_or("no private")?, message_type),
            direction: meaning::chatwoot::direction(message_type),
            text: text(&item["content"]),
            sent_at: item["created_at"].as_i64().and_then(Timestamp::from_unix_seconds),
            status: text(&item["status"]),
            sender: sender(digits(&from["id"]), text(&from["name"]), text(&from["type"])),
            attachments: files.iter().filter(|file| !file.is_null()).map(attachment).collect(),
            ..Message::default()
        })
    };
    let smallest = items.iter().filter_map(|item| item["id"].as_i64()).min();
    let next = meaning::chatwoot::next(items.len(), smallest);
    Ok(Page { messages: items.iter().rev().map(message).collect::<Result<_, Wrong>>()?, next })
}

fn array(value: &Value) -> Result<&[Value], Wrong> {
    Ok(value.as_array().ok_or("no array")?)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn digits(value: &Value) -> Option<String> {
    value.as_i64().map(|number| number.to_string())
}

fn sent_at(value: &Value) -> Result<Option<Timestamp>, Wrong> {
    value.as_str().map_or(Ok(None), time)
}
