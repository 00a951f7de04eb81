//! What the messages of a conversation are in truth.

use super::finder::{AFTER, LATEST};
use crate::data::{Direction, Expected, Kind, Message};

/// What is special about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    Text,
    Activity,
    Template,
    Note,
    Files,
    Deleted,
    Email,
}

impl Entry {
    pub(super) fn of(number: u64) -> Self {
        match number {
            _ if number.is_multiple_of(23) => Self::Activity,
            _ if number.is_multiple_of(29) => Self::Template,
            _ if number.is_multiple_of(19) => Self::Note,
            _ if number.is_multiple_of(11) => Self::Files,
            _ if number.is_multiple_of(41) => Self::Deleted,
            _ if number.is_multiple_of(43) => Self::Email,
            _ => Self::Text,
        }
    }
}

pub(crate) fn truth(conversation: &str, number: u64) -> Expected {
    let id = conversation.parse::<u64>().unwrap_or_default().wrapping_mul(1_000_000) + 3 * number;
    let mut truth =
        Expected { conversation_id: Some(conversation.to_owned()), ..Expected::new(id.to_string(), number) };
    truth.sent_at = truth.sent_at.map(|micros| micros - micros % 1_000_000);
    match Entry::of(number) {
        Entry::Activity => {
            truth.kind = Kind::Activity;
            truth.direction = None;
            truth.text = Some(format!("Conversation was marked resolved by Anna [{number}]"));
        }
        Entry::Template => {
            truth.direction = Some(Direction::Outbound);
            truth.text = Some(format!("Please rate this conversation [{number}]"));
        }
        Entry::Note => {
            truth.kind = Kind::Note;
            truth.direction = Some(Direction::Outbound);
        }
        Entry::Files => {
            truth.attachments = attachments(number);
            truth.text = truth.text.filter(|_| !number.is_multiple_of(22));
        }
        Entry::Deleted => truth.text = Some("This message was deleted".to_owned()),
        Entry::Email | Entry::Text => {}
    }
    truth
}

/// Lets a few neighbours change ids, so that the order of time is not that of ids: the last two of every other page of
/// 20, from the newest. They never stand on both sides of a page boundary, which would lose a message with any cursor.
pub(crate) fn put_out_of_step(messages: &mut [Message]) {
    let count = messages.len();
    for newer in (LATEST - 2..count.saturating_sub(1)).step_by(2 * LATEST) {
        let from_the_oldest = count - 1 - newer;
        if !from_the_oldest.is_multiple_of(AFTER) {
            let id = messages[newer].truth.id.clone();
            messages[newer].truth.id = std::mem::replace(&mut messages[newer + 1].truth.id, id);
        }
    }
}

/// A location has no address.
fn attachments(number: u64) -> Vec<Option<String>> {
    let url = |name| format!("https://chat.example/rails/active_storage/blobs/redirect/{number}/{name}");
    match number {
        _ if number.is_multiple_of(55) => vec![None],
        _ if number.is_multiple_of(22) => vec![Some(url("one.png")), Some(url("two.png"))],
        _ => vec![Some(url("one.png"))],
    }
}
