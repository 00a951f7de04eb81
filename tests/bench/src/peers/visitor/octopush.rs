//! Octopush.

use super::leaf::{Text, checked, identified};
use super::read;
use crate::clients::messaging::{Channel, Direction, Kind, Message};
use crate::peers::{Page, Wrong, meaning};

struct List<'c> {
    messages: Vec<Message>,
    contact: &'c str,
}

/// A message while it is read.
struct Draft<'c> {
    message: Message,
    contact: &'c str,
}

array!(Messages<'c>(List<'c>), |list| Draft::new(list.contact), Item, |draft| list.messages.push(identified(draft.message)?));

object!(Item<'c>(Draft<'c>), |draft, map| {
    MessageId = "message_id" => draft.message.id = map.next_value()?,
    Text = "text" => draft.message.text = map.next_value()?,
    Direction = "direction" => draft.message.direction = map.next_value_seed(Text(|text: &str| Direction::from(text)))?,
    DeliveryStatus = "delivery_status" => draft.message.status = map.next_value()?,
    Channel = "channel" => draft.message.channel = map.next_value_seed(Text(|text: &str| Channel::from(text)))?,
    ContactIdentifiers = "contact_identifiers" => { map.next_value_seed(Contact(&mut draft.contact))?; },
});

object!(Contact<'c>(&'c str), |contact, map| {
    PhoneNumber = "phone_number" => {
        let verify = |phone: &str| meaning::octopush::verify(contact, Some(phone), None);
        checked(map.next_value_seed(Text(verify))?)?;
    },
    Email = "email" => {
        let verify = |email: &str| meaning::octopush::verify(contact, None, Some(email));
        checked(map.next_value_seed(Text(verify))?)?;
    },
});

impl<'c> Draft<'c> {
    fn new(contact: &'c str) -> Self {
        let conversation_id = Some(contact.to_owned());
        Self { message: Message { conversation_id, kind: Kind::Message, ..Message::default() }, contact }
    }
}

pub(super) fn decode(text: &str, contact: &str) -> Result<Page, Wrong> {
    let mut list = List { messages: Vec::new(), contact };
    read(text, Messages(&mut list))?;
    let next = meaning::octopush::next(list.messages.len());
    Ok(Page { messages: list.messages, next })
}
