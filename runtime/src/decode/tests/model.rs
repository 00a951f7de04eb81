//! A record type as generated code has it, and short ways to write tables and to decode.

use crate::Timestamp;
use crate::decode::{Context, DecodeError, Decoded, Problem, decode};
use crate::record::{Field, Item, Mismatch, Record, Value};
use crate::table::{Body, Convert, Each, Elements, Fields, Frame, Node, Target, Write};

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Message {
    pub(super) id: String,
    pub(super) conversation_id: Option<String>,
    pub(super) kind: String,
    pub(super) direction: Option<String>,
    pub(super) text: Option<String>,
    pub(super) sent_at: Option<Timestamp>,
    pub(super) sender_id: Option<String>,
    pub(super) sender_name: Option<String>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) tags: Vec<String>,
    pub(super) size: Option<i64>,
    pub(super) read: Option<bool>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Attachment {
    pub(super) url: Option<String>,
    pub(super) kind: Option<String>,
}

pub(super) const ID: u16 = 0;
pub(super) const CONVERSATION: u16 = 1;
pub(super) const KIND: u16 = 2;
pub(super) const DIRECTION: u16 = 3;
pub(super) const TEXT: u16 = 4;
pub(super) const SENT_AT: u16 = 5;
pub(super) const SENDER_ID: u16 = 6;
pub(super) const SENDER_NAME: u16 = 7;
pub(super) const ATTACHMENTS: u16 = 8;
pub(super) const TAGS: u16 = 9;
pub(super) const SIZE: u16 = 10;
pub(super) const READ: u16 = 11;
pub(super) const SLOTS: u16 = 12;
pub(super) const URL: u16 = 0;
pub(super) const FILE_KIND: u16 = 1;

impl Record for Message {
    fn put(&mut self, slot: u16, value: &Value<'_>) -> Result<(), Mismatch> {
        match slot {
            ID => self.id.put(value),
            CONVERSATION => self.conversation_id.put(value),
            KIND => self.kind.put(value),
            DIRECTION => self.direction.put(value),
            TEXT => self.text.put(value),
            SENT_AT => self.sent_at.put(value),
            SENDER_ID => self.sender_id.put(value),
            SENDER_NAME => self.sender_name.put(value),
            TAGS => self.tags.put(value),
            SIZE => self.size.put(value),
            READ => self.read.put(value),
            _ => Err(Mismatch("nothing")),
        }
    }

    fn push(&mut self, slot: u16) -> Option<&mut dyn Record> {
        if slot != ATTACHMENTS {
            return None;
        }
        self.attachments.push(Attachment::default());
        self.attachments.last_mut().map(|last| last as &mut dyn Record)
    }

    fn clear(&mut self, slot: u16) {
        match slot {
            ATTACHMENTS => self.attachments.clear(),
            TAGS => self.tags.clear(),
            _ => {}
        }
    }
}

impl Item for Message {
    fn identity(&self) -> Option<&str> {
        Some(&self.id)
    }
}

impl Record for Attachment {
    fn put(&mut self, slot: u16, value: &Value<'_>) -> Result<(), Mismatch> {
        match slot {
            URL => self.url.put(value),
            FILE_KIND => self.kind.put(value),
            _ => Err(Mismatch("nothing")),
        }
    }

    fn push(&mut self, _: u16) -> Option<&mut dyn Record> {
        None
    }

    fn clear(&mut self, _: u16) {}
}

pub(super) const fn write(to: Target, rank: u8, convert: Convert) -> Write {
    Write { to, rank, convert }
}

pub(super) const fn slot(slot: u16) -> Write {
    write(Target::Slot(slot), 0, Convert::Plain)
}

pub(super) const fn ranked(slot: u16, rank: u8) -> Write {
    write(Target::Slot(slot), rank, Convert::Plain)
}

pub(super) const fn to(to: Target) -> Write {
    write(to, 0, Convert::Plain)
}

pub(super) const fn leaf(leaf: &'static [Write]) -> Node {
    Node { leaf, ..Node::NONE }
}

pub(super) const fn object(rows: &'static [(&'static str, Node)]) -> Node {
    Node { fields: Fields::new(rows), ..Node::NONE }
}

pub(super) const fn array(each: &'static Each) -> Node {
    Node { each: Some(each), ..Node::NONE }
}

pub(super) const fn values(node: Node) -> Each {
    Each { elements: Elements::Values, node, frame: Frame::NONE }
}

pub(super) const fn items(rank: u8, node: Node, frame: Frame) -> Each {
    Each { elements: Elements::Items { rank }, node, frame }
}

pub(super) const FRAME: Frame = Frame { slots: SLOTS, ..Frame::NONE };

pub(super) const fn body(root: Node) -> Body {
    Body { root, items: "items", items_optional: false, captures: 0 }
}

pub(super) fn read(body: &'static Body, json: &str) -> Result<Decoded<Message>, DecodeError> {
    read_with(body, json, &[])
}

pub(super) fn read_with(
    body: &'static Body,
    json: &str,
    params: &[Option<String>],
) -> Result<Decoded<Message>, DecodeError> {
    decode(json.as_bytes(), &Context { body, params, verify: true, secrets: &[] }, &Message::default())
}

pub(super) fn messages(body: &'static Body, json: &str) -> Vec<Message> {
    read(body, json).map(|page| page.items).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// The path and the text of the error.
pub(super) fn error(body: &'static Body, json: &str) -> (String, String) {
    match read(body, json) {
        Ok(page) => panic!("{json}: {page:?}"),
        Err(DecodeError { path, problem }) => (path, problem.to_string()),
    }
}

pub(super) fn problem(body: &'static Body, json: &str) -> Option<Problem> {
    read(body, json).err().map(|error| error.problem)
}
