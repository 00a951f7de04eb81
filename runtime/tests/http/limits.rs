//! How often is sent.

use std::sync::Arc;
use std::time::Duration;

use specloom::__v1::tables::{Limits, Provider};
use specloom::__v1::{Client, List};
use specloom::{Limit, Options, RetryPolicy, SecretString};

use crate::clock::StoppedClock;
use crate::provider::*;
use crate::server::{Server, page, status};

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Waits of whole seconds, without the margin.
fn whole(waits: &[Duration]) -> Vec<u64> {
    waits.iter().map(Duration::as_secs).collect()
}

async fn pages(count: usize) -> Server {
    Server::start(vec![page(&[1], ""); count]).await
}

/// Fetches a page, each time with another clone of the client.
async fn fetch(client: &Client) -> Result<(), specloom::Error> {
    List::<Message>::new(&client.clone(), &SINGLE).set(0, "42").send().await.map(drop)
}

#[tokio::test]
async fn requests_beyond_the_limit_wait_over_all_clones() {
    let (server, clock) = (pages(5).await, StoppedClock::new());
    let limit = Limit::new(2, seconds(10));
    let options = Options::new().base_url(server.url()).clock(Arc::clone(&clock) as _).limit(limit);
    let client = client_with(options);
    for _ in 0..5 {
        fetch(&client).await.unwrap();
    }
    assert_eq!(whole(&clock.sleeps()), [10, 10]);
}

#[tokio::test]
async fn the_limit_of_the_spec_counts_unless_the_caller_says_another() {
    static LIMITED: Provider = Provider { limits: Limits { rate: Some((1, 60)), ..Limits::NONE }, ..Provider::NONE };
    let waits = async |options: Options| {
        let (server, clock) = (pages(3).await, StoppedClock::new());
        let options = options.base_url(server.url()).clock(Arc::clone(&clock) as _);
        let client = Client::new(&LIMITED, Vec::new(), Vec::<SecretString>::new(), options).unwrap();
        for _ in 0..3 {
            fetch(&client).await.unwrap();
        }
        whole(&clock.sleeps())
    };
    assert_eq!(waits(Options::new()).await, [60, 60]);
    assert_eq!(waits(Options::new().limit(Limit::new(2, seconds(5)))).await, [5]);
    assert!(waits(Options::new().limit(Limit::none())).await.is_empty());
}

#[tokio::test]
async fn each_attempt_takes_a_turn() {
    let server = Server::start([status(503, "text/plain", ""), page(&[1], "")]).await;
    let clock = StoppedClock::new();
    let retry = RetryPolicy::new().base_delay(Duration::ZERO);
    let options = Options::new().base_url(server.url()).clock(Arc::clone(&clock) as _).retry(retry);
    fetch(&client_with(options.limit(Limit::new(1, seconds(10))))).await.unwrap();
    assert_eq!(whole(&clock.sleeps()), [0, 10]);
}

#[tokio::test]
async fn a_turn_after_the_deadline_is_an_error_at_once() {
    let (server, clock) = (pages(3).await, StoppedClock::new());
    let options = Options::new().base_url(server.url()).clock(Arc::clone(&clock) as _);
    let client = client_with(options.limit(Limit::new(2, seconds(60))).deadline(seconds(10)));
    fetch(&client).await.unwrap();
    fetch(&client).await.unwrap();
    let error = fetch(&client).await.unwrap_err();
    assert!(error.is_rate_limited() && error.is_retryable() && !error.is_timeout());
    assert_eq!((error.attempts(), error.retry_after()), (0, Some(Duration::from_millis(60_050))));
    let text = "vendor at_once, page 1: too many requests: the limit of 2 requests in 60 s has no room for 60.05 s; \
        the deadline of 10 s leaves no time";
    assert_eq!(error.to_string(), text);
    assert!(error.continuation().is_some() && clock.sleeps().is_empty());
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_limit_that_lets_nothing_through_is_refused() {
    for limit in [Limit::new(0, seconds(1)), Limit::new(1, Duration::ZERO)] {
        let options = Options::new().limit(limit);
        let made = Client::new(&PROVIDER, vec!["acme".to_owned()], vec![SecretString::from(SECRET)], options);
        let error = made.map(drop).unwrap_err();
        assert!(error.is_config());
        let text = "vendor: configuration: a limit of no requests, or in no time, lets nothing through";
        assert_eq!(error.to_string(), text);
    }
}
