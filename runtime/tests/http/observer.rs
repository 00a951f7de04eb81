//! What observers are told, and what they are not.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use specloom::__v1::tables::Operation;
use specloom::__v1::{Fetch, List};
use specloom::{End, Event, Limit, Observer, Options};

use crate::clock::StoppedClock;
use crate::provider::*;
use crate::server::{Server, json, page, status, with_headers};

/// Writes down what it is told.
#[derive(Default)]
struct Log(Mutex<Vec<(String, String)>>);

impl Observer for Log {
    fn event(&self, event: &Event<'_>) {
        let entry = (summary(event), format!("{event:?}"));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    }
}

impl Log {
    fn summaries(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|(summary, _)| summary.clone()).collect()
    }

    fn debug(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|(_, debug)| format!("{debug}\n")).collect()
    }
}

fn summary(event: &Event<'_>) -> String {
    assert_eq!(event.provider(), "vendor");
    match event {
        Event::Sending(sending) => {
            let target = sending.url.split_once("/c/42/messages").unwrap().1;
            format!("sending {}.{} {} {target}", sending.page, sending.attempt, sending.method)
        }
        Event::Answered(answered) => {
            let (number, bytes) = (answered.page, answered.body.len());
            format!("answered {number}.{} {}, {bytes} bytes, {:?}", answered.attempt, answered.status, answered.elapsed)
        }
        Event::Failed(failed) => {
            let retried = if failed.retried { ", retried" } else { "" };
            format!("failed {}.{} {}{retried}", failed.page, failed.attempt, failed.error)
        }
        Event::Waiting(waiting) => format!("waiting for {}.{} {:?}", waiting.page, waiting.attempt, waiting.reason),
        Event::Delivered(delivered) => {
            let (items, repeated) = (delivered.items, delivered.repeated);
            let next = (delivered.has_next, delivered.next_position);
            format!("delivered {} with {items} items, {repeated} repeated, next {next:?}", delivered.page)
        }
        Event::Ended(ended) => {
            let end = match ended.end {
                End::Complete => "complete".to_owned(),
                End::Stopped => "stopped".to_owned(),
                End::Failed(error) => format!("failed: {error}"),
                _ => unreachable!("there is a new end"),
            };
            format!("ended after {} pages, {} items, {end}", ended.pages, ended.items)
        }
        _ => unreachable!("there is a new event"),
    }
}

/// A call for conversation 42 that is watched, with a clock that does not wait.
fn watched(server: &Server, operation: &'static Operation) -> (List<Message>, Arc<Log>) {
    let log = Arc::new(Log::default());
    let options = Options::new().base_url(server.url()).clock(StoppedClock::ticking()).observer(Arc::clone(&log));
    (List::new(&client_with(options), operation).set(0, "42"), log)
}

#[tokio::test]
async fn every_step_of_a_scan_is_told_in_order() {
    let busy = with_headers(429, "Retry-After: 7\r\n", "");
    let second = page(&[7, 8], r#","more":false"#);
    let broken = status(503, "text/plain", "Busy");
    let server = Server::start([page(&[9, 8], r#","next":"abc","more":true"#), busy, broken, second]).await;
    let (call, log) = watched(&server, &CURSOR);
    let mut items = call.items();
    while items.try_next().await.unwrap().is_some() {}
    assert!(items.try_next().await.unwrap().is_none());
    drop(items);
    let expected = [
        "sending 1.1 GET ?fixed=a%20b&limit=50",
        "answered 1.1 200, 57 bytes, 1ms",
        r#"delivered 1 with 2 items, 0 repeated, next (true, Some("abc"))"#,
        "sending 2.1 GET ?fixed=a%20b&limit=50&cursor=abc",
        "answered 2.1 429, 0 bytes, 1ms",
        "failed 2.1 too many requests (429); the service asks to wait 7 s, retried",
        "waiting for 2.2 RetryAfter",
        "sending 2.2 GET ?fixed=a%20b&limit=50&cursor=abc",
        "answered 2.2 503, 4 bytes, 1ms",
        "failed 2.2 the service failed (503): Busy, retried",
        "waiting for 2.3 Backoff",
        "sending 2.3 GET ?fixed=a%20b&limit=50&cursor=abc",
        "answered 2.3 200, 45 bytes, 1ms",
        "delivered 2 with 1 items, 1 repeated, next (false, None)",
        "ended after 2 pages, 3 items, complete",
    ];
    assert_eq!(log.summaries(), expected);
}

#[tokio::test]
async fn a_wait_for_the_limit_is_told() {
    let server = Server::start([status(503, "text/plain", ""), page(&[9], "")]).await;
    let log = Arc::new(Log::default());
    let limit = Limit::new(1, Duration::from_secs(10));
    let options = Options::new().base_url(server.url()).clock(StoppedClock::new()).limit(limit);
    let client = client_with(options.observer(Arc::clone(&log)));
    let call = List::<Message>::new(&client, &SINGLE).set(0, "42");
    call.clone().send().await.unwrap();
    call.send().await.unwrap_err();
    let waits: Vec<_> = log.summaries().into_iter().filter(|line| line.starts_with("waiting")).collect();
    assert_eq!(waits, ["waiting for 1.2 Backoff", "waiting for 1.2 Limit", "waiting for 1.1 Limit"]);
}

#[tokio::test]
async fn an_attempt_without_an_answer_fails() {
    let server = Server::start(vec![String::new(); 4]).await;
    let (call, log) = watched(&server, &CURSOR);
    let error = call.send().await.unwrap_err();
    let told = log.summaries();
    let kinds: Vec<&str> = told.iter().filter_map(|line| line.split(' ').next()).collect();
    let attempt = ["sending", "failed", "waiting"];
    assert_eq!(kinds, [&attempt[..], &attempt, &attempt, &["sending", "failed", "ended"]].concat());
    assert_eq!(told[11], format!("ended after 0 pages, 0 items, failed: {error}"));
}

#[tokio::test]
async fn an_answer_that_the_spec_does_not_describe_fails() {
    let server = Server::start([json(r#"{"data":[{"id":true}]}"#)]).await;
    let (call, log) = watched(&server, &CURSOR);
    call.send().await.unwrap_err();
    let failed =
        "failed 1.1 unexpected answer at `$.data[0].id`: expected a string or an integer, found the boolean true";
    assert_eq!(log.summaries()[2], failed);
}

#[tokio::test]
async fn what_fails_before_anything_is_sent_only_ends() {
    let server = Server::start([]).await;
    let (call, log) = watched(&server, &CURSOR);
    call.page_size(0).send().await.unwrap_err();
    let ended = "ended after 0 pages, 0 items, failed: vendor by_cursor: invalid parameter: `page_size` is 0";
    assert_eq!(log.summaries(), [ended]);
}

#[tokio::test]
async fn a_call_that_is_dropped_was_stopped() {
    let server = Server::start([page(&[9], r#","next":"abc","more":true"#)]).await;
    let (call, log) = watched(&server, &CURSOR);
    drop(call.clone().pages());
    assert!(log.summaries().is_empty());
    call.send().await.unwrap();
    assert_eq!(log.summaries()[3..], ["ended after 1 pages, 1 items, stopped"]);
}

#[tokio::test]
async fn one_record_is_a_page() {
    let server = Server::start([json(r#"{"message":{"id":7}}"#), json("{}")]).await;
    let (_, log) = watched(&server, &GET_ONE);
    let options = Options::new().base_url(server.url()).clock(StoppedClock::new()).observer(Arc::clone(&log));
    let call = Fetch::<Message>::new(&client_with(options), &GET_ONE).set(0, "42");
    call.clone().fetch().await.unwrap();
    let delivered = "delivered 1 with 1 items, 0 repeated, next (false, None)";
    assert_eq!(log.summaries()[2..], [delivered, "ended after 1 pages, 1 items, complete"]);
    call.fetch().await.unwrap_err();
    assert!(log.summaries().last().unwrap().starts_with("ended after 0 pages, 0 items, failed: vendor get_one: "));
}

#[tokio::test]
async fn no_event_shows_a_secret() {
    let echoes = format!(
        "X-Echo: {SECRET}\r\nSet-Cookie: session=c00kie\r\nLocation: /x?key={SECRET}\r\nLink: </c?sig=c00kie>; rel=next\r\n"
    );
    let failed = with_headers(503, &echoes, &format!(r#"{{"message":"the key {SECRET} is wrong"}}"#));
    let encoded: String = SECRET.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let link = format!("/c/42/messages?a={SECRET}&b={encoded}&access_token=c00kie%3D&page=2");
    let first = page(&[9], &format!(r#","next":"{link}""#));
    let server = Server::start([failed, first, page(&[8], "")]).await;
    let (call, log) = watched(&server, &LINK);
    let call = call.set(1, SECRET).set(4, SECRET);
    let mut pages = call.pages();
    while pages.try_next().await.unwrap().is_some() {}
    let sent = server.requests();
    assert!(sent[0].contains(SECRET) && sent[2].contains(&format!("b={encoded}&access_token=c00kie%3D")));
    let debug = log.debug();
    assert!(!debug.contains(SECRET) && !debug.contains(&encoded) && !debug.contains("c00kie"), "{debug}");
    let masked = "?a=[redacted]&b=[redacted]&access_token=[redacted]&page=2";
    assert_eq!(log.summaries()[7], format!("sending 2.1 GET {masked}"));
    for header in ["x-api-key", "x-trace", "x-echo", "set-cookie"] {
        assert!(debug.contains(&format!(r#""{header}": "[redacted]""#)), "{header} in {debug}");
    }
    assert!(debug.contains(r#""link": "</c?sig=[redacted]>; rel=next""#), "{debug}");
    assert!(debug.contains(r#""accept": "application/json""#), "{debug}");
}

/// Panics with every event.
struct Clumsy;

impl Observer for Clumsy {
    fn event(&self, _: &Event<'_>) {
        panic!("an observer that is not careful");
    }
}

#[tokio::test]
async fn a_panic_in_an_observer_changes_nothing() {
    let busy = status(503, "text/plain", "");
    let server =
        Server::start([page(&[9], r#","next":"a","more":true"#), busy, page(&[8], r#","next":"b","more":true"#)]);
    let server = server.await;
    let log = Arc::new(Log::default());
    let options = Options::new().base_url(server.url()).clock(StoppedClock::new());
    let client = client_with(options.observer(Clumsy).observer(Arc::clone(&log)));
    let mut items = List::<Message>::new(&client, &CURSOR).set(0, "42").items();
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "9");
    assert_eq!(items.try_next().await.unwrap().unwrap().id, "8");
    drop(items);
    assert_eq!(log.summaries().last().unwrap(), "ended after 2 pages, 2 items, stopped");
    assert_eq!(log.summaries().len(), 11);
}
