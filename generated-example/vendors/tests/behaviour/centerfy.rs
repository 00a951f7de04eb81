use crate::client::{column, get, get_with};
use serde_json::json;
use specloom_vendors::{Direction, Server, Vendor, conversation_id, credentials};
use std::io::Result;

const V: Vendor = Vendor::Centerfy;

fn path(contact: &str, query: &str) -> String {
    format!("/get-contact-messages/{contact}{query}")
}

#[tokio::test]
async fn offsets_walk_the_conversation_from_the_newest_message() -> Result<()> {
    let server = Server::start()?;
    let contact = conversation_id(V);
    let expected = server.expected(V, contact);
    let mut ids = Vec::new();
    for offset in [0, 50, 100, 150] {
        let page = get(&server, V, &path(contact, &format!("?offset={offset}"))).await?.json();
        assert_eq!((&page["total"], &page["limit"], &page["offset"]), (&json!(137), &json!(50), &json!(offset)));
        ids.extend(column(&page["messages"], "id"));
    }
    let truth: Vec<String> = expected.iter().map(|message| message.id.clone()).collect();
    assert_eq!(ids, truth);
    Ok(())
}

#[tokio::test]
async fn every_field_is_the_truth() -> Result<()> {
    let server = Server::start()?;
    let page = get(&server, V, &path(conversation_id(V), "?limit=200")).await?.json();
    for (item, truth) in page["messages"].as_array().into_iter().flatten().zip(server.expected(V, conversation_id(V))) {
        let direction = match item["sender_type"].as_str() {
            Some("contact") => Some(Direction::Inbound),
            Some("agent") => Some(Direction::Outbound),
            _ => None,
        };
        assert_eq!(direction, truth.direction);
        assert_eq!(item["content"].as_str(), truth.text.as_deref());
        assert_eq!(page["conversation_id"].as_str(), truth.conversation_id.as_deref());
        assert!(item["timestamp"].as_str().is_some_and(|time| time.len() == 24 && time.ends_with('Z')));
    }
    Ok(())
}

#[tokio::test]
async fn a_limit_is_clamped_to_200_and_must_be_a_number() -> Result<()> {
    let server = Server::builder().messages(V, "c-many", 450).start()?;
    let page = get(&server, V, &path("c-many", "?limit=1000")).await?.json();
    assert_eq!((page["limit"].clone(), column(&page["messages"], "id").len()), (json!(200), 200));
    assert_eq!(get(&server, V, &path("c-many", "?limit=20.0")).await?.status, 400);
    Ok(())
}

#[tokio::test]
async fn a_contact_without_messages_is_not_found_like_an_unknown_one() -> Result<()> {
    let server = Server::builder().messages(V, "c-none", 0).start()?;
    for contact in ["c-none", "c-unknown"] {
        let reply = get(&server, V, &path(contact, "")).await?;
        let body = json!({ "error": true, "message": "Contact not found or no conversation exists" });
        assert_eq!((reply.status, reply.json()), (404, body));
    }
    Ok(())
}

#[tokio::test]
async fn the_key_is_taken_from_either_header() -> Result<()> {
    let server = Server::start()?;
    let key = credentials(V)[0].1;
    let bearer = format!("Bearer {key}");
    for (name, value, status) in
        [("X-Api-Key", key, 200), ("Authorization", bearer.as_str(), 200), ("x-api-key", "cfy_other", 401)]
    {
        let reply = get_with(&server, V, &path(conversation_id(V), ""), &[(name, value)]).await?;
        assert_eq!(reply.status, status, "{name}");
    }
    let none = get_with(&server, V, &path(conversation_id(V), ""), &[]).await?;
    assert_eq!(none.json(), json!({ "error": true, "message": "Invalid API key" }));
    Ok(())
}

#[tokio::test]
async fn a_message_that_arrives_meanwhile_shifts_the_offsets() -> Result<()> {
    let server = Server::start()?;
    let contact = conversation_id(V);
    let first = get(&server, V, &path(contact, "")).await?.json();
    server.deliver(V, contact, 1);
    let second = get(&server, V, &path(contact, "?offset=50")).await?.json();
    assert_eq!(column(&first["messages"], "id").last(), column(&second["messages"], "id").first());
    assert_eq!(server.expected(V, contact).len(), 138);
    Ok(())
}
