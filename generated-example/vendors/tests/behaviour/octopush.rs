use crate::client::{authorized, column, get, get_with};
use serde_json::{Value, json};
use specloom_vendors::{Server, Vendor, conversation_id};
use std::io::Result;

const V: Vendor = Vendor::Octopush;
const LIST: &str = "/v1/public/conversations/messages/list";

fn contacts(page: &Value) -> Vec<String> {
    let mut phones: Vec<String> = page
        .as_array()
        .into_iter()
        .flatten()
        .map(|item| item["contact_identifiers"]["phone_number"].to_string())
        .collect();
    phones.sort();
    phones.dedup();
    phones
}

#[tokio::test]
async fn pages_are_bare_arrays_that_end_with_an_empty_one() -> Result<()> {
    let server = Server::start()?;
    let mut ids = Vec::new();
    for (number, size) in [(1, 50), (2, 50), (3, 50), (4, 38), (5, 0)] {
        let page = get(&server, V, &format!("{LIST}?phone_number=%2B33612345678&page={number}")).await?.json();
        assert_eq!(column(&page, "message_id").len(), size);
        ids.extend(column(&page, "message_id"));
    }
    let truth: Vec<String> = server.expected(V, conversation_id(V)).into_iter().map(|message| message.id).collect();
    assert_eq!(ids, truth);
    Ok(())
}

#[tokio::test]
async fn items_have_the_keys_of_the_page_and_neither_time_nor_conversation() -> Result<()> {
    let server = Server::start()?;
    let page = get(&server, V, &format!("{LIST}?contact=%2B33612345678")).await?.json();
    let keys: Vec<&str> = page[0].as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    let documented = "message_id text direction delivery_status channel user_identifier user_identifiers \
                      agent_assigned_to contact_name contact_identifiers";
    assert_eq!(keys, documented.split(' ').collect::<Vec<_>>());
    let expected = server.expected(V, conversation_id(V));
    assert!(expected.iter().all(|message| message.sent_at.is_none() && message.conversation_id.is_none()));
    assert_eq!(page[0]["text"].as_str(), expected[0].text.as_deref());
    Ok(())
}

#[tokio::test]
async fn a_selector_that_is_not_understood_is_ignored() -> Result<()> {
    let server = Server::start()?;
    for query in ["", "?phone=%2B33612345678", "?phone_number=+33612345678", "?phone_number=abc", "?facebook_id=12"] {
        let page = get(&server, V, &format!("{LIST}{query}")).await?.json();
        assert_eq!(contacts(&page).len(), 2, "{query}");
    }
    for query in ["?phone_number=%2B33612345678", "?contact=%2B33612345678", "?email=jean%2Bpro%40example.fr"] {
        let page = get(&server, V, &format!("{LIST}{query}")).await?.json();
        assert_eq!(contacts(&page), [r#""+33612345678""#], "{query}");
    }
    for query in ["?phone_number=%2B33600000000", "?conversation_id=cid_none", "?facebook_id=fid_1"] {
        assert_eq!(get(&server, V, &format!("{LIST}{query}")).await?.json(), json!([]), "{query}");
    }
    Ok(())
}

#[tokio::test]
async fn a_page_size_is_cast_and_clamped() -> Result<()> {
    let server = Server::start()?;
    for (size, count) in [("500", 100), ("20.0", 20), ("abc", 50), ("0", 50)] {
        let path = format!("{LIST}?phone_number=%2B33612345678&per_page={size}");
        assert_eq!(column(&get(&server, V, &path).await?.json(), "message_id").len(), count, "{size}");
    }
    Ok(())
}

#[tokio::test]
async fn both_credentials_are_required() -> Result<()> {
    let server = Server::start()?;
    for (name, value) in authorized(V) {
        assert_eq!(get_with(&server, V, LIST, &[(name, &value)]).await?.status, 401);
    }
    assert_eq!(get(&server, V, "/v1/public/conversations").await?.status, 404);
    Ok(())
}
