//! What takes too long. The times in here bound a test from below and assert nothing.

use std::sync::Arc;
use std::time::Duration;

use specloom::__v1::{Fetch, List};
use specloom::{Error, Options, RetryPolicy};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::clock::StoppedClock;
use crate::provider::*;
use crate::server::{Server, page, with_headers};

const SHORT: Duration = Duration::from_millis(40);
const AGES: Duration = Duration::from_secs(60);

/// What a server does with a connection.
#[derive(Clone, Copy)]
enum Behaviour {
    /// It keeps the connection and never says a word.
    Silent,
    /// It sends this, and then byte after byte without end.
    Dripping(&'static str),
}

/// Starts a server that behaves so with every connection, and gives its URL.
async fn start(behaviour: Behaviour) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(behave(stream, behaviour));
        }
    });
    url
}

async fn behave(mut stream: TcpStream, behaviour: Behaviour) {
    let mut request = [0; 4096];
    let _ = stream.read(&mut request).await;
    let Behaviour::Dripping(head) = behaviour else {
        // Until the client closes it.
        let _ = stream.read_to_end(&mut Vec::new()).await;
        return;
    };
    let _ = stream.write_all(head.as_bytes()).await;
    // A pause much shorter than the timeout: bytes that keep coming do not keep an attempt alive.
    while stream.write_all(b"1\r\n \r\n").await.is_ok() {
        tokio::time::sleep(SHORT / 10).await;
    }
}

async fn failed(behaviour: Behaviour, options: impl FnOnce(Options) -> Options) -> Error {
    let options = options(Options::new().base_url(start(behaviour).await));
    List::<Message>::new(&client_with(options), &SINGLE).set(0, "42").send().await.unwrap_err()
}

const CHUNKED: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
const SIZED: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n";
const BUSY: &str = "HTTP/1.1 429 Busy\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

#[tokio::test]
async fn a_connection_without_an_answer_and_a_body_without_end_are_timeouts() {
    for behaviour in [Behaviour::Silent, Behaviour::Dripping(CHUNKED), Behaviour::Dripping(SIZED)] {
        let error = failed(behaviour, |options| options.timeout(SHORT).retry(RetryPolicy::never())).await;
        assert!(error.is_timeout() && error.is_retryable() && !error.is_connect(), "{error}");
        assert_eq!((error.attempts(), error.last_wait()), (1, None), "{error}");
    }
}

#[tokio::test]
async fn a_timeout_is_tried_again() {
    let error = failed(Behaviour::Silent, |options| {
        options.timeout(SHORT).clock(StoppedClock::new()).retry(RetryPolicy::new().attempts(2))
    });
    let error = error.await;
    assert!(error.is_timeout(), "{error}");
    assert_eq!(error.attempts(), 2);
}

#[tokio::test]
async fn an_error_whose_body_never_ends_is_still_that_error() {
    // On a machine that is busy itself, the status may not come in the shortest time.
    for timeout in [SHORT, SHORT * 10, SHORT * 100] {
        let options = |options: Options| options.timeout(timeout).retry(RetryPolicy::never());
        if failed(Behaviour::Dripping(BUSY), options).await.is_rate_limited() {
            return;
        }
    }
    panic!("it was a timeout each time");
}

#[tokio::test]
async fn the_deadline_cuts_an_attempt_off_and_allows_no_other() {
    for behaviour in [Behaviour::Silent, Behaviour::Dripping(CHUNKED)] {
        let call = failed(behaviour, |options| options.deadline(SHORT).timeout(AGES));
        let error = tokio::time::timeout(AGES / 2, call).await.expect("the deadline is over by far");
        assert!(error.is_timeout() && error.is_retryable(), "{error}");
        assert_eq!(error.attempts(), 1);
        assert!(error.to_string().ends_with("; the deadline of 0.04 s leaves no time"), "{error}");
    }
}

/// Calls against a server that is busy and says for how long, with a deadline of 10 s.
async fn with_deadline(waits: &[&str]) -> (Result<(), Error>, Vec<u64>) {
    let busy = |wait: &&str| with_headers(429, &format!("Retry-After: {wait}\r\n"), "");
    let server = Server::start(waits.iter().map(busy).chain([page(&[1], "")])).await;
    let clock = StoppedClock::new();
    let deadline = Duration::from_secs(10);
    let options = Options::new().base_url(server.url()).clock(Arc::clone(&clock) as _).deadline(deadline);
    let call = List::<Message>::new(&client_with(options), &SINGLE).set(0, "42");
    (call.send().await.map(drop), clock.sleeps().iter().map(Duration::as_secs).collect())
}

#[tokio::test]
async fn a_wait_that_ends_after_the_deadline_does_not_begin() {
    let (result, sleeps) = with_deadline(&["4", "5"]).await;
    assert!(result.is_ok());
    assert_eq!(sleeps, [4, 5]);
    for (waits, slept, attempts) in [(&["4", "6"][..], &[4][..], 2), (&["10"], &[], 1)] {
        let (result, sleeps) = with_deadline(waits).await;
        let error = result.unwrap_err();
        // What the vendor said, and how long to wait before the next call.
        assert!(error.is_rate_limited() && !error.is_timeout(), "{error}");
        assert_eq!((error.status(), error.attempts()), (Some(429), attempts));
        assert!(error.to_string().contains("; the deadline of 10 s leaves no time"), "{error}");
        assert_eq!(sleeps, slept);
    }
}

#[tokio::test]
async fn each_page_of_a_scan_and_each_record_has_the_whole_time() {
    let busy = with_headers(429, "Retry-After: 6\r\n", "");
    let record = crate::server::json(r#"{"message":{"id":7}}"#);
    let script = [busy.clone(), page(&[1], ""), busy.clone(), page(&[2], ""), page(&[], ""), busy, record];
    let server = Server::start(script).await;
    let options = Options::new().base_url(server.url()).clock(StoppedClock::new()).deadline(Duration::from_secs(10));
    let client = client_with(options);
    let mut pages = List::<Message>::new(&client, &OFFSET).set(0, "42").pages();
    while pages.try_next().await.unwrap().is_some() {}
    Fetch::<Message>::new(&client, &GET_ONE).set(0, "42").fetch().await.unwrap();
}
