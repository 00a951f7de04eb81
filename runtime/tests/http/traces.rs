//! What is traced, and what is not.

use specloom::__v1::List;
use specloom::Options;

use crate::alone::alone;
use crate::clock::StoppedClock;
use crate::log::Log;
use crate::provider::*;
use crate::server::{Server, page, status};

/// Whether spans are recorded is decided once for a process, by the thread that comes first. So this test has one of its
/// own, in which no other thread asks.
#[test]
fn calls_pages_and_attempts_are_spans_without_values() {
    alone("traces::calls_pages_and_attempts_are_spans_without_values", trace());
}

async fn trace() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let server = Server::start([status(503, "text/plain", &format!("key {SECRET}")), page(&[1], "")]).await;
    let options = Options::new().base_url(server.url()).clock(StoppedClock::new());
    let call = List::<Message>::new(&client_with(options), &CURSOR).set(0, "42").set(1, "personal");
    call.send().await.unwrap();
    let log = log.written();
    for line in [
        "otel.name=GET /c/{conversation}/messages",
        "http.request.method=\"GET\"",
        "http.response.status_code=503",
        "http.response.status_code=200",
        "http.request.resend_count=1",
        "server.address=\"127.0.0.1\"",
        "url.template=/c/{conversation}/messages",
        "specloom.provider=\"vendor\"",
        "specloom.operation=\"by_cursor\"",
        "specloom.page=1",
        "specloom.items=1",
        "specloom.pages=1",
        "error.type=\"transient\"",
    ] {
        assert!(log.lines().any(|written| written == line), "{line} in:\n{log}");
    }
    let spans: Vec<_> = log.lines().filter_map(|line| line.strip_prefix("span ")).collect();
    assert_eq!(spans, ["call", "page", "request", "request"]);
    assert!(!log.contains(SECRET) && !log.contains("personal") && !log.contains("/42"), "{log}");
}
