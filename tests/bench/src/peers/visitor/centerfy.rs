//! Centerfy.

use super::leaf::{Text, Time, identified};
use super::read;
use crate::clients::messaging::{Channel, Kind, Message};
use crate::peers::{Page, Wrong, meaning};

#[derive(Default)]
struct Body {
    conversation_id: Option<String>,
    messages: Vec<Message>,
    total: u64,
}

object!(Whole(Body), |body, map| {
    Conversation = "conversation_id" => body.conversation_id = map.next_value()?,
    Messages = "messages" => map.next_value_seed(Messages(&mut body.messages))?,
    Total = "total" => body.total = map.next_value()?,
});

array!(Messages(Vec<Message>), |messages| Message::default(), Item, |message| messages.push(identified(message)?));

object!(Item(Message), |message, map| {
    Id = "id" => message.id = map.next_value()?,
    Content = "content" => message.text = map.next_value()?,
    SenderType = "sender_type" => {
        let role: Option<String> = map.next_value()?;
        message.direction = role.as_deref().and_then(meaning::centerfy::direction);
        message.sender = meaning::sender(None, None, role);
    },
    MessageType = "message_type" => message.channel = map.next_value_seed(Text(|text: &str| Channel::from(text)))?,
    Timestamp = "timestamp" => message.sent_at = map.next_value_seed(Time)?,
});

pub(super) fn decode(text: &str) -> Result<Page, Wrong> {
    let mut body = Body::default();
    read(text, Whole(&mut body))?;
    for message in &mut body.messages {
        message.kind = Kind::Message;
        message.conversation_id.clone_from(&body.conversation_id);
    }
    let next = meaning::centerfy::next(body.messages.len(), body.total);
    Ok(Page { messages: body.messages, next })
}
