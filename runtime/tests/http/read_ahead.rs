//! What is fetched before it is asked for, and what becomes of it.

use specloom::__v1::tables::Operation;
use specloom::{List, Options, RetryPolicy};

use crate::gated::GatedServer;
use crate::provider::*;
use crate::server::{page, status};

fn list(server: &GatedServer, operation: &'static Operation, ahead: usize) -> List<Message> {
    list_with(server, operation, Options::new().read_ahead(ahead))
}

fn list_with(server: &GatedServer, operation: &'static Operation, options: Options) -> List<Message> {
    let client = client_with(options.base_url(server.url()).retry(RetryPolicy::never()));
    List::new(&client, operation).set(0, "42")
}

/// The number in a pair such as `page=2`.
fn number(pair: &str) -> u32 {
    pair.rsplit('=').next().unwrap_or_default().parse().unwrap()
}

/// Pages of two items, as many as are said; then an empty one.
fn numbered(pages: u32) -> impl Fn(&str) -> String {
    move |pair| {
        let at = number(pair);
        if at <= pages { page(&[at * 2 - 1, at * 2], "") } else { page(&[], "") }
    }
}

#[tokio::test]
async fn the_next_page_is_under_way_while_the_caller_works() {
    let answer = |pair: &str| match pair {
        "cursor=a" => page(&[7], r#","more":false"#),
        _ => page(&[9, 8], r#","next":"a","more":true"#),
    };
    let server = GatedServer::start(&["cursor=a"], answer).await;
    let mut items = list(&server, &CURSOR, 1).items();
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "9");
    assert_eq!(server.arrived(2).await, ["cursor=a", "limit=50"], "nobody asked for the second page");
    server.release("cursor=a");
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "8");
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "7");
    assert_eq!(items.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn counted_pages_are_fetched_together_and_delivered_in_order() {
    let server = GatedServer::start(&["page=2", "page=3", "page=4"], numbered(4)).await;
    let mut pages = list(&server, &NUMBER, 3).pages();
    assert_eq!(ids(&pages.try_next().await.unwrap().unwrap().items), [1, 2]);
    assert_eq!(server.arrived(4).await, ["page=1", "page=2", "page=3", "page=4"]);
    for last_first in ["page=4", "page=3", "page=2"] {
        server.release(last_first);
    }
    for expected in [[3, 4], [5, 6], [7, 8]] {
        assert_eq!(ids(&pages.try_next().await.unwrap().unwrap().items), expected);
    }
    assert!(pages.try_next().await.unwrap().unwrap().items.is_empty());
    assert!(pages.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn offsets_are_foreseen_from_the_pages_that_came() {
    let answer = |pair: &str| {
        let offset = number(pair);
        page(&(offset + 1..=(offset + 3).min(8)).collect::<Vec<_>>(), r#","total":8"#)
    };
    let server = GatedServer::start(&[], answer).await;
    let mut items = list(&server, &OFFSET, 4).items();
    for expected in 1..=8 {
        assert_eq!(items.try_next().await.unwrap().unwrap().id, expected.to_string());
    }
    assert_eq!(items.try_next().await.unwrap(), None);
    assert_eq!(server.pairs(), ["offset=0", "offset=3", "offset=6"], "nothing is asked for behind the total");
}

#[tokio::test]
async fn a_page_that_is_shorter_than_those_before_costs_only_requests() {
    // Of 9 items the second page holds two instead of three.
    let answer = |pair: &str| {
        let offset = number(pair);
        let length = if offset == 3 { 2 } else { 3 };
        page(&(offset + 1..=(offset + length).min(9)).collect::<Vec<_>>(), r#","total":9"#)
    };
    let server = GatedServer::start(&[], answer).await;
    let mut items = list(&server, &OFFSET, 2).items();
    for expected in 1..=9 {
        assert_eq!(items.try_next().await.unwrap().unwrap().id, expected.to_string());
    }
    assert_eq!(items.try_next().await.unwrap(), None);
    let asked = server.pairs();
    assert!(["offset=5", "offset=8"].iter().all(|offset| asked.contains(&(*offset).to_owned())), "{asked:?}");
}

#[tokio::test]
async fn dropping_the_scan_cancels_what_is_under_way() {
    let server = GatedServer::start(&["page=2"], numbered(3)).await;
    let mut pages = list(&server, &NUMBER, 1).pages();
    pages.try_next().await.unwrap();
    server.arrived(2).await;
    drop(pages);
    server.cancelled().await;
}

#[tokio::test]
async fn an_error_comes_after_the_items_of_the_pages_before_it() {
    let answer = |pair: &str| match pair {
        "page=3" => status(400, "application/json", r#"{"message":"no third page"}"#),
        pair => numbered(4)(pair),
    };
    let server = GatedServer::start(&["page=2"], answer).await;
    let mut pages = list(&server, &NUMBER, 3).pages();
    pages.try_next().await.unwrap();
    server.arrived(4).await;
    server.release("page=2");
    assert_eq!(ids(&pages.try_next().await.unwrap().unwrap().items), [3, 4]);
    let error = pages.try_next().await.unwrap_err();
    assert_eq!(error.to_string(), "vendor by_number, page 3: invalid request (400): no third page");
    assert_eq!(error.continuation().map(|continuation| continuation.page()), Some(3));
    assert!(pages.try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn an_error_behind_the_end_of_the_list_is_none() {
    let answer = |pair: &str| match number(pair) {
        behind if behind > 3 => status(404, "application/json", r#"{"message":"no such page"}"#),
        _ => numbered(2)(pair),
    };
    let server = GatedServer::start(&[], answer).await;
    let mut items = list(&server, &NUMBER, 8).items();
    let mut delivered = Vec::new();
    while let Some(item) = items.try_next().await.unwrap() {
        delivered.push(item);
    }
    assert_eq!(ids(&delivered), [1, 2, 3, 4]);
}

#[tokio::test]
async fn nothing_is_asked_for_behind_the_page_cap() {
    let server = GatedServer::start(&[], numbered(9)).await;
    let mut pages = list_with(&server, &NUMBER, Options::new().read_ahead(8).max_pages(3)).pages();
    for _ in 0..3 {
        assert!(pages.try_next().await.unwrap().is_some());
    }
    assert!(pages.try_next().await.unwrap_err().is_page_limit());
    assert_eq!(server.pairs(), ["page=1", "page=2", "page=3"]);
}

#[tokio::test]
async fn a_place_that_was_there_before_is_not_asked_for_again() {
    let server = GatedServer::start(&[], |_| page(&[1], r#","next":"a","more":true"#)).await;
    let mut pages = list(&server, &CURSOR, 1).pages();
    pages.try_next().await.unwrap();
    assert!(pages.try_next().await.unwrap_err().is_no_progress());
    // Once more, because it might have been the answer of another page; then never again.
    assert_eq!(server.pairs(), ["cursor=a", "cursor=a", "limit=50"]);
}

#[tokio::test]
async fn without_reading_ahead_a_page_is_fetched_when_it_is_asked_for() {
    let server = GatedServer::start(&[], numbered(2)).await;
    let mut pages = list(&server, &NUMBER, 0).pages();
    pages.try_next().await.unwrap();
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    assert_eq!(server.pairs(), ["page=1"]);
}

#[tokio::test]
async fn a_single_page_is_all_that_is_asked_for() {
    let server = GatedServer::start(&[], numbered(5)).await;
    list(&server, &NUMBER, 4).send().await.unwrap();
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    assert_eq!(server.pairs(), ["page=1"]);
}
