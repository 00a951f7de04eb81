//! HighLevel.

use serde::de::Error;

use super::leaf::{Text, Time, identified};
use super::read;
use crate::clients::messaging::{Attachment, Direction, Kind, Message, Sender};
use crate::peers::{Page, Wrong, meaning};

#[derive(Default)]
struct Body {
    messages: Vec<Message>,
    last_message_id: Option<String>,
    next_page: Option<bool>,
}

/// A message while it is read.
#[derive(Default)]
struct Draft {
    message: Message,
    kind: Option<Kind>,
    sender: Sender,
}

object!(Whole(Body), |body, map| {
    Messages = "messages" => { map.next_value_seed(List(body))?; },
});

object!(List(Body), |body, map| {
    LastMessageId = "lastMessageId" => body.last_message_id = map.next_value()?,
    NextPage = "nextPage" => body.next_page = map.next_value()?,
    Messages = "messages" => map.next_value_seed(Messages(&mut body.messages))?,
});

array!(Messages(Vec<Message>), |messages| Draft::default(), Item, |draft| messages.push(draft.finish()?));

object!(Item(Draft), |draft, map| {
    Id = "id" => draft.message.id = map.next_value()?,
    MessageType = "messageType" => {
        let read = |text: &str| (meaning::highlevel::kind(text), meaning::highlevel::channel(text));
        let (kind, channel) = map.next_value_seed(Text(read))?.unzip();
        draft.kind = kind;
        draft.message.channel = channel.flatten();
    },
    ConversationId = "conversationId" => draft.message.conversation_id = map.next_value()?,
    DateAdded = "dateAdded" => draft.message.sent_at = map.next_value_seed(Time)?,
    Direction = "direction" => draft.message.direction = map.next_value_seed(Text(|text: &str| Direction::from(text)))?,
    Body = "body" => draft.message.text = map.next_value()?,
    Status = "status" => draft.message.status = map.next_value()?,
    Attachments = "attachments" => draft.message.attachments = attachments(map.next_value()?),
    Source = "source" => draft.sender.role = map.next_value()?,
    UserId = "userId" => draft.sender.id = map.next_value()?,
});

/// Few messages have files: a visitor of their own would not pay.
fn attachments(urls: Option<Vec<String>>) -> Vec<Attachment> {
    let urls = urls.unwrap_or_default().into_iter();
    urls.map(|url| Attachment { url: Some(url), ..Attachment::default() }).collect()
}

impl Draft {
    fn finish<E: Error>(mut self) -> Result<Message, E> {
        let Sender { id, name, role } = self.sender;
        self.message.sender = meaning::sender(id, name, role);
        self.message.kind = self.kind.ok_or_else(|| E::missing_field("messageType"))?;
        identified(self.message)
    }
}

pub(super) fn decode(text: &str) -> Result<Page, Wrong> {
    let mut body = Body::default();
    read(text, Whole(&mut body))?;
    let next = body.last_message_id.filter(|_| body.next_page != Some(false));
    Ok(Page { messages: body.messages, next })
}
