//! Taking a scan up again.

use specloom::Continuation;

use crate::provider::*;
use crate::server::{Server, page, status};

const MORE_A: &str = r#","next":"a","more":true"#;
const LAST: &str = r#","more":false"#;

fn broken() -> String {
    status(503, "text/plain", "Try later")
}

#[tokio::test]
async fn after_an_error_exactly_the_rest_is_read() {
    let server = Server::start([page(&[9, 8], MORE_A), broken(), page(&[7, 6], LAST)]).await;
    let mut items = list(&server, &CURSOR).items();
    let mut delivered = Vec::new();
    let error = loop {
        match items.try_next().await {
            Ok(item) => delivered.extend(item),
            Err(error) => break error,
        }
    };
    assert_eq!(ids(&delivered), [9, 8]);
    let continuation = error.continuation().unwrap().clone();
    assert_eq!(Some(&continuation), items.continuation().as_ref());
    let rest = list(&server, &CURSOR).resume(continuation).send().await.unwrap();
    assert_eq!((ids(&rest.items), rest.number), (vec![7, 6], 2));
    assert!(server.targets()[2].ends_with("cursor=a"));
}

#[tokio::test]
async fn at_every_item_the_continuation_reads_exactly_the_rest() {
    let answers = || [page(&[9, 8, 7], MORE_A), page(&[6, 5], LAST)];
    for stop in 0..=5 {
        let server = Server::start(answers()).await;
        let mut items = list(&server, &CURSOR).items();
        let mut delivered = Vec::new();
        for _ in 0..stop {
            delivered.extend(items.try_next().await.unwrap());
        }
        let Some(continuation) = items.continuation() else {
            assert_eq!(stop, 5, "only a complete scan has no continuation");
            continue;
        };
        let stored: Continuation = continuation.to_string().parse().unwrap();
        let [first, second] = answers();
        let server = Server::start(if continuation.page() == 1 { vec![first, second] } else { vec![second] }).await;
        let mut rest = list(&server, &CURSOR).resume(stored).items();
        while let Some(item) = rest.try_next().await.unwrap() {
            delivered.push(item);
        }
        assert_eq!(ids(&delivered), [9, 8, 7, 6, 5], "stopped after {stop}");
    }
}

#[tokio::test]
async fn a_resumed_scan_keeps_its_page_size() {
    let server = Server::start([page(&[9, 8], ""), page(&[7, 6], "")]).await;
    let next = list(&server, &NUMBER).page_size(2).send().await.unwrap().next.unwrap();
    list(&server, &NUMBER).resume(next).send().await.unwrap();
    assert!(server.targets()[1].contains("limit=2&page=2"), "{:?}", server.targets());
}

#[tokio::test]
async fn another_page_size_is_refused_where_pages_are_counted() {
    let server = Server::start([page(&[9, 8], ""), page(&[9, 8], MORE_A), page(&[7, 6], LAST)]).await;
    let next = list(&server, &NUMBER).page_size(2).send().await.unwrap().next.unwrap();
    let error = list(&server, &NUMBER).page_size(3).resume(next).send().await.unwrap_err();
    assert!(error.is_invalid_continuation(), "{error}");
    let next = list(&server, &CURSOR).page_size(2).send().await.unwrap().next.unwrap();
    assert!(list(&server, &CURSOR).page_size(3).resume(next).send().await.is_ok());
}

#[tokio::test]
async fn items_tell_where_they_are() {
    let server = Server::start([page(&[9, 8], r#","total":3,"next":"a","more":true"#), page(&[7], LAST)]).await;
    let mut items = list(&server, &CURSOR).items();
    let mut seen = Vec::new();
    while items.try_next().await.unwrap().is_some() {
        seen.push((items.page(), items.total()));
    }
    assert_eq!(seen, [(1, Some(3)), (1, Some(3)), (2, None)]);
}

#[tokio::test]
async fn items_that_were_added_to_the_page_since_do_not_shift_the_place() {
    let server = Server::start([page(&[9, 8, 7], LAST), page(&[11, 10, 9, 8, 7], LAST)]).await;
    let mut items = list(&server, &CURSOR).items();
    for _ in 0..2 {
        items.try_next().await.unwrap();
    }
    let rest = list(&server, &CURSOR).resume(items.continuation().unwrap()).send().await.unwrap();
    assert_eq!(ids(&rest.items), [7]);
}

#[tokio::test]
async fn a_place_that_is_gone_gives_the_whole_page() {
    let server = Server::start([page(&[9, 8, 7], LAST), page(&[13, 12, 11], LAST)]).await;
    let mut items = list(&server, &CURSOR).items();
    items.try_next().await.unwrap();
    let rest = list(&server, &CURSOR).resume(items.continuation().unwrap()).send().await.unwrap();
    assert_eq!(ids(&rest.items), [13, 12, 11]);
}

#[tokio::test]
async fn after_a_lost_cursor_the_page_is_asked_for_again() {
    let server = Server::start([page(&[9, 8], r#","more":true"#), page(&[9, 8], MORE_A), page(&[7], LAST)]).await;
    let mut pages = list(&server, &CURSOR).pages();
    pages.try_next().await.unwrap();
    let error = pages.try_next().await.unwrap_err();
    let mut rest = list(&server, &CURSOR).resume(error.continuation().unwrap().clone()).items();
    assert_eq!(rest.try_next().await.unwrap().unwrap().id, "7");
    assert_eq!(rest.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn a_continuation_of_another_operation_is_refused_before_anything_is_sent() {
    let server = Server::start([page(&[9], MORE_A)]).await;
    let continuation = list(&server, &CURSOR).send().await.unwrap().next.unwrap();
    let error = list(&server, &OFFSET).resume(continuation).send().await.unwrap_err();
    assert!(error.is_invalid_continuation());
    assert_eq!(error.to_string(), "vendor by_offset: invalid continuation: it belongs to vendor by_cursor");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_position_that_was_tampered_with_is_refused() {
    let json = r#"{"v":1,"provider":"vendor","operation":"by_offset","position":"-5","page":2}"#;
    let server = Server::start([]).await;
    let call = list(&server, &OFFSET).resume(serde_json::from_str(json).unwrap());
    assert!(call.send().await.unwrap_err().is_invalid_continuation());
    let json = r#"{"v":1,"provider":"vendor","operation":"by_link","position":"https://evil.example/","page":2}"#;
    let call = list(&server, &LINK).resume(serde_json::from_str(json).unwrap());
    assert!(call.send().await.unwrap_err().is_redirect());
    assert!(server.requests().is_empty());
}
