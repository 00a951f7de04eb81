//! What the vendors' values mean, the same for every peer.

use specloom::Timestamp;

use super::Wrong;
use crate::clients::messaging::{Channel, Direction, Kind, Sender};

pub(super) mod centerfy {
    use super::Direction;

    pub(in crate::peers) fn direction(sender_type: &str) -> Option<Direction> {
        match sender_type {
            "contact" => Some(Direction::Inbound),
            "agent" | "user" | "bot" => Some(Direction::Outbound),
            _ => None,
        }
    }

    /// Where the next page begins.
    pub(in crate::peers) fn next(messages: usize, total: u64) -> Option<String> {
        (messages > 0 && (messages as u64) < total).then(|| messages.to_string())
    }
}

pub(super) mod chatbotx {
    use super::{Direction, Kind};

    pub(in crate::peers) fn kind(message_type: &str) -> Kind {
        if message_type == "activity" { Kind::Activity } else { Kind::Message }
    }

    pub(in crate::peers) fn direction(message_type: &str) -> Option<Direction> {
        match message_type {
            "incoming" => Some(Direction::Inbound),
            "outgoing" => Some(Direction::Outbound),
            _ => None,
        }
    }
}

pub(super) mod highlevel {
    use super::{Channel, Kind};

    pub(in crate::peers) fn kind(message_type: &str) -> Kind {
        match message_type {
            "TYPE_INTERNAL_COMMENT" | "TYPE_INTERNAL_COMMENTS" => Kind::Note,
            "TYPE_ACTIVITY_APPOINTMENT"
            | "TYPE_ACTIVITY_CONTACT"
            | "TYPE_ACTIVITY_INVOICE"
            | "TYPE_ACTIVITY_PAYMENT"
            | "TYPE_ACTIVITY_OPPORTUNITY"
            | "TYPE_ACTIVITY_WHATSAPP"
            | "TYPE_ACTIVITY_EMPLOYEE_ACTION_LOG" => Kind::Activity,
            _ => Kind::Message,
        }
    }

    pub(in crate::peers) fn channel(message_type: &str) -> Option<Channel> {
        Some(match message_type {
            "SMS" | "TYPE_SMS" | "TYPE_CAMPAIGN_SMS" | "TYPE_CUSTOM_SMS" | "TYPE_CUSTOM_PROVIDER_SMS" => Channel::Sms,
            "TYPE_RCS" => Channel::Rcs,
            "Email" | "TYPE_EMAIL" | "TYPE_CAMPAIGN_EMAIL" | "TYPE_CUSTOM_EMAIL" | "TYPE_CUSTOM_PROVIDER_EMAIL" => {
                Channel::Email
            }
            "WhatsApp" | "TYPE_WHATSAPP" => Channel::Whatsapp,
            "TYPE_FACEBOOK" | "TYPE_CAMPAIGN_FACEBOOK" => Channel::Facebook,
            "TYPE_INSTAGRAM" => Channel::Instagram,
            "TYPE_TIKTOK" => Channel::Tiktok,
            "TYPE_GMB" | "TYPE_CAMPAIGN_GMB" => Channel::Google,
            "TYPE_WEBCHAT" | "TYPE_LIVE_CHAT" => Channel::Webchat,
            "Call" | "TYPE_CALL" | "TYPE_CUSTOM_CALL" | "TYPE_IVR_CALL" | "TYPE_CAMPAIGN_CALL" => Channel::Call,
            other if kind(other) == Kind::Message => Channel::from(other),
            _ => return None,
        })
    }
}

pub(super) mod octopush {
    use super::Wrong;

    /// Refuses a message of another contact than the one that was asked for; it has the contact's addresses, or none.
    pub(in crate::peers) fn verify(contact: &str, phone: Option<&str>, email: Option<&str>) -> Result<(), Wrong> {
        let own = match contact.as_bytes() {
            [b'+', ..] => phone,
            _ if contact.contains('@') => email,
            _ => None,
        };
        match own.is_none_or(|own| is_same(own, contact)) {
            true => Ok(()),
            false => Err("the message belongs to another contact".into()),
        }
    }

    /// Whether two addresses have the same letters and digits.
    fn is_same(one: &str, other: &str) -> bool {
        let essence = |text: &'_ str| {
            text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
        };
        one == other || essence(one) == essence(other)
    }

    pub(in crate::peers) fn next(messages: usize) -> Option<String> {
        (messages > 0).then(|| "2".to_owned())
    }
}

pub(super) mod chatwoot {
    use super::{Direction, Kind};

    pub(in crate::peers) fn kind(private: bool, message_type: i64) -> Kind {
        match (private, message_type) {
            (true, _) => Kind::Note,
            (false, 2) => Kind::Activity,
            (false, _) => Kind::Message,
        }
    }

    pub(in crate::peers) fn direction(message_type: i64) -> Option<Direction> {
        match message_type {
            0 => Some(Direction::Inbound),
            1 | 3 => Some(Direction::Outbound),
            _ => None,
        }
    }

    /// The smallest id, from which the next page goes back; none after a page that is not full.
    pub(in crate::peers) fn next(messages: usize, smallest: Option<i64>) -> Option<String> {
        smallest.filter(|_| messages >= 20).map(|id| id.to_string())
    }
}

/// A time as in RFC 3339; vendors write an absent one as an empty text.
pub(super) fn time(text: &str) -> Result<Option<Timestamp>, Wrong> {
    if text.is_empty() { Ok(None) } else { Ok(Some(text.parse()?)) }
}

/// A sender of whom anything is known.
pub(super) fn sender(id: Option<String>, name: Option<String>, role: Option<String>) -> Option<Sender> {
    (id.is_some() || name.is_some() || role.is_some()).then_some(Sender { id, name, role })
}
