//! The five vendors, and what a client of each needs to know.

use crate::{centerfy, chatbotx, chatwoot, highlevel, octopush};

/// The account that owns the Chatwoot conversations.
pub const CHATWOOT_ACCOUNT: u64 = chatwoot::ACCOUNT;

/// The HighLevel contact that the contact endpoint knows.
pub const HIGHLEVEL_CONTACT: &str = highlevel::CONTACT;

/// How many contacts the ChatbotX workspace has: ids 5000000001 and up. The last of them has no conversation.
pub const CHATBOTX_CONTACTS: u64 = chatbotx::CONTACTS;

/// A vendor that the server plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vendor {
    Centerfy,
    ChatbotX,
    HighLevel,
    Octopush,
    Chatwoot,
}

impl Vendor {
    /// Every vendor.
    pub const ALL: [Self; 5] = [Self::Centerfy, Self::ChatbotX, Self::HighLevel, Self::Octopush, Self::Chatwoot];

    /// The name, which is also the first segment of the path that the vendor is mounted at.
    pub fn name(self) -> &'static str {
        match self {
            Self::Centerfy => "centerfy",
            Self::ChatbotX => "chatbotx",
            Self::HighLevel => "highlevel",
            Self::Octopush => "octopush",
            Self::Chatwoot => "chatwoot",
        }
    }

    /// The vendor of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|vendor| vendor.name() == name)
    }

    /// The path of the vendor's base URL, with the prefix that the real one has.
    pub(crate) fn mount(self) -> &'static str {
        match self {
            Self::Centerfy => "/centerfy/functions/v1/crm-api",
            Self::ChatbotX => "/chatbotx/api",
            Self::HighLevel => "/highlevel",
            Self::Octopush => "/octopush",
            Self::Chatwoot => "/chatwoot",
        }
    }

    /// How many messages the default conversation has.
    pub(crate) fn default_count(self) -> u64 {
        match self {
            Self::Centerfy => 137,
            Self::ChatbotX => 245,
            Self::HighLevel => 312,
            Self::Octopush => 188,
            Self::Chatwoot => 403,
        }
    }
}

/// The credentials that the server accepts, by name.
pub fn credentials(vendor: Vendor) -> &'static [(&'static str, &'static str)] {
    match vendor {
        Vendor::Centerfy => &[("api_key", centerfy::API_KEY)],
        Vendor::ChatbotX => &[("token", chatbotx::TOKEN)],
        Vendor::HighLevel => &[("token", highlevel::TOKEN)],
        Vendor::Octopush => &[("api_key", octopush::API_KEY), ("api_login", octopush::API_LOGIN)],
        Vendor::Chatwoot => &[("access_token", chatwoot::ACCESS_TOKEN)],
    }
}

/// The conversation that every server has, in the vendor's own terms.
pub fn conversation_id(vendor: Vendor) -> &'static str {
    match vendor {
        Vendor::Centerfy => centerfy::CONTACT,
        Vendor::ChatbotX => chatbotx::CONTACT,
        Vendor::HighLevel => highlevel::CONVERSATION,
        Vendor::Octopush => octopush::PHONE,
        Vendor::Chatwoot => chatwoot::CONVERSATION,
    }
}
