//! Chatwoot.

use serde::de::Error;
use specloom::Timestamp;

use super::read;
use crate::clients::messaging::{Attachment, Message, Sender};
use crate::peers::{Page, Wrong, meaning};

#[derive(Default)]
struct List {
    messages: Vec<Message>,
    smallest: Option<i64>,
}

/// A message while it is read.
#[derive(Default)]
struct Draft {
    message: Message,
    id: Option<i64>,
    message_type: Option<i64>,
    private: bool,
    sender: Sender,
}

object!(Whole(List), |list, map| {
    Payload = "payload" => map.next_value_seed(Messages(list))?,
});

array!(Messages(List), |list| Draft::default(), Item, |draft| list.push(draft)?);

object!(Item(Draft), |draft, map| {
    Id = "id" => draft.id = map.next_value()?,
    Content = "content" => draft.message.text = map.next_value()?,
    ConversationId = "conversation_id" => draft.message.conversation_id = digits(map.next_value()?),
    MessageType = "message_type" => draft.message_type = map.next_value()?,
    CreatedAt = "created_at" => {
        draft.message.sent_at = map.next_value::<Option<i64>>()?.and_then(Timestamp::from_unix_seconds);
    },
    Private = "private" => draft.private = map.next_value()?,
    Status = "status" => draft.message.status = map.next_value()?,
    Sender = "sender" => { map.next_value_seed(From(&mut draft.sender))?; },
    Attachments = "attachments" => map.next_value_seed(Attachments(&mut draft.message.attachments))?,
});

object!(From(Sender), |sender, map| {
    Id = "id" => sender.id = digits(map.next_value()?),
    Name = "name" => sender.name = map.next_value()?,
    Type = "type" => sender.role = map.next_value()?,
});

array!(Attachments(Vec<Attachment>), |files| Attachment::default(), File, |file| files.push(file));

object!(File(Attachment), |file, map| {
    Id = "id" => file.id = digits(map.next_value()?),
    FileType = "file_type" => file.kind = map.next_value()?,
    DataUrl = "data_url" => file.url = map.next_value()?,
});

fn digits(number: Option<i64>) -> Option<String> {
    number.map(|number| number.to_string())
}

impl List {
    fn push<E: Error>(&mut self, draft: Draft) -> Result<(), E> {
        let id = draft.id.ok_or_else(|| E::missing_field("id"))?;
        let message_type = draft.message_type.ok_or_else(|| E::missing_field("message_type"))?;
        self.smallest = Some(self.smallest.map_or(id, |smallest| smallest.min(id)));
        let Sender { id: sender_id, name, role } = draft.sender;
        self.messages.push(Message {
            id: id.to_string(),
            kind: meaning::chatwoot::kind(draft.private, message_type),
            direction: meaning::chatwoot::direction(message_type),
            sender: meaning::sender(sender_id, name, role),
            ..draft.message
        });
        Ok(())
    }
}

pub(super) fn decode(text: &str) -> Result<Page, Wrong> {
    let mut list = List::default();
    read(text, Whole(&mut list))?;
    list.messages.reverse();
    let next = meaning::chatwoot::next(list.messages.len(), list.smallest);
    Ok(Page { messages: list.messages, next })
}
