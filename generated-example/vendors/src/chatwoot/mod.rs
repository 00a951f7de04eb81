//! Chatwoot: the four queries of its message finder, ids out of step with time, keys that are absent rather than null.

mod finder;
mod item;
mod truth;

pub(crate) use truth::{put_out_of_step, truth};

use crate::answer::Answer;
use crate::data::Kind;
use crate::request::Request;
use crate::script;
use crate::time::rfc3339;
use crate::vendor::Vendor;
use crate::world::World;
use finder::{find, present};
use item::item;
use serde_json::{Value, json};

pub(crate) const ACCESS_TOKEN: &str = "wKq3Zp8rT5vYc1Xe7Nf2";
pub(crate) const ACCOUNT: u64 = 1;
pub(crate) const CONVERSATION: &str = "42";

const CONTENT_TYPE: &str = "application/json; charset=utf-8";

pub(crate) fn respond(request: &Request<'_>, world: &World) -> Answer {
    match *request.segments() {
        ["api", "v1", "accounts", account, "conversations", conversation, "messages"] => {
            list(request, world, account, conversation).unwrap_or_else(|error| error)
        }
        _ => Answer::json(404, CONTENT_TYPE, &json!({ "status": 404, "error": "Not Found" })),
    }
}

fn list(request: &Request<'_>, world: &World, account: &str, conversation: &str) -> Result<Answer, Answer> {
    authorize(request)?;
    if account != ACCOUNT.to_string() {
        return Err(error(401, "You are not authorized to access this account"));
    }
    let conversation =
        world.conversation(Vendor::Chatwoot, conversation).ok_or_else(|| error(404, "Resource could not be found"))?;
    let internal = present(request, "filter_internal_messages").is_none();
    let visible = conversation.messages.iter().filter(|message| internal || message.truth.kind == Kind::Message);
    let payload: Vec<Value> = find(request, visible).into_iter().map(item).collect();
    Ok(Answer::json(200, CONTENT_TYPE, &json!({ "meta": meta(), "payload": payload })))
}

/// Both spellings arrive as the same variable of the server.
fn authorize(request: &Request<'_>) -> Result<(), Answer> {
    let token = request.header("api_access_token").or_else(|| request.header("api-access-token"));
    match token.filter(|token| !token.is_empty()) {
        Some(ACCESS_TOKEN) => Ok(()),
        Some(_) => Err(error(401, "Invalid Access Token")),
        None => {
            let body = json!({ "errors": ["You need to sign in or sign up before continuing."] });
            Err(Answer::json(401, CONTENT_TYPE, &body))
        }
    }
}

fn meta() -> Value {
    json!({
        "labels": ["vip"],
        "additional_attributes": {},
        "contact": person(512, "Minh", "contact"),
        "assignee": person(3, "Anna", "user"),
        "agent_last_seen_at": rfc3339(script::sent_at(1)),
        "assignee_last_seen_at": null,
    })
}

fn person(id: u64, name: &str, kind: &str) -> Value {
    json!({ "id": id, "name": name, "thumbnail": "", "type": kind })
}

fn error(status: u16, message: &str) -> Answer {
    Answer::json(status, CONTENT_TYPE, &json!({ "error": message }))
}
