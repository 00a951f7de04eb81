//! The five vendors, each with pages in its shape.

use specloom::__v1::tables::{Operation, Provider};

use crate::clients::{centerfy, chatbotx, chatwoot, highlevel, octopush};
use crate::shapes;

/// The tables of a client.
#[derive(Debug, Clone, Copy)]
pub struct Tables {
    /// What all operations share.
    pub provider: &'static Provider,
    /// The operation that lists messages.
    pub operation: &'static Operation,
}

/// A vendor of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vendor {
    /// Offsets; flat messages of five fields.
    Centerfy,
    /// Cursors; contact, user and files inside of each message.
    ChatbotX,
    /// Cursors; a nested envelope.
    HighLevel,
    /// Page numbers; the text is ASCII with escapes, as PHP writes it.
    Octopush,
    /// Keysets; more than twenty fields, most of them unused.
    Chatwoot,
}

impl Vendor {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Centerfy, Self::ChatbotX, Self::HighLevel, Self::Octopush, Self::Chatwoot];

    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Centerfy => "Centerfy",
            Self::ChatbotX => "ChatbotX",
            Self::HighLevel => "HighLevel",
            Self::Octopush => "Octopush",
            Self::Chatwoot => "Chatwoot",
        }
    }

    /// Its name in ids and on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.tables().provider.name
    }

    /// The tables of its generated client.
    #[must_use]
    pub fn tables(self) -> Tables {
        match self {
            Self::Centerfy => centerfy::tables(),
            Self::ChatbotX => chatbotx::tables(),
            Self::HighLevel => highlevel::tables(),
            Self::Octopush => octopush::tables(),
            Self::Chatwoot => chatwoot::tables(),
        }
    }

    /// The conversation whose messages the pages hold, as the vendor's parameter has it.
    #[must_use]
    pub const fn conversation(self) -> &'static str {
        match self {
            Self::Centerfy => "c1a2b3d4-e5f6-7890-abcd-ef1234567890",
            Self::ChatbotX => "id:991",
            Self::HighLevel => "tDtDnQdgm2LXpyiqYvZ6",
            Self::Octopush => shapes::octopush::CONTACT,
            Self::Chatwoot => "4711",
        }
    }

    /// The body of a page of so many messages. The same number gives the same page.
    #[must_use]
    pub fn page(self, messages: usize) -> Vec<u8> {
        match self {
            Self::Centerfy => shapes::body(&shapes::centerfy::page(messages)),
            Self::ChatbotX => shapes::body(&shapes::chatbotx::page(messages)),
            Self::HighLevel => shapes::body(&shapes::highlevel::page(messages)),
            Self::Octopush => shapes::as_php(&shapes::body(&shapes::octopush::page(messages))),
            Self::Chatwoot => shapes::body(&shapes::chatwoot::page(messages)),
        }
    }
}
