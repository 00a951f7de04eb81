//! HighLevel: a mandatory `Version`, a nested list with a "more" flag, errors whose `message` is a string or an array.

mod contacts;
mod messages;

pub(crate) use messages::truth;

use crate::answer::Answer;
use crate::request::Request;
use crate::world::World;
use serde_json::{Value, json};

pub(crate) const TOKEN: &str = "pit-0d4c7c5e-52a1-4f3b-9a36-8c1f52e0b7aa";
pub(crate) const CONVERSATION: &str = "tDtDnQdgm2LXpyiqYvZ6";
pub(crate) const CONTACT: &str = "ocQHyuzHvysMo5N5VsXc";

const LOCATION: &str = "ve9EPM428h8vShlRW1KT";
const MESSAGES_VERSION: &str = "2021-04-15";
const CONTACTS_VERSION: &str = "2021-07-28";

pub(crate) fn respond(request: &Request<'_>, world: &World) -> Answer {
    let answer = match *request.segments() {
        ["conversations", conversation, "messages"] => {
            admit(request, MESSAGES_VERSION).and_then(|()| messages::list(request, world, conversation))
        }
        ["contacts", contact] => admit(request, CONTACTS_VERSION).and_then(|()| contacts::get(contact)),
        _ => Err(error(404, "Not Found", &json!("Cannot find this route"))),
    };
    answer
        .unwrap_or_else(|error| error)
        .with_header("x-ratelimit-limit-daily", 200_000)
        .with_header("x-ratelimit-daily-remaining", 199_999)
        .with_header("x-ratelimit-interval-milliseconds", 10_000)
        .with_header("x-ratelimit-max", 100)
        .with_header("x-ratelimit-remaining", 99)
}

fn admit(request: &Request<'_>, version: &str) -> Result<(), Answer> {
    if request.bearer() != Some(TOKEN) {
        return Err(error(401, "Unauthorized", &json!("Invalid token: access token is invalid")));
    }
    match request.header("version") {
        None => Err(error(401, "Unauthorized", &json!("version header was not found."))),
        Some(found) if found == version => Ok(()),
        Some(_) => Err(bad_request("version header is invalid.")),
    }
}

fn success(body: &Value) -> Answer {
    Answer::json(200, "application/json; charset=utf-8", body)
}

fn error(status: u16, name: &str, message: &Value) -> Answer {
    let body = json!({ "statusCode": status, "message": message, "error": name });
    Answer::json(status, "application/json; charset=utf-8", &body)
}

fn bad_request(message: &str) -> Answer {
    error(400, "Bad Request", &json!(message))
}

fn unprocessable(message: &str) -> Answer {
    error(422, "Unprocessable Entity", &json!([message]))
}
