//! What is sent again, and after how long.

use std::sync::Arc;
use std::time::Duration;

use specloom::__v1::List;
use specloom::__v1::tables::Operation;
use specloom::{Error, Options, RetryPolicy};

use crate::clock::StoppedClock;
use crate::provider::*;
use crate::server::{Server, page, status, with_headers};

struct Outcome {
    result: Result<Vec<u32>, Error>,
    requests: usize,
    sleeps: Vec<Duration>,
}

/// One page by the default policy, with a clock that does not wait.
async fn outcome(operation: &'static Operation, answers: Vec<String>) -> Outcome {
    let server = Server::start(answers).await;
    let clock = StoppedClock::new();
    let options = Options::new().base_url(server.url()).clock(Arc::clone(&clock) as _);
    let call = List::<Message>::new(&client_with(options), operation).set(0, "42");
    let result = call.send().await.map(|page| ids(&page.items));
    Outcome { result, requests: server.requests().len(), sleeps: clock.sleeps() }
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
    let last = error.last_wait().unwrap();
    assert_eq!(outcome.sleeps.last(), Some(&last));
    let text = "vendor at_once, page 1: the service failed (503): Busy; 4 attempts, the last after ";
    assert!(error.to_string().starts_with(text), "{error}");
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
    assert_eq!(outcome.sleeps, [7, 16].map(Duration::from_secs));
}

/// What the header lines of a 429 make the client wait: exactly so many seconds, or up to the first backoff.
#[tokio::test]
async fn a_429_is_waited_for_as_the_vendor_says_or_by_backoff() {
    let backoff = Duration::from_millis(250);
    let table = [
        ("Retry-After: 7\r\n", Some(7)),
        ("Retry-After: Sun, 06 Nov 1994 08:50:00 GMT\r\n", Some(23)),
        ("X-Reset: 9\r\n", Some(9)),
        ("x-reset: 9\r\nretry-after: 7\r\n", Some(7)),
        ("", None),
        ("Retry-After: 0\r\n", None),
        ("Retry-After: -1\r\n", None),
        ("Retry-After: soon\r\n", None),
        ("Retry-After: Sun, 06 Nov 1994 08:00:00 GMT\r\n", None),
        ("X-Reset: 0\r\n", None),
    ];
    for (lines, wait) in table {
        let outcome = outcome(&SINGLE, vec![with_headers(429, lines, ""), page(&[1], "")]).await;
        assert_eq!(outcome.result.unwrap(), [1], "{lines}");
        let [slept] = outcome.sleeps[..] else { panic!("{lines} sleeps {:?}", outcome.sleeps) };
        match wait {
            Some(seconds) => assert_eq!(slept, Duration::from_secs(seconds), "{lines}"),
            None => assert!(slept <= backoff, "{lines} sleeps {slept:?}"),
        }
    }
}

#[tokio::test]
async fn the_vendors_reset_says_nothing_about_other_failures() {
    let outcome = outcome(&SINGLE, vec![with_headers(503, "X-Reset: 50\r\n", ""), page(&[1], "")]).await;
    assert!(outcome.result.is_ok() && outcome.sleeps[0] <= Duration::from_millis(250), "{:?}", outcome.sleeps);
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

#[tokio::test]
async fn the_clones_of_a_client_share_a_budget_of_retries() {
    let server = Server::start(vec![status(503, "text/plain", ""); 20]).await;
    let retry = RetryPolicy::new().budget_percent(50).budget_reserve(4);
    let client = client_with(Options::new().base_url(server.url()).clock(StoppedClock::new()).retry(retry));
    let mut attempts = Vec::new();
    for _ in 0..5 {
        let call = List::<Message>::new(&client.clone(), &SINGLE).set(0, "42");
        let error = call.send().await.unwrap_err();
        assert_eq!(error.to_string().contains("the retry budget is used up"), error.attempts() < 4, "{error}");
        attempts.push(error.attempts());
    }
    // 4 in reserve, and one for each two requests.
    assert_eq!(attempts, [4, 2, 2, 1, 2]);
    assert_eq!(server.requests().len(), 11);
}

#[tokio::test]
async fn a_wait_that_the_vendor_asks_for_is_free() {
    let busy = with_headers(429, "Retry-After: 1\r\n", "");
    let server = Server::start([busy.clone(), busy.clone(), busy, page(&[1], "")]).await;
    let retry = RetryPolicy::new().budget_percent(0).budget_reserve(0);
    let options = Options::new().base_url(server.url()).clock(StoppedClock::new()).retry(retry);
    let call = List::<Message>::new(&client_with(options), &SINGLE).set(0, "42");
    assert_eq!(ids(&call.send().await.unwrap().items), [1]);
}
