use crate::client::{column, get, get_with};
use serde_json::{Value, json};
use specloom_vendors::{Direction, Expected, Kind, Server, Vendor, conversation_id, credentials};
use std::io::Result;

const V: Vendor = Vendor::Chatwoot;

fn path(query: &str) -> String {
    format!("/api/v1/accounts/1/conversations/42/messages{query}")
}

async fn ids(server: &Server, query: &str) -> Result<Vec<i64>> {
    let page = get(server, V, &path(query)).await?.json();
    Ok(column(&page["payload"], "id").iter().filter_map(|id| id.parse().ok()).collect())
}

fn truth(server: &Server) -> Vec<i64> {
    server.expected(V, conversation_id(V)).iter().filter_map(|message| message.id.parse().ok()).collect()
}

#[tokio::test]
async fn neither_bound_gives_the_twenty_latest_in_ascending_order() -> Result<()> {
    let server = Server::start()?;
    let latest: Vec<i64> = truth(&server)[..20].iter().rev().copied().collect();
    assert_eq!(ids(&server, "").await?, latest);
    assert_eq!(ids(&server, "?before=&after=").await?, latest);
    Ok(())
}

#[tokio::test]
async fn before_the_smallest_id_of_each_page_walks_all_of_it() -> Result<()> {
    let server = Server::start()?;
    let mut found: Vec<i64> = Vec::new();
    let mut query = String::new();
    loop {
        let page = ids(&server, &query).await?;
        let Some(smallest) = page.iter().min() else { break };
        query = format!("?before={smallest}");
        found.extend(page.iter().rev());
    }
    assert_eq!(found, truth(&server));
    Ok(())
}

#[tokio::test]
async fn after_the_greatest_id_of_each_page_walks_all_of_it_by_hundreds() -> Result<()> {
    let server = Server::start()?;
    let (mut found, mut sizes): (Vec<i64>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut query = "?after=0".to_owned();
    loop {
        let page = ids(&server, &query).await?;
        sizes.push(page.len());
        let Some(greatest) = page.iter().max() else { break };
        query = format!("?after={greatest}");
        found.extend(page.iter());
    }
    found.reverse();
    assert_eq!((sizes, found), (vec![100, 100, 100, 100, 3, 0], truth(&server)));
    Ok(())
}

#[tokio::test]
async fn both_bounds_include_the_first_and_exclude_the_last() -> Result<()> {
    let server = Server::builder().messages(V, "42", 1_500).start()?;
    let truth = truth(&server);
    let (newer, older) = (truth[5], truth[15]);
    let between: Vec<i64> = truth[6..=15].iter().rev().copied().collect();
    assert_eq!(ids(&server, &format!("?after={older}&before={newer}")).await?, between);
    assert_eq!(ids(&server, &format!("?after=0&before={newer}")).await?.len(), 1_000);
    Ok(())
}

#[tokio::test]
async fn a_bound_that_is_no_number_is_zero() -> Result<()> {
    let server = Server::start()?;
    assert!(ids(&server, "?before=abc").await?.is_empty());
    assert_eq!(ids(&server, "?after=abc").await?, ids(&server, "?after=0").await?);
    Ok(())
}

#[tokio::test]
async fn the_order_of_time_is_not_always_that_of_ids() -> Result<()> {
    let server = Server::start()?;
    let truth = truth(&server);
    let out_of_step = truth.windows(2).filter(|pair| pair[0] < pair[1]).count();
    assert!((5..20).contains(&out_of_step), "{out_of_step}");
    let times: Vec<Option<i64>> = server.expected(V, "42").iter().map(|message| message.sent_at).collect();
    assert!(times.windows(2).all(|pair| pair[0] > pair[1]));
    Ok(())
}

#[tokio::test]
async fn every_field_is_the_truth() -> Result<()> {
    let server = Server::start()?;
    let page = get(&server, V, &path("?after=0&before=99999999999")).await?.json();
    let expected = server.expected(V, "42");
    let items = page["payload"].as_array().cloned().unwrap_or_default();
    assert_eq!(items.len(), expected.len());
    for (item, truth) in items.iter().rev().zip(&expected) {
        assert_eq!(read(item), *truth);
    }
    let types: Vec<bool> = (0..4).map(|kind| items.iter().any(|item| item["message_type"] == kind)).collect();
    assert_eq!(types, [true; 4]);
    assert!(items.iter().any(|item| item["attachments"][0].is_null() && item.get("attachments").is_some()));
    assert!(items.iter().all(|item| item.get("sender") != Some(&Value::Null)));
    Ok(())
}

fn read(item: &Value) -> Expected {
    let files = item.get("attachments").and_then(Value::as_array).cloned().unwrap_or_default();
    Expected {
        id: item["id"].to_string(),
        conversation_id: Some(item["conversation_id"].to_string()),
        direction: match item["message_type"].as_i64() {
            Some(0) => Some(Direction::Inbound),
            Some(1 | 3) => Some(Direction::Outbound),
            _ => None,
        },
        kind: match (item["message_type"].as_i64(), item["private"].as_bool()) {
            (Some(2), _) => Kind::Activity,
            (_, Some(true)) => Kind::Note,
            _ => Kind::Message,
        },
        text: item["content"].as_str().map(str::to_owned),
        sent_at: item["created_at"].as_i64().map(|seconds| seconds * 1_000_000),
        attachments: files
            .iter()
            .filter(|file| !file.is_null())
            .map(|file| file.get("data_url").and_then(Value::as_str).map(str::to_owned))
            .collect(),
    }
}

#[tokio::test]
async fn internal_messages_can_be_left_out() -> Result<()> {
    let server = Server::start()?;
    let page = get(&server, V, &path("?after=0&before=99999999999&filter_internal_messages=true")).await?.json();
    assert!(column(&page["payload"], "message_type").iter().all(|kind| kind != "2"));
    assert!(column(&page["payload"], "private").iter().all(|private| private == "false"));
    Ok(())
}

#[tokio::test]
async fn a_refusal_says_why() -> Result<()> {
    let server = Server::start()?;
    let token = credentials(V)[0].1;
    let sign_in = json!({ "errors": ["You need to sign in or sign up before continuing."] });
    let invalid = json!({ "error": "Invalid Access Token" });
    let account = json!({ "error": "You are not authorized to access this account" });
    let missing = json!({ "error": "Resource could not be found" });
    let elsewhere = "/api/v1/accounts/2/conversations/42/messages".to_owned();
    let unknown = "/api/v1/accounts/1/conversations/43/messages".to_owned();
    for (path, headers, status, body) in [
        (path(""), &[][..], 401, sign_in),
        (path(""), &[("api_access_token", "other")], 401, invalid),
        (elsewhere, &[("api_access_token", token)], 401, account),
        (unknown, &[("Api-Access-Token", token)], 404, missing),
    ] {
        let reply = get_with(&server, V, &path, headers).await?;
        assert_eq!((reply.status, reply.json()), (status, body));
    }
    Ok(())
}
