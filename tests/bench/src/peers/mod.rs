//! What decodes the same pages into the same records, written by hand as an engineer would who knows serde well.
//!
//! | peer | what it is |
//! |---|---|
//! | [`visitor`] | visitors that write straight into the record: what the parser allows at best |
//! | [`narrow`] | structs of the mapped fields with `derive(Deserialize)`, then a mapping |
//! | [`full`] | structs of all fields, as generators make them from an OpenAPI document, then a mapping |
//! | [`value`] | a `serde_json::Value` and lookups in it, as interpreters of specs do |
//!
//! A test holds all of them to the output of the generated clients.

#![allow(clippy::duplicate_mod, reason = "one mapping is compiled for the structs of two peers")]

pub mod full;
mod meaning;
pub mod narrow;
pub mod value;
pub mod visitor;

use std::error::Error;

use crate::Vendor;
use crate::clients::messaging::Message;

/// A page of messages.
#[derive(Debug, Default, PartialEq)]
pub struct Page {
    /// The messages, in the order of the whole list.
    pub messages: Vec<Message>,
    /// What asks for the next page, if there is one.
    pub next: Option<String>,
}

/// What is wrong with a page.
pub type Wrong = Box<dyn Error + Send + Sync>;

/// Something that decodes pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peer {
    /// See [`visitor`].
    Visitor,
    /// See [`narrow`].
    Narrow,
    /// See [`full`].
    Full,
    /// See [`value`].
    Value,
}

impl Peer {
    /// All of them, fastest first.
    pub const ALL: [Self; 4] = [Self::Visitor, Self::Narrow, Self::Full, Self::Value];

    /// Its name in charts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Narrow => "narrow derive",
            Self::Full => "full structs",
            Self::Value => "Value",
        }
    }

    /// Its name in ids and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Narrow => "narrow",
            Self::Full => "full",
            Self::Value => "value",
        }
    }

    /// Decodes a page that holds the messages of `conversation`.
    ///
    /// # Errors
    ///
    /// The page does not have the vendor's shape.
    pub fn decode(self, vendor: Vendor, body: &[u8], conversation: &str) -> Result<Page, Wrong> {
        match self {
            Self::Visitor => visitor::decode(vendor, body, conversation),
            Self::Narrow => narrow::decode(vendor, body, conversation),
            Self::Full => full::decode(vendor, body, conversation),
            Self::Value => value::decode(vendor, body, conversation),
        }
    }
}
