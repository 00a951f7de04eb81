//! What is sent again, and after how long.

use std::sync::Arc;
use std::time::Duration;

use specloom::__v1::{List, Operation};
use specloom::{Error, Options};

use crate::clock::StoppedClock;
use crate::provider::*;
use crate::server::{Server, page, status, with_headers};

struct Outcome {
    result: Result<Vec<u32>, Error>,
    requests: usize,
    sleeps: Vec<u64>,
}

/// One page by the default policy, with a clock that does not wait.
async fn outcome(operation: &'static Operation, answers: Vec<String>) -> Outcome {
    let server = Server::start(answers).await;
    let clock = StoppedClock::new();
    let options = Options::new().base_url(server.url()).clock(Arc::clone(&clock) as _);
    let call = List::<Message>::new(&client_with(options), operation).set(0, "42");
    let result = call.send().await.map(|page| ids(&page.items));
    Outcome {
        result,
        requests: server.requests().len(),
        sleeps: clock.sleeps().iter().map(Duration::as_secs).collect(),
    }
}

#[tokio::test]
async fn what_passes_is_sent_again() {
    for code in [408, 420, 429, 500, 502, 503, 504] {
        let outcome = outcome(&SINGLE, vec![status(code, "text/plain", ""), page(&[1], "")]).await;
        assert_eq!(outcome.result.unwrap(), [1], "{code}");
    }
}

#[tokio::test]
async fn what_does_not_pass_is_not_sent_again() {
    for code in [400, 401, 403, 404, 409, 422, 501] {
        let outcome = outcome(&SINGLE, vec![status(code, "text/plain", ""), page(&[1], "")]).await;
        assert!(!outcome.result.unwrap_err().is_retryable(), "{code}");
        assert_eq!(outcome.requests, 1, "{code}");
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_tried_again() {
    let broken = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_owned();
    let outcome = outcome(&SINGLE, vec![String::new(), broken, page(&[1], "")]).await;
    assert_eq!(outcome.result.unwrap(), [1]);
    assert_eq!(outcome.requests, 3);
}

#[tokio::test]
async fn a_500_that_the_spec_calls_unauthorized_is_not_sent_again() {
    let body = r#"{"defined":false,"code":"INVALID_TOKEN","status":500,"message":"INVALID_TOKEN"}"#;
    let outcome = outcome(&SINGLE, vec![status(500, "application/json", body), page(&[1], "")]).await;
    let error = outcome.result.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!((error.status(), outcome.requests), (Some(500), 1));
}

#[tokio::test]
async fn attempts_are_limited() {
    let outcome = outcome(&SINGLE, vec![status(503, "text/plain", "Busy"); 5]).await;
    let error = outcome.result.unwrap_err();
    assert!(error.is_transient());
    assert_eq!((error.attempts(), outcome.requests), (4, 4));
    assert_eq!(error.to_string(), "vendor at_once, page 1: the service failed (503): Busy; 4 attempts");
}

#[tokio::test]
async fn what_may_have_an_effect_is_sent_once() {
    let outcome = outcome(&CREATE, vec![status(503, "text/plain", ""), page(&[1], "")]).await;
    assert!(outcome.result.unwrap_err().is_transient());
    assert_eq!(outcome.requests, 1);
}

#[tokio::test]
async fn the_vendor_says_how_long_to_wait() {
    let busy = |wait: &str| with_headers(429, &format!("Retry-After: {wait}\r\n"), "");
    let date = busy("Sun, 06 Nov 1994 08:50:00 GMT");
    let outcome = outcome(&SINGLE, vec![busy("7"), date, page(&[1], "")]).await;
    assert_eq!(outcome.result.unwrap(), [1]);
    assert_eq!(outcome.sleeps, [7, 23]);
}

#[tokio::test]
async fn a_wait_above_the_cap_fails_at_once() {
    let busy = with_headers(429, "Retry-After: 3600\r\n", "");
    let outcome = outcome(&SINGLE, vec![busy, page(&[1], "")]).await;
    let error = outcome.result.unwrap_err();
    assert!(error.is_rate_limited() && error.is_retryable());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!(error.to_string(), "vendor at_once, page 1: too many requests (429); the service asks to wait 3600 s");
    assert!(outcome.sleeps.is_empty());
}
