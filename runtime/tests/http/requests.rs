//! What is sent.

use specloom::__v1::{Fetch, List};
use specloom::{Options, RetryPolicy};

use crate::provider::*;
use crate::server::{Server, json, page};

async fn sent(build: impl FnOnce(List<Message>) -> List<Message>) -> String {
    let server = Server::start([page(&[1], "")]).await;
    build(list(&server, &CURSOR)).send().await.unwrap();
    server.requests().remove(0)
}

fn header<'a>(request: &'a str, name: &str) -> Vec<&'a str> {
    let lines = request.lines().filter_map(|line| line.split_once(": "));
    lines.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value).collect()
}

#[tokio::test]
async fn a_request_has_its_target_and_headers() {
    let request = sent(|list| list).await;
    assert!(request.starts_with("GET /c/42/messages?fixed=a%20b&limit=50 HTTP/1.1\r\n"), "{request}");
    assert_eq!(header(&request, "x-api-key"), [SECRET]);
    assert_eq!(header(&request, "version"), ["1"]);
    assert_eq!(header(&request, "accept"), ["application/json"]);
    assert_eq!(header(&request, "user-agent"), [concat!("specloom/", env!("CARGO_PKG_VERSION"))]);
}

#[tokio::test]
async fn a_header_parameter_is_sent_and_cannot_replace_the_credential() {
    let request = sent(|list| list.set(4, "a-b")).await;
    assert_eq!(header(&request, "x-trace"), ["a-b"]);
    assert_eq!(header(&request, "x-api-key"), [SECRET]);
}

#[tokio::test]
async fn an_operations_header_replaces_the_providers() {
    let server = Server::start([json(r#"{"message":{"id":7}}"#)]).await;
    let message = Fetch::<Message>::new(&client(&server), &GET_ONE).set(0, "42").fetch().await.unwrap();
    assert_eq!(message.id, "7");
    assert_eq!(header(&server.requests()[0], "version"), ["2"]);
}

#[tokio::test]
async fn a_base_url_keeps_its_path_prefix() {
    for base in ["/sub/path", "/sub/path/"] {
        let server = Server::start([page(&[1], "")]).await;
        let options = Options::new().base_url(format!("{}{base}", server.url())).retry(RetryPolicy::never());
        List::<Message>::new(&client_with(options), &SINGLE).set(0, "42").send().await.unwrap();
        assert_eq!(server.targets(), ["/sub/path/c/42/messages?fixed=a%20b"]);
    }
}

#[tokio::test]
async fn a_page_size_is_sent_with_every_page() {
    let server = Server::start([page(&[1, 2], ""), page(&[3], ""), page(&[], "")]).await;
    let mut pages = list(&server, &OFFSET).page_size(2).pages();
    while pages.try_next().await.unwrap().is_some() {}
    let target = |offset| format!("/c/42/messages?fixed=a%20b&limit=2&offset={offset}");
    assert_eq!(server.targets(), [target(0), target(2), target(3)]);
}

#[tokio::test]
async fn every_strategy_sends_the_page_size_of_the_spec() {
    for operation in [&CURSOR, &OFFSET, &NUMBER, &FULL, &LINK, &LINK_HEADER] {
        let server = Server::start([page(&[1], "")]).await;
        list(&server, operation).send().await.unwrap();
        assert!(server.targets()[0].contains("&limit=50"), "{:?}", server.targets());
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused_before_anything_is_sent() {
    let server = Server::start([]).await;
    let call = || list(&server, &CURSOR);
    let refused = [
        (call().set(0, ""), "`conversation` is empty"),
        (call().set(0, ".."), "`conversation` makes a path segment `.` or `..`"),
        (call().add(2, "a,b"), "`types` holds a value with a comma, and commas separate its values"),
        (call().set(4, "a\r\nX-Api-Key: other"), "`trace` holds characters that cannot stand in a header"),
        (call().page_size(201), "`page_size` is more than 200"),
        (call().page_size(0), "`page_size` is 0"),
        (List::new(&client(&server), &CURSOR), "`conversation` is missing"),
    ];
    for (call, problem) in refused {
        let error = call.send().await.unwrap_err();
        assert!(error.is_invalid_parameter());
        assert_eq!(error.to_string(), format!("vendor by_cursor: invalid parameter: {problem}"));
        assert_eq!(error.attempts(), 0);
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_page_size_has_no_effect_where_the_vendor_fixes_it() {
    let server = Server::start([page(&[1], "")]).await;
    list(&server, &KEYSET).page_size(1_000).send().await.unwrap();
    assert_eq!(server.targets(), ["/c/42/messages?fixed=a%20b"]);
}
