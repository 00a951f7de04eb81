//! ChatbotX.

use serde::de::Error;

use super::leaf::{Text, Time, identified};
use super::read;
use crate::clients::messaging::{Attachment, Kind, Message, Sender};
use crate::peers::{Page, Wrong, meaning};

/// A message while it is read.
#[derive(Default)]
struct Draft {
    message: Message,
    kind: Option<Kind>,
    sender: Sender,
    contact: Option<String>,
}

object!(Whole(Page), |page, map| {
    Data = "data" => map.next_value_seed(Messages(&mut page.messages))?,
    NextCursor = "nextCursor" => page.next = map.next_value()?,
});

array!(Messages(Vec<Message>), |messages| Draft::default(), Item, |draft| messages.push(draft.finish()?));

object!(Item(Draft), |draft, map| {
    Id = "id" => draft.message.id = map.next_value()?,
    CreatedAt = "createdAt" => draft.message.sent_at = map.next_value_seed(Time)?,
    ConversationId = "conversationId" => draft.message.conversation_id = map.next_value()?,
    Text = "text" => draft.message.text = map.next_value()?,
    MessageType = "messageType" => {
        let read = |text: &str| (meaning::chatbotx::kind(text), meaning::chatbotx::direction(text));
        let (kind, direction) = map.next_value_seed(Text(read))?.unzip();
        draft.kind = kind;
        draft.message.direction = direction.flatten();
    },
    SenderType = "senderType" => draft.sender.role = map.next_value()?,
    SenderId = "senderId" => draft.sender.id = map.next_value()?,
    Attachments = "attachments" => map.next_value_seed(Attachments(&mut draft.message.attachments))?,
    User = "user" => { map.next_value_seed(User(&mut draft.sender.name))?; },
    Contact = "contact" => { map.next_value_seed(Contact(&mut draft.contact))?; },
});

array!(Attachments(Vec<Attachment>), |files| Attachment::default(), File, |file| files.push(file));

object!(File(Attachment), |file, map| {
    Id = "id" => file.id = map.next_value()?,
    MimeType = "mimeType" => file.kind = map.next_value()?,
    Name = "name" => file.name = map.next_value()?,
    Url = "url" => file.url = map.next_value()?,
});

object!(User(Option<String>), |name, map| {
    Name = "name" => *name = map.next_value()?,
});

object!(Contact(Option<String>), |name, map| {
    FullName = "fullName" => *name = map.next_value()?,
});

impl Draft {
    fn finish<E: Error>(mut self) -> Result<Message, E> {
        let Sender { id, name, role } = self.sender;
        self.message.sender = meaning::sender(id, name.or(self.contact), role);
        self.message.kind = self.kind.ok_or_else(|| E::missing_field("messageType"))?;
        identified(self.message)
    }
}

pub(super) fn decode(text: &str) -> Result<Page, Wrong> {
    let mut page = Page::default();
    read(text, Whole(&mut page))?;
    Ok(page)
}
