use crate::client::{column, get, get_with};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use specloom_vendors::{CHATBOTX_CONTACTS, Kind, Server, Vendor, conversation_id, credentials};
use std::io::Result;

const V: Vendor = Vendor::ChatbotX;

fn path(identifier: &str, query: &str) -> String {
    format!("/v1/contacts/{identifier}/messages{query}")
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[tokio::test]
async fn cursors_walk_the_conversation_and_the_last_page_has_none() -> Result<()> {
    let server = Server::start()?;
    let mut query = String::from("?perPage=50");
    let mut ids = Vec::new();
    let mut pages = 0;
    loop {
        let page = get(&server, V, &path("id:5000000001", &query)).await?.json();
        assert_eq!(page["prevCursor"], Value::Null);
        ids.extend(column(&page["data"], "id"));
        pages += 1;
        let Some(next) = page["nextCursor"].as_str() else { break };
        query = format!("?perPage=50&cursor={}", encoded(next));
    }
    let truth: Vec<String> = server.expected(V, conversation_id(V)).into_iter().map(|message| message.id).collect();
    assert_eq!((pages, ids), (5, truth));
    Ok(())
}

#[tokio::test]
async fn a_page_that_is_exactly_full_has_no_next_cursor() -> Result<()> {
    let server = Server::builder().messages(V, "id:5000000002", 20).start()?;
    let page = get(&server, V, &path("id:5000000002", "")).await?.json();
    assert_eq!((column(&page["data"], "id").len(), &page["nextCursor"]), (20, &Value::Null));
    Ok(())
}

#[tokio::test]
async fn items_have_the_keys_of_the_captured_ones() -> Result<()> {
    let server = Server::start()?;
    let page = get(&server, V, &path("id:5000000001", "?perPage=1")).await?.json();
    let keys: Vec<&str> = page["data"][0].as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    let captured = "id createdAt updatedAt conversationId contactInboxId workspaceId text contentAttributes messageType \
                    contentType senderType senderId sourceId attachments";
    assert_eq!(keys, captured.split(' ').collect::<Vec<_>>());
    Ok(())
}

#[tokio::test]
async fn every_field_is_the_truth() -> Result<()> {
    let server = Server::start()?;
    let page = get(&server, V, &path("id:5000000001", "?perPage=1000")).await?.json();
    for (item, truth) in page["data"].as_array().into_iter().flatten().zip(server.expected(V, "email:a+b@x.com")) {
        let kind = if item["messageType"] == "activity" { Kind::Activity } else { Kind::Message };
        let direction = match item["messageType"].as_str() {
            Some("incoming") => Some("inbound"),
            Some("outgoing") => Some("outbound"),
            _ => None,
        };
        assert_eq!((kind, direction), (truth.kind, truth.direction.map(specloom_vendors::Direction::as_str)));
        assert_eq!(item["text"].as_str(), truth.text.as_deref());
        let urls: Vec<Option<&str>> =
            item["attachments"].as_array().into_iter().flatten().map(|file| file["url"].as_str()).collect();
        assert_eq!(urls, truth.attachments.iter().map(Option::as_deref).collect::<Vec<_>>());
    }
    Ok(())
}

#[tokio::test]
async fn identifiers_are_typed_and_encoded() -> Result<()> {
    let server = Server::start()?;
    for identifier in
        ["id:5000000001", "id%3A5000000001", "email:a%2Bb%40x.com", "email:a+b@x.com", "phone:%2B84901234567"]
    {
        let page = get(&server, V, &path(identifier, "?perPage=1")).await?.json();
        assert_eq!(page["data"][0]["conversationId"], "8000000001", "{identifier}");
    }
    Ok(())
}

#[tokio::test]
async fn each_missing_thing_is_a_404_of_its_own() -> Result<()> {
    let server = Server::start()?;
    let without_conversation = format!("id:{}", 5_000_000_000 + CHATBOTX_CONTACTS);
    for (identifier, defined, message) in [
        ("5000000001", true, "Invalid identifier format"),
        ("id:abc", true, "Invalid identifier format"),
        ("phone:84901234567", true, "Invalid identifier format"),
        ("id:1", false, "Contact not found"),
        ("email:nobody@x.com", false, "Contact not found"),
        (without_conversation.as_str(), false, "Conversation not found"),
    ] {
        let reply = get(&server, V, &path(identifier, "")).await?;
        let body = json!({ "defined": defined, "code": "notFound", "status": 404, "message": message });
        assert_eq!((reply.status, reply.json()), (404, body), "{identifier}");
    }
    let page = get(&server, V, &path("id:5000000003", "")).await?;
    assert_eq!(page.text(), r#"{"data":[],"nextCursor":null,"prevCursor":null}"#);
    Ok(())
}

#[tokio::test]
async fn a_page_size_is_coerced_and_has_no_maximum() -> Result<()> {
    let server = Server::start()?;
    for (size, count) in [("", 20), ("?perPage=20.0", 20), ("?perPage=1000", 245), ("?perPage=0", 0), ("?perPage=", 0)]
    {
        let page = get(&server, V, &path("id:5000000001", size)).await?.json();
        assert_eq!(column(&page["data"], "id").len(), count, "{size}");
    }
    let empty = get(&server, V, &path("id:5000000001", "?perPage=0")).await?;
    assert_eq!(empty.text(), r#"{"data":[],"nextCursor":null,"prevCursor":null}"#);
    let wrong = get(&server, V, &path("id:5000000001", "?perPage=abc")).await?;
    assert_eq!((wrong.status, &wrong.json()["data"]["issues"][0]["path"]), (400, &json!(["perPage"])));
    Ok(())
}

#[tokio::test]
async fn a_garbage_cursor_fails_and_one_of_another_shape_starts_again() -> Result<()> {
    let server = Server::start()?;
    let first = get(&server, V, &path("id:5000000001", "")).await?.json();
    let other = STANDARD.encode(r#"{"after":"9000000100"}"#);
    let again = get(&server, V, &path("id:5000000001", &format!("?cursor={}", encoded(&other)))).await?;
    assert_eq!(again.json(), first);
    let garbage = get(&server, V, &path("id:5000000001", "?cursor=garbage")).await?;
    assert_eq!((garbage.status, &garbage.json()["code"]), (500, &json!("INTERNAL_SERVER_ERROR")));
    Ok(())
}

#[tokio::test]
async fn a_bad_token_is_a_500_as_captured() -> Result<()> {
    let server = Server::start()?;
    let captured = r#"{"defined":false,"code":"INVALID_CHATBOT_TOKEN","status":500,"message":"INVALID_CHATBOT_TOKEN"}"#;
    for headers in [&[][..], &[("Authorization", "Bearer cbx_ws_other")]] {
        let reply = get_with(&server, V, &path("id:5000000001", ""), headers).await?;
        assert_eq!((reply.status, reply.text()), (500, captured.to_owned()));
    }
    let deprecated = path("id:5000000001", &format!("?token={}", credentials(V)[0].1));
    assert_eq!(get_with(&server, V, &deprecated, &[]).await?.status, 200);
    Ok(())
}

#[tokio::test]
async fn headers_and_framing_are_as_captured() -> Result<()> {
    let server = Server::start()?;
    let reply = get(&server, V, "/v1/nothing").await?;
    assert_eq!((reply.status, reply.text()), (404, "Not found".to_owned()));
    assert_eq!(reply.header("content-type"), Some("text/plain;charset=UTF-8"));
    assert_eq!(reply.header("transfer-encoding"), Some("chunked"));
    assert_eq!(reply.header("keep-alive"), Some("timeout=5"));
    Ok(())
}

#[tokio::test]
async fn contacts_are_paged_by_number_from_one() -> Result<()> {
    let server = Server::start()?;
    let second = get(&server, V, "/v1/contacts?page=2&perPage=20").await?.json();
    assert_eq!((&second["pageCount"], &second["data"][0]["id"]), (&json!(5), &json!("5000000021")));
    assert_eq!(column(&get(&server, V, "/v1/contacts?page=5").await?.json()["data"], "id").len(), 13);
    assert_eq!(get(&server, V, "/v1/contacts?page=6").await?.json()["data"], json!([]));
    let captured = r#"{"defined":false,"code":"BAD_REQUEST","status":400,"message":"Input validation failed","data":{"issues":[{"expected":"number","code":"invalid_type","received":"NaN","path":["page"],"message":"Invalid input: expected number, received NaN"}]}}"#;
    let wrong = get(&server, V, "/v1/contacts?page=abc").await?;
    assert_eq!((wrong.status, wrong.text()), (400, captured.to_owned()));
    Ok(())
}
