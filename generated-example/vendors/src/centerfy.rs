//! Centerfy: offset and limit, an envelope with the total, channel in `message_type`, errors with a boolean `error`.

use crate::answer::Answer;
use crate::data::{Direction, Expected, Message};
use crate::request::Request;
use crate::script;
use crate::vendor::Vendor;
use crate::world::World;
use serde_json::{Value, json};

pub(crate) const API_KEY: &str = "cfy_3f9a1c7e5b2d";
pub(crate) const CONTACT: &str = "c1a2b3d4-e5f6-7890-abcd-ef1234567890";

const CONTENT_TYPE: &str = "application/json";
const DEFAULT_LIMIT: usize = 50;
const MAX_LIMIT: usize = 200;

pub(crate) fn truth(contact: &str, number: u64) -> Expected {
    let conversation = conversation(contact);
    let id = match contact {
        CONTACT => format!("msg_{number:03}"),
        _ => format!("msg_{}_{number:03}", &conversation["conv_".len()..]),
    };
    let mut truth = Expected { conversation_id: Some(conversation), ..Expected::new(id, number) };
    // `sender_type` is an open vocabulary.
    if number.is_multiple_of(31) {
        truth.direction = None;
    }
    truth
}

pub(crate) fn respond(request: &Request<'_>, world: &World) -> Answer {
    match *request.segments() {
        ["functions", "v1", "crm-api", "get-contact-messages", contact] => {
            list(request, world, contact).unwrap_or_else(|error| error)
        }
        _ => error(404, "Not found"),
    }
}

fn list(request: &Request<'_>, world: &World, contact: &str) -> Result<Answer, Answer> {
    let keys = [request.header("x-api-key"), request.bearer()];
    if !keys.contains(&Some(API_KEY)) {
        return Err(error(401, "Invalid API key"));
    }
    let limit = number(request, "limit", DEFAULT_LIMIT)?.min(MAX_LIMIT);
    let offset = number(request, "offset", 0)?;
    let conversation = world
        .conversation(Vendor::Centerfy, contact)
        .filter(|conversation| !conversation.messages.is_empty())
        .ok_or_else(|| error(404, "Contact not found or no conversation exists"))?;
    let page: Vec<Value> = conversation.messages.iter().skip(offset).take(limit).map(item).collect();
    Ok(Answer::json(
        200,
        CONTENT_TYPE,
        &json!({
            "contact_id": contact,
            "contact": { "name": "Jane Doe", "email": "jane@example.com", "phone": "+15551234567" },
            "conversation_id": self::conversation(contact),
            "messages": page,
            "total": conversation.messages.len(),
            "limit": limit,
            "offset": offset,
        }),
    ))
}

fn number(request: &Request<'_>, name: &str, default: usize) -> Result<usize, Answer> {
    request
        .param(name)
        .map_or(Ok(default), |text| text.parse().map_err(|_| error(400, &format!("{name} must be a whole number"))))
}

fn item(message: &Message) -> Value {
    json!({
        "id": message.truth.id,
        "content": message.truth.text,
        "sender_type": match message.truth.direction {
            Some(Direction::Inbound) => "contact",
            Some(Direction::Outbound) => "agent",
            None => "system",
        },
        "message_type": script::pick(message.number, ["sms", "email", "whatsapp", "facebook", "instagram"]),
        "timestamp": message.timestamp(),
    })
}

fn conversation(contact: &str) -> String {
    match contact {
        CONTACT => "conv_abc123".to_owned(),
        _ => format!("conv_{}", script::opaque(6, contact, 0).to_lowercase()),
    }
}

fn error(status: u16, message: &str) -> Answer {
    Answer::json(status, CONTENT_TYPE, &json!({ "error": true, "message": message }))
}
