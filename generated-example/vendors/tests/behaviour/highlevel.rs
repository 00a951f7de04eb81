use crate::client::{authorized, column, get, get_with};
use serde_json::{Value, json};
use specloom_vendors::{Direction, HIGHLEVEL_CONTACT, Kind, Server, Vendor, conversation_id};
use std::io::Result;

const V: Vendor = Vendor::HighLevel;

fn path(query: &str) -> String {
    format!("/conversations/{}/messages{query}", conversation_id(V))
}

#[tokio::test]
async fn the_last_id_leads_to_the_next_page_until_there_is_no_more() -> Result<()> {
    let server = Server::start()?;
    let (mut query, mut ids) = (String::new(), Vec::new());
    loop {
        let list = get(&server, V, &path(&query)).await?.json()["messages"].take();
        ids.extend(column(&list["messages"], "id"));
        assert_eq!(list["lastMessageId"].as_str(), ids.last().map(String::as_str));
        if list["nextPage"] == false {
            break;
        }
        query = format!("?lastMessageId={}", list["lastMessageId"].as_str().unwrap_or_default());
    }
    let truth: Vec<String> = server.expected(V, conversation_id(V)).into_iter().map(|message| message.id).collect();
    assert_eq!(ids, truth);
    Ok(())
}

#[tokio::test]
async fn every_field_is_the_truth_and_absent_keys_are_absent() -> Result<()> {
    let server = Server::start()?;
    let mut expected = server.expected(V, conversation_id(V)).into_iter();
    let mut lists = (0, 0, 0);
    let mut query = "?limit=100".to_owned();
    loop {
        let list = get(&server, V, &path(&query)).await?.json()["messages"].take();
        for (item, truth) in list["messages"].as_array().into_iter().flatten().zip(expected.by_ref().take(100)) {
            assert_eq!(item.get("body").and_then(Value::as_str), truth.text.as_deref());
            assert_eq!(item["direction"].as_str(), truth.direction.map(Direction::as_str));
            let kind = match item["messageType"].as_str().unwrap_or_default() {
                "TYPE_INTERNAL_COMMENT" => Kind::Note,
                name if name.starts_with("TYPE_ACTIVITY_") => Kind::Activity,
                _ => Kind::Message,
            };
            assert_eq!(kind, truth.kind);
            match item.get("attachments").map(|urls| urls.as_array().map_or(0, Vec::len)) {
                None => lists.0 += 1,
                Some(0) => lists.1 += 1,
                Some(count) => {
                    assert_eq!(count, truth.attachments.len());
                    lists.2 += 1;
                }
            }
        }
        if list["nextPage"] == false {
            break;
        }
        query = format!("?limit=100&lastMessageId={}", list["lastMessageId"].as_str().unwrap_or_default());
    }
    assert!(lists.0 > 0 && lists.1 > 0 && lists.2 > 0);
    Ok(())
}

#[tokio::test]
async fn a_full_last_page_says_that_there_is_no_more() -> Result<()> {
    let server = Server::builder().messages(V, "AAAAAAAAAAAAAAAAAAAA", 20).messages(V, "none", 0).start()?;
    let page = get(&server, V, "/conversations/AAAAAAAAAAAAAAAAAAAA/messages").await?.json();
    assert_eq!(page["messages"]["nextPage"], false);
    let empty = get(&server, V, "/conversations/none/messages").await?.json();
    assert_eq!(empty, json!({ "messages": { "lastMessageId": null, "nextPage": false, "messages": [] } }));
    Ok(())
}

#[tokio::test]
async fn the_flat_form_has_the_list_at_the_top() -> Result<()> {
    let server = Server::builder().flat_highlevel().start()?;
    let page = get(&server, V, &path("?limit=3")).await?.json();
    assert_eq!((column(&page["messages"], "id").len(), &page["nextPage"]), (3, &json!(true)));
    Ok(())
}

#[tokio::test]
async fn authorization_and_version_are_both_required() -> Result<()> {
    let server = Server::start()?;
    let authorized = authorized(V);
    let token = ("Authorization", authorized[0].1.as_str());
    for (headers, status) in [
        (&[("Version", "2021-04-15")][..], 401),
        (&[token], 401),
        (&[token, ("Version", "2021-07-28")], 400),
        (&[token, ("Version", "2021-04-15")], 200),
    ] {
        let reply = get_with(&server, V, &path(""), headers).await?;
        assert_eq!(reply.status, status, "{headers:?}");
        assert!(status == 200 || reply.json()["message"].is_string());
    }
    Ok(())
}

#[tokio::test]
async fn the_type_filter_is_one_comma_separated_value() -> Result<()> {
    let server = Server::start()?;
    let page = get(&server, V, &path("?type=TYPE_EMAIL%2CTYPE_INTERNAL_COMMENTS&limit=100")).await?.json();
    let mut types = column(&page["messages"]["messages"], "messageType");
    types.sort();
    types.dedup();
    assert_eq!(types, ["TYPE_EMAIL", "TYPE_INTERNAL_COMMENT"]);
    for query in ["?type=TYPE_FAX", "?type=TYPE_SMS&type=TYPE_CALL", "?limit=101", "?limit=abc"] {
        let reply = get(&server, V, &path(query)).await?;
        assert_eq!((reply.status, reply.json()["message"].is_array()), (422, true), "{query}");
    }
    Ok(())
}

#[tokio::test]
async fn rate_limit_headers_come_with_every_answer() -> Result<()> {
    let server = Server::start()?;
    let reply = get(&server, V, &path("")).await?;
    assert_eq!(reply.header("X-RateLimit-Max"), Some("100"));
    assert_eq!(reply.header("X-RateLimit-Interval-Milliseconds"), Some("10000"));
    Ok(())
}

#[tokio::test]
async fn a_contact_has_a_version_of_its_own() -> Result<()> {
    let server = Server::start()?;
    let authorized = authorized(V);
    let headers = [("Authorization", authorized[0].1.as_str()), ("Version", "2021-07-28")];
    for (contact, status) in [(HIGHLEVEL_CONTACT, 200), ("AAAAAAAAAAAAAAAAAAAA", 400), ("short", 422)] {
        assert_eq!(get_with(&server, V, &format!("/contacts/{contact}"), &headers).await?.status, status);
    }
    let found = get_with(&server, V, &format!("/contacts/{HIGHLEVEL_CONTACT}"), &headers).await?.json();
    assert_eq!(found["contact"]["id"], HIGHLEVEL_CONTACT);
    assert_eq!(get(&server, V, &format!("/contacts/{HIGHLEVEL_CONTACT}")).await?.status, 400);
    Ok(())
}
