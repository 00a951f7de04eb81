//! From structs to records. It is compiled for structs of some fields and for structs of all: the names of the fields are
//! the same, and so is the mapping.

use specloom::Timestamp;

use super::shapes;
use crate::Vendor;
use crate::clients::messaging::{Attachment, Channel, Direction, Kind, Message};
use crate::peers::meaning::{self, sender, time};
use crate::peers::{Page, Wrong};

pub(in crate::peers) fn decode(vendor: Vendor, body: &[u8], conversation: &str) -> Result<Page, Wrong> {
    match vendor {
        Vendor::Centerfy => centerfy::page(serde_json::from_slice(body)?),
        Vendor::ChatbotX => chatbotx::page(serde_json::from_slice(body)?),
        Vendor::HighLevel => highlevel::page(serde_json::from_slice(body)?),
        Vendor::Octopush => octopush::page(serde_json::from_slice(body)?, conversation),
        Vendor::Chatwoot => Ok(chatwoot::page(serde_json::from_slice(body)?)),
    }
}

mod centerfy {
    use super::shapes::centerfy::{Message as Item, Page as Body};
    use super::*;

    pub(super) fn page(body: Body) -> Result<Page, Wrong> {
        let next = meaning::centerfy::next(body.messages.len(), body.total);
        let messages = body.messages.into_iter().map(|item| message(item, body.conversation_id.clone()));
        Ok(Page { messages: messages.collect::<Result<_, _>>()?, next })
    }

    fn message(item: Item, conversation_id: Option<String>) -> Result<Message, Wrong> {
        Ok(Message {
            id: item.id,
            conversation_id,
            kind: Kind::Message,
            direction: item.sender_type.as_deref().and_then(meaning::centerfy::direction),
            channel: item.message_type.as_deref().map(Channel::from),
            text: item.content,
            sent_at: item.timestamp.as_deref().map_or(Ok(None), time)?,
            sender: sender(None, None, item.sender_type),
            ..Message::default()
        })
    }
}

mod chatbotx {
    use super::shapes::chatbotx::{Attachment as File, Message as Item, Page as Body};
    use super::*;

    pub(super) fn page(body: Body) -> Result<Page, Wrong> {
        let messages = body.data.into_iter().map(message).collect::<Result<_, _>>()?;
        Ok(Page { messages, next: body.next_cursor })
    }

    fn message(item: Item) -> Result<Message, Wrong> {
        let message_type = item.message_type.as_deref();
        let name = item.user.and_then(|user| user.name).or_else(|| item.contact.and_then(|contact| contact.full_name));
        Ok(Message {
            id: item.id,
            conversation_id: item.conversation_id,
            kind: message_type.map(meaning::chatbotx::kind).ok_or("no messageType")?,
            direction: message_type.and_then(meaning::chatbotx::direction),
            text: item.text,
            sent_at: item.created_at.as_deref().map_or(Ok(None), time)?,
            sender: sender(item.sender_id, name, item.sender_type),
            attachments: item.attachments.into_iter().map(attachment).collect(),
            ..Message::default()
        })
    }

    fn attachment(file: File) -> Attachment {
        Attachment { id: file.id, url: file.url, kind: file.mime_type, name: file.name }
    }
}

mod highlevel {
    use super::shapes::highlevel::{List, Message as Item, Page as Body};
    use super::*;

    pub(super) fn page(body: Body) -> Result<Page, Wrong> {
        let List { last_message_id, next_page, messages } = body.messages;
        let messages = messages.into_iter().map(message).collect::<Result<_, _>>()?;
        Ok(Page { messages, next: last_message_id.filter(|_| next_page != Some(false)) })
    }

    fn message(item: Item) -> Result<Message, Wrong> {
        let message_type = item.message_type.as_deref();
        Ok(Message {
            id: item.id,
            conversation_id: item.conversation_id,
            kind: message_type.map(meaning::highlevel::kind).ok_or("no messageType")?,
            direction: item.direction.as_deref().map(Direction::from),
            channel: message_type.and_then(meaning::highlevel::channel),
            text: item.body,
            sent_at: item.date_added.as_deref().map_or(Ok(None), time)?,
            status: item.status,
            sender: sender(item.user_id, None, item.source),
            attachments: item.attachments.into_iter().map(attachment).collect(),
        })
    }

    fn attachment(url: String) -> Attachment {
        Attachment { url: Some(url), ..Attachment::default() }
    }
}

mod octopush {
    use super::shapes::octopush::{Message as Item, Page as Body};
    use super::*;

    pub(super) fn page(items: Body, contact: &str) -> Result<Page, Wrong> {
        let next = meaning::octopush::next(items.len());
        let messages = items.into_iter().map(|item| message(item, contact)).collect::<Result<_, _>>()?;
        Ok(Page { messages, next })
    }

    fn message(item: Item, contact: &str) -> Result<Message, Wrong> {
        if let Some(own) = &item.contact_identifiers {
            meaning::octopush::verify(contact, own.phone_number.as_deref(), own.email.as_deref())?;
        }
        Ok(Message {
            id: item.message_id,
            conversation_id: Some(contact.to_owned()),
            kind: Kind::Message,
            direction: item.direction.as_deref().map(Direction::from),
            channel: item.channel.as_deref().map(Channel::from),
            text: item.text,
            status: item.delivery_status,
            ..Message::default()
        })
    }
}

mod chatwoot {
    use super::shapes::chatwoot::{Attachment as File, Message as Item, Page as Body, Sender};
    use super::*;

    pub(super) fn page(body: Body) -> Page {
        let smallest = body.payload.iter().map(|item| item.id).min();
        let next = meaning::chatwoot::next(body.payload.len(), smallest);
        Page { messages: body.payload.into_iter().rev().map(message).collect(), next }
    }

    fn message(item: Item) -> Message {
        let known = |from: Sender| sender(from.id.map(|id| id.to_string()), from.name, from.r#type);
        Message {
            id: item.id.to_string(),
            conversation_id: item.conversation_id.map(|id| id.to_string()),
            kind: meaning::chatwoot::kind(item.private, item.message_type),
            direction: meaning::chatwoot::direction(item.message_type),
            text: item.content,
            sent_at: item.created_at.and_then(Timestamp::from_unix_seconds),
            status: item.status,
            sender: item.sender.and_then(known),
            attachments: item.attachments.into_iter().flatten().map(attachment).collect(),
            ..Message::default()
        }
    }

    fn attachment(file: File) -> Attachment {
        Attachment { id: file.id.map(|id| id.to_string()), url: file.data_url, kind: file.file_type, name: None }
    }
}
