//! What an answer that is not a page becomes.

use specloom::__v1::{Fetch, List};
use specloom::{Error, Options};

use crate::clock::StoppedClock;
use crate::provider::*;
use crate::server::{Server, json, page, status, with_headers};

async fn failed(answer: String) -> Error {
    let server = Server::start([answer]).await;
    list(&server, &CURSOR).send().await.unwrap_err()
}

#[tokio::test]
async fn an_error_has_all_that_is_known() {
    let error = failed(status(403, "application/json", r#"{"message":"No access\nhere","code":17}"#)).await;
    assert!(error.is_forbidden());
    assert_eq!(error.class(), "forbidden");
    assert_eq!(error.to_string(), "vendor by_cursor, page 1: forbidden (403, 17): No access here");
    assert_eq!((error.provider(), error.operation(), error.page()), (Some("vendor"), Some("by_cursor"), Some(1)));
    assert_eq!((error.status(), error.attempts(), error.vendor_code()), (Some(403), 1, Some("17")));
    assert_eq!(error.continuation().unwrap().operation(), "by_cursor");
}

#[tokio::test]
async fn a_success_status_can_carry_an_error() {
    let known = failed(json(r#"{"ok":false,"code":"INVALID_TOKEN","data":[]}"#)).await;
    assert!(known.is_unauthorized());
    assert_eq!((known.status(), known.vendor_code()), (Some(200), Some("INVALID_TOKEN")));
    let other = failed(json(r#"{"ok":false,"message":"No such channel"}"#)).await;
    assert!(other.is_invalid_request());
    assert_eq!(other.vendor_message(), Some("No such channel"));
    let server = Server::start([page(&[9], r#","ok":true,"more":false"#)]).await;
    assert!(list(&server, &CURSOR).send().await.is_ok());
}

#[tokio::test]
async fn a_plain_text_is_a_message_and_html_is_none() {
    let plain = failed(status(429, "text/plain; charset=utf-8", "\nRetry later\nreally")).await;
    assert_eq!(plain.vendor_message(), Some("Retry later"));
    let html = failed(status(502, "text/html", "<html>Bad gateway</html>")).await;
    assert_eq!(html.to_string(), "vendor by_cursor, page 1: the service failed (502)");
}

#[tokio::test]
async fn a_wrong_body_is_told_with_its_path() {
    let missing = failed(json(r#"{"dat":[]}"#)).await;
    assert!(missing.is_decode());
    assert_eq!(missing.json_path(), Some("$.data"));
    let mismatch = failed(json(r#"{"data":[{"id":"1"},{"id":true}]}"#)).await;
    assert_eq!(mismatch.json_path(), Some("$.data[1].id"));
    assert!(std::error::Error::source(&mismatch).is_some());
}

#[tokio::test]
async fn a_body_that_is_not_json_is_told_with_its_type() {
    let error = failed(status(200, "text/html", "<html>Sign in</html>")).await;
    assert!(error.is_decode() && !error.is_retryable());
    assert!(error.to_string().ends_with("(the answer is text/html)"), "{error}");
}

#[tokio::test]
async fn a_body_that_breaks_off_is_a_broken_connection() {
    let error = failed("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":[".to_owned()).await;
    assert!(error.is_connect() && error.is_retryable(), "{error}");
    let unsized_body = failed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"dat".to_owned()).await;
    assert!(unsized_body.is_connect(), "{unsized_body}");
}

#[tokio::test]
async fn a_body_above_the_cap_is_refused_with_and_without_a_length() {
    let long = "x".repeat(2_000);
    let chunked = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n{long}\r\n0\r\n\r\n");
    for answer in [json(&long), chunked] {
        let server = Server::start([answer]).await;
        let options = Options::new().base_url(server.url()).max_body_bytes(1_999);
        let call = List::<Message>::new(&client_with(options), &CURSOR).set(0, "42");
        let error = call.send().await.unwrap_err();
        assert!(error.is_too_large() && !error.is_retryable(), "{error}");
    }
}

#[tokio::test]
async fn a_body_at_the_cap_is_read() {
    let body = r#"{"data":[]}"#;
    let server = Server::start([json(body)]).await;
    let options = Options::new().base_url(server.url()).max_body_bytes(body.len() as u64);
    List::<Message>::new(&client_with(options), &SINGLE).set(0, "42").send().await.unwrap();
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_connection_error() {
    // Bound and closed again: nothing listens there.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let options = Options::new().base_url(format!("http://127.0.0.1:{port}")).clock(StoppedClock::new());
    let call = List::<Message>::new(&client_with(options), &CURSOR).set(0, "42").set(1, "personal");
    let error = call.send().await.unwrap_err();
    assert!(error.is_connect());
    assert_eq!(error.attempts(), 4);
    assert!(!format!("{error} {error:?}").contains("personal"), "{error:?}");
}

#[tokio::test]
async fn one_record_that_is_not_there_is_not_found_or_a_wrong_answer() {
    let nothing = status(404, "application/json", r#"{"code":"NO_MESSAGES"}"#);
    let server = Server::start([nothing, json("{}"), page(&[1], "")]).await;
    let call = Fetch::<Message>::new(&client(&server), &GET_ONE).set(0, "42");
    let error = call.clone().fetch().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!((error.operation(), error.page()), (Some("get_one"), None));
    assert!(call.clone().fetch().await.unwrap_err().is_decode());
    assert!(call.fetch().await.unwrap_err().is_decode());
}

#[tokio::test]
async fn an_unfollowed_redirect_is_an_error() {
    let error = failed(with_headers(304, "", "")).await;
    assert!(error.is_redirect());
    assert_eq!(error.to_string(), "vendor by_cursor, page 1: redirect refused (304)");
}
