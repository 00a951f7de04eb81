//! Answers that are not what the spec describes: an error with its place, and nothing that was delivered is lost.

use serde_json::{Value, json};
use specloom::{Error, RetryPolicy};
use specloom_vendors::{Fault, Server, Vendor, conversation_id};

use crate::clients::{Message, config, drain, messaging, options, shared};
use crate::truth::{known, truth};

/// A page with these items, as the vendor wraps it.
fn wrapped(vendor: Vendor, items: &Value) -> Value {
    match vendor {
        Vendor::Centerfy => json!({ "conversation_id": "c", "messages": items, "total": 1 }),
        Vendor::ChatbotX => json!({ "data": items, "nextCursor": null }),
        Vendor::HighLevel => json!({ "messages": { "lastMessageId": "x", "nextPage": false, "messages": items } }),
        Vendor::Octopush => items.clone(),
        Vendor::Chatwoot => json!({ "meta": {}, "payload": items }),
    }
}

/// Where the items of the vendor's page stand.
fn items_path(vendor: Vendor) -> &'static str {
    match vendor {
        Vendor::Centerfy => "$.messages",
        Vendor::ChatbotX => "$.data",
        Vendor::HighLevel => "$.messages.messages",
        Vendor::Octopush => "$",
        Vendor::Chatwoot => "$.payload",
    }
}

/// The vendor's name for the id of an item.
fn id_key(vendor: Vendor) -> &'static str {
    if vendor == Vendor::Octopush { "message_id" } else { "id" }
}

/// The first page, where the server answers with a fault.
async fn first_page(vendor: Vendor, fault: Fault) -> Result<Vec<Message>, Error> {
    let server = Server::start().expect("there is a port");
    server.inject(vendor, fault);
    Ok(shared(&server, vendor).list_messages(conversation_id(vendor)).send().await?.items)
}

async fn undecodable(vendor: Vendor, body: impl Into<Vec<u8>>) -> Error {
    let error = first_page(vendor, Fault::Body(body.into())).await.expect_err("it cannot be read");
    assert!(error.is_decode() && !error.is_retryable(), "{error}");
    let place = (error.provider(), error.operation(), error.page(), error.attempts());
    assert_eq!(place, (Some(vendor.name()), Some("list_messages"), Some(1), 1));
    error
}

#[tokio::test]
async fn a_body_that_is_not_json_is_told() {
    for vendor in Vendor::ALL {
        let html = undecodable(vendor, "<html>Sign in</html>").await;
        assert!(html.to_string().contains("the body is not valid JSON"), "{html}");
        let empty = undecodable(vendor, "").await;
        assert!(empty.to_string().contains("the body ends too early"), "{empty}");
        let latin = undecodable(vendor, b"[\"\xff\"]".to_vec()).await;
        assert!(latin.to_string().contains("not UTF-8 from byte 2 on"), "{latin}");
    }
}

#[tokio::test]
async fn a_page_of_another_type_says_so() {
    let headers = vec![("content-type".to_owned(), "text/html".to_owned())];
    let fault = Fault::Status(200, headers, b"<html>Sign in</html>".to_vec());
    let error = first_page(Vendor::Chatwoot, fault).await.expect_err("it cannot be read");
    assert!(error.is_decode(), "{error}");
    assert!(error.to_string().contains("text/html"), "{error}");
}

#[tokio::test]
async fn a_body_without_its_items_is_told_with_their_path() {
    let missing = "the items are missing; they are looked for at";
    let messages = [
        (Vendor::Centerfy, "{}", "$.messages", format!("{missing} `messages`")),
        (Vendor::ChatbotX, r#"{"nextCursor":null}"#, "$.data", format!("{missing} `data`")),
        (
            Vendor::HighLevel,
            r#"{"messages":{"nextPage":false}}"#,
            "$.messages.messages",
            format!("{missing} `messages.messages` or `messages`"),
        ),
        (Vendor::Octopush, r#"{"data":[]}"#, "$", "expected an array, found an object".to_owned()),
        (Vendor::Chatwoot, r#"{"meta":{}}"#, "$.payload", format!("{missing} `payload`")),
    ];
    for (vendor, body, path, text) in messages {
        let error = undecodable(vendor, body).await;
        assert_eq!(error.json_path(), Some(path), "{error}");
        assert!(error.to_string().ends_with(&text), "{error}");
    }
}

#[tokio::test]
async fn a_wrong_type_at_a_mapped_path_is_told_with_that_path() {
    for vendor in Vendor::ALL {
        let items = json!([{ (id_key(vendor)): {} }]);
        let error = undecodable(vendor, wrapped(vendor, &items).to_string()).await;
        let path = format!("{}[0].{}", items_path(vendor), id_key(vendor));
        assert_eq!(error.json_path(), Some(path.as_str()), "{error}");
    }
}

#[tokio::test]
async fn a_time_in_another_format_is_told_with_its_path() {
    let times = [
        (Vendor::Centerfy, "timestamp", json!(1_767_600_000), "RFC 3339"),
        (Vendor::ChatbotX, "createdAt", json!("yesterday"), "RFC 3339"),
        (Vendor::HighLevel, "dateAdded", json!("2026-01-05"), "RFC 3339"),
        (Vendor::Chatwoot, "created_at", json!("2026-01-05T08:00:00Z"), "seconds since 1970"),
    ];
    for (vendor, key, time, format) in times {
        let items = json!([{ "id": 1, "direction": "inbound", (key): time }]);
        let error = undecodable(vendor, wrapped(vendor, &items).to_string()).await;
        let path = format!("{}[0].{key}", items_path(vendor));
        assert_eq!(error.json_path(), Some(path.as_str()), "{error}");
        assert!(error.to_string().contains(format), "{error}");
    }
}

#[tokio::test]
async fn an_item_without_its_id_is_told() {
    for vendor in Vendor::ALL {
        for items in [json!([{}]), json!([{ (id_key(vendor)): null }])] {
            let error = undecodable(vendor, wrapped(vendor, &items).to_string()).await;
            let path = format!("{}[0]", items_path(vendor));
            assert_eq!(error.json_path(), Some(path.as_str()), "{error}");
            assert!(error.to_string().contains("the required field `id` has no value"), "{error}");
        }
    }
}

#[tokio::test]
async fn unknown_values_of_enums_are_kept_and_unknown_fields_skipped() {
    let items =
        json!([{ "id": 7, "direction": "sideways", "messageType": "TYPE_TELEPATHY", "new": { "a": [1, null] } }]);
    let body = wrapped(Vendor::HighLevel, &items).to_string();
    let messages = first_page(Vendor::HighLevel, Fault::Body(body.into_bytes())).await.expect("it is read");
    assert_eq!(messages[0].direction, Some(messaging::Direction::Unknown("sideways".to_owned())));
    assert_eq!(messages[0].channel, Some(messaging::Channel::Unknown("TYPE_TELEPATHY".to_owned())));
    assert_eq!(messages[0].kind, messaging::Kind::Message);
    assert_eq!(messages[0].id, "7");
}

#[tokio::test]
async fn what_is_absent_or_null_is_no_error() {
    for vendor in Vendor::ALL {
        let items = json!([{ (id_key(vendor)): "a" }, { (id_key(vendor)): "b", "text": null, "attachments": null }]);
        let fault = Fault::Body(wrapped(vendor, &items).to_string().into_bytes());
        let messages = first_page(vendor, fault).await.expect("it is read");
        assert_eq!(messages.len(), 2, "{vendor:?}");
        assert!(messages.iter().all(|message| message.text.is_none() && message.attachments.is_empty()), "{vendor:?}");
    }
}

/// What comes before a fault on the second page, the error, and what comes after it.
async fn interrupted(vendor: Vendor, fault: Fault) -> Error {
    let server = Server::start().expect("there is a port");
    let options = options(&server, vendor).retry(RetryPolicy::never());
    let client = messaging::connect(vendor.name(), config(vendor), options).expect("the config fits");
    let size = if vendor == Vendor::Chatwoot { 20 } else { 30 };
    let list = client.list_messages(conversation_id(vendor)).page_size(size);
    let mut items = list.clone().items();
    let mut all = Vec::new();
    for _ in 0..size {
        all.push(items.try_next().await.expect("the first page is good").expect("it is full"));
    }
    server.inject(vendor, fault);
    let error = items.try_next().await.expect_err("the second page is not");
    assert!(items.try_next().await.expect("an error is told once").is_none());
    let continuation = error.continuation().expect("the rest can be read").clone();
    assert_eq!(Some(&continuation), items.continuation().as_ref());
    all.extend(drain(list.resume(continuation).items()).await.expect("the rest is good"));
    assert_eq!(known(&all), truth(&server, vendor), "{vendor:?}");
    error
}

#[tokio::test]
async fn what_was_delivered_before_a_bad_page_stays_and_the_rest_can_be_read() {
    for vendor in Vendor::ALL {
        let one_good = json!([{ (id_key(vendor)): "a" }, { (id_key(vendor)): [] }]);
        let bodies = ["nonsense".to_owned(), "{}".to_owned(), wrapped(vendor, &one_good).to_string()];
        for body in bodies {
            let error = interrupted(vendor, Fault::Body(body.clone().into_bytes())).await;
            assert!(error.is_decode(), "{vendor:?} {body}: {error}");
            assert_eq!((error.provider(), error.page()), (Some(vendor.name()), Some(2)));
        }
    }
}

#[tokio::test]
async fn a_connection_that_breaks_in_a_body_is_told_with_its_page() {
    for vendor in Vendor::ALL {
        let error = interrupted(vendor, Fault::Truncate).await;
        assert!(error.is_connect() && error.is_retryable(), "{error}");
        assert_eq!((error.operation(), error.page()), (Some("list_messages"), Some(2)));
    }
}

#[tokio::test]
async fn a_connection_that_breaks_in_a_body_is_tried_again() {
    for vendor in Vendor::ALL {
        let messages = first_page(vendor, Fault::Truncate).await.expect("the second attempt is good");
        assert!(!messages.is_empty(), "{vendor:?}");
    }
}

#[tokio::test]
async fn a_body_that_is_cut_short_is_told() {
    let items: Vec<Value> = (0..50).map(|id| json!({ "id": id, "message_id": id, "direction": "inbound" })).collect();
    for vendor in Vendor::ALL {
        let body = wrapped(vendor, &Value::from(items.clone())).to_string();
        let error = interrupted(vendor, Fault::Body(body.as_bytes()[..body.len() / 2].to_vec())).await;
        assert!(error.is_decode(), "{error}");
        assert!(error.to_string().contains("the body ends too early"), "{error}");
    }
}

#[tokio::test]
async fn a_body_may_not_be_larger_than_the_options_say() {
    let server = Server::start().expect("there is a port");
    for vendor in Vendor::ALL {
        let options = options(&server, vendor).max_body_bytes(1_000);
        let client = messaging::connect(vendor.name(), config(vendor), options).expect("the config fits");
        let error = client.list_messages(conversation_id(vendor)).send().await.expect_err("it is larger");
        assert!(error.is_too_large(), "{error}");
    }
}
