//! All conversations of all vendors.

use crate::data::{Expected, Message};
use crate::vendor::{Vendor, conversation_id};
use crate::{centerfy, chatbotx, chatwoot, highlevel, octopush, script};
use std::collections::BTreeMap;

/// A conversation, named in the vendor's own terms.
#[derive(Debug)]
pub(crate) struct Conversation {
    pub(crate) name: String,
    /// Newest first.
    pub(crate) messages: Vec<Message>,
}

/// What the vendors know.
#[derive(Debug)]
pub(crate) struct World {
    conversations: BTreeMap<(Vendor, String), Conversation>,
    /// Whether HighLevel answers in the form of its OpenAPI document.
    pub(crate) flat_highlevel: bool,
}

impl World {
    /// One conversation of a few hundred messages for each vendor, and a second one where a filter may be ignored.
    pub(crate) fn new() -> Self {
        let mut world = Self { conversations: BTreeMap::new(), flat_highlevel: false };
        for vendor in Vendor::ALL {
            world.fill(vendor, conversation_id(vendor), vendor.default_count());
        }
        world.fill(Vendor::Octopush, octopush::OTHER_PHONE, 75);
        world
    }

    /// Makes a conversation of `count` messages, in place of an earlier one of the same name.
    pub(crate) fn fill(&mut self, vendor: Vendor, name: &str, count: u64) {
        let mut messages = messages(vendor, name, 1, count);
        if vendor == Vendor::Chatwoot {
            chatwoot::put_out_of_step(&mut messages);
        }
        self.conversations.insert((vendor, name.to_owned()), Conversation { name: name.to_owned(), messages });
    }

    /// Adds `count` messages that are newer than all others of the conversation.
    pub(crate) fn deliver(&mut self, vendor: Vendor, name: &str, count: u64) {
        let key = (vendor, name.to_owned());
        let conversation = self
            .conversations
            .entry(key)
            .or_insert_with(|| Conversation { name: name.to_owned(), messages: Vec::new() });
        let first = conversation.messages.first().map_or(1, |newest| newest.number + 1);
        let mut delivered = messages(vendor, name, first, count);
        delivered.append(&mut conversation.messages);
        conversation.messages = delivered;
    }

    pub(crate) fn conversation(&self, vendor: Vendor, name: &str) -> Option<&Conversation> {
        self.conversations.get(&(vendor, name.to_owned()))
    }

    pub(crate) fn conversations(&self, vendor: Vendor) -> impl Iterator<Item = &Conversation> {
        self.conversations.iter().filter(move |((owner, _), _)| *owner == vendor).map(|(_, conversation)| conversation)
    }
}

/// `count` messages, newest first; the oldest has the number `first`.
fn messages(vendor: Vendor, name: &str, first: u64, count: u64) -> Vec<Message> {
    (first..first + count)
        .rev()
        .map(|number| {
            let truth = truth(vendor, name, number);
            Message { number, at: truth.sent_at.unwrap_or_else(|| script::sent_at(number)), truth }
        })
        .collect()
}

fn truth(vendor: Vendor, name: &str, number: u64) -> Expected {
    match vendor {
        Vendor::Centerfy => centerfy::truth(name, number),
        Vendor::ChatbotX => chatbotx::truth(name, number),
        Vendor::HighLevel => highlevel::truth(name, number),
        Vendor::Octopush => octopush::truth(name, number),
        Vendor::Chatwoot => chatwoot::truth(name, number),
    }
}
