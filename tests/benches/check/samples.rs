//! Answers of the providers: they have every path that the specs name.

use serde_json::{Value, json};

/// How many items a list in an answer has.
const ITEMS: usize = 10;
const CHANNELS: [&str; 5] = ["SMS", "WHATSAPP", "EMAIL", "CALL", "LIVE_CHAT"];
const ROLES: [&str; 3] = ["contact", "agent", "bot"];
const PLANS: [&str; 3] = ["F", "P", "E"];

/// What differs from one provider's answers to another's.
pub(crate) struct Shape {
    number: usize,
    /// Path of the list of items.
    pub(crate) items: &'static str,
    seconds: bool,
}

impl Shape {
    pub(crate) fn numbered(number: usize) -> Self {
        let items = ["data", "results.items", "payload"][number % 3];
        Self { number, items, seconds: number.is_multiple_of(2) }
    }

    pub(crate) fn time_format(&self) -> &'static str {
        if self.seconds { "unix_seconds" } else { "rfc3339" }
    }

    fn time(&self, item: usize) -> Value {
        if self.seconds { json!(1_776_500_000 + item) } else { json!(format!("2026-04-18T14:22:{item:02}.250+02:00")) }
    }

    fn list(&self, items: Vec<Value>) -> String {
        let mut body = json!({
            "paging": {
                "next_cursor": format!("c_{}", self.number), "has_more": true, "total": 7341, "pages": 735,
                "next": format!("https://api.vendor-{}.example/v2/next?page=2", self.number),
            },
            "links": { "next": "/next?page=2" },
        });
        match self.items.split_once('.') {
            Some((outer, inner)) => body[outer] = json!({ inner: items }),
            None => body[self.items] = json!(items),
        }
        body.to_string()
    }
}

pub(crate) fn messages(shape: &Shape) -> String {
    let message = |at: usize| {
        json!({
            "id": 1000 - at,
            "type": at % 4,
            "private": at.is_multiple_of(3),
            "channel": CHANNELS[at % 5],
            "body": { "subject": "Order", "plain": format!("Where is order {at}?"), "html": "<p>Where?</p>" },
            "created": shape.time(at),
            "delivery": { "status": "delivered" },
            "author": { "id": 7, "name": "Ada", "role": ROLES[at % 3] },
            "files": [{ "id": "f1", "url": "https://files.example/f1", "mime_type": "image/png", "name": "a.png" }],
        })
    };
    shape.list((0..ITEMS).map(message).collect())
}

pub(crate) fn contacts(shape: &Shape) -> String {
    shape.list((0..ITEMS).map(|at| one(shape, at)).collect())
}

pub(crate) fn contact(shape: &Shape) -> String {
    json!({ "contact": one(shape, 1) }).to_string()
}

fn one(shape: &Shape, at: usize) -> Value {
    json!({
        "id": at,
        "first_name": "Ada",
        "last_name": "Lovelace",
        "emails": [{ "address": "ada@example.com" }],
        "email": "ada@example.com",
        "phone": "+15550100",
        "plan": { "code": PLANS[at % 3] },
        "score": 0.75,
        "subscribed": true,
        "created": shape.time(at),
        "labels": [{ "title": "vip" }],
        "company": { "id": 3, "name": "Analytical Engines" },
    })
}
