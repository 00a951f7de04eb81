//! What a message is in truth, whatever shape a vendor gives it.

/// Which way a message went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Inbound,
    Outbound,
}

impl Direction {
    /// `inbound` or `outbound`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inbound => "inbound",
            Self::Outbound => "outbound",
        }
    }
}

/// What an entry of a conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something that was said to the other side.
    Message,
    /// Something that happened: an assignment, a change of status.
    Activity,
    /// A remark among agents that the contact does not see.
    Note,
}

impl Kind {
    /// `message`, `activity` or `note`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Activity => "activity",
            Self::Note => "note",
        }
    }
}

/// The truth about a message, in so far as the vendor tells it at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The id, as text.
    pub id: String,
    /// The conversation as the vendor shows it; `None` where the vendor does not (Octopush).
    pub conversation_id: Option<String>,
    /// `None` where the vendor gives no direction, or a sender that is neither side.
    pub direction: Option<Direction>,
    pub kind: Kind,
    /// `None` where the listing has no text.
    pub text: Option<String>,
    /// Microseconds since 1970-01-01T00:00:00Z, at the vendor's precision; `None` where it does not tell (Octopush).
    pub sent_at: Option<i64>,
    /// One entry for each attachment: its address, or `None` for an attachment without one.
    pub attachments: Vec<Option<String>>,
}

impl Expected {
    /// A plain text message; a vendor changes what is different.
    pub(crate) fn new(id: String, number: u64) -> Self {
        Self {
            id,
            conversation_id: None,
            direction: Some(crate::script::direction(number)),
            kind: Kind::Message,
            text: Some(crate::script::text(number)),
            sent_at: Some(crate::script::sent_at(number)),
            attachments: Vec::new(),
        }
    }
}

/// A message of a conversation.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    /// 1 is the oldest. What a vendor adds to the truth depends on it.
    pub(crate) number: u64,
    /// Microseconds since 1970, also where the vendor does not tell.
    pub(crate) at: i64,
    pub(crate) truth: Expected,
}

impl Message {
    /// The id as a number, for vendors whose ids are numbers.
    pub(crate) fn numeric_id(&self) -> i64 {
        self.truth.id.parse().unwrap_or_default()
    }

    /// The time as the vendors with RFC 3339 write it.
    pub(crate) fn timestamp(&self) -> String {
        crate::time::rfc3339(self.at)
    }
}
