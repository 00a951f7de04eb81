//! Answers that were stored: what is made of them is what a client makes of them.

use std::time::Duration;

use specloom::__v1::Fetch;
use specloom::__v1::dynamic::{self, Asked, Listed, Stored};
use specloom::__v1::tables::Operation;
use specloom::__v1::tables::pagination::Next;
use specloom::{Error, Pages};

use crate::provider::*;
use crate::server::{Server, with_headers};

type Headers = &'static [(&'static str, &'static str)];

const JSON: Headers = &[("Content-Type", "application/json")];

fn asked(operation: &'static Operation) -> Asked<'static> {
    Asked { provider: &PROVIDER, operation, params: &[] }
}

fn stored(
    operation: &'static Operation,
    status: u16,
    headers: Headers,
    body: &str,
) -> Result<Option<Listed<Message>>, Error> {
    let answer = Stored { status, headers, body: body.as_bytes() };
    dynamic::list(&asked(operation), &answer, &Message::default())
}

fn served(status: u16, headers: Headers, body: &str) -> String {
    let lines: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    with_headers(status, &lines, body)
}

/// What is compared of an error: a client adds where it happened.
fn told(error: &Error) -> (String, Option<u16>, bool, Option<Duration>, Option<&str>) {
    let text = error.to_string();
    let text = text.split_once("page 1: ").map_or(text.clone(), |(_, rest)| rest.to_owned());
    (text, error.status(), error.is_retryable(), error.retry_after(), error.json_path())
}

#[tokio::test]
async fn a_stored_answer_is_read_as_a_client_reads_it() {
    let page = r#"{"data":[{"id":"7"},{"id":"5"},{"id":"6"}],"next":"a","more":true,"total":9}"#;
    let linked: Headers = &[("Link", "</c/42/messages?p=2>; rel=\"next\""), ("Content-Type", "text/plain")];
    let busy: Headers = &[("Retry-After", "7"), ("Content-Type", "text/plain; charset=utf-8")];
    let cases: &[(&'static Operation, u16, Headers, &str)] = &[
        (&CURSOR, 200, JSON, page),
        (&CURSOR, 206, &[], r#"{"data":[],"next":"a","more":false}"#),
        (&CURSOR, 200, JSON, r#"{"data":[{"id":"7"}],"more":true}"#),
        (&KEYSET, 200, JSON, page),
        (&KEYSET, 200, JSON, r#"{"data":[]}"#),
        (&OFFSET, 200, JSON, page),
        (&LINK_HEADER, 200, linked, page),
        (&CURSOR, 404, JSON, r#"{"code":"NO_MESSAGES"}"#),
        (&CURSOR, 404, JSON, r#"{"code":"NO_CONTACT","message":"gone"}"#),
        (&CURSOR, 500, JSON, r#"{"code":"INVALID_TOKEN"}"#),
        (&CURSOR, 200, JSON, r#"{"ok":false,"message":"no such channel"}"#),
        (&CURSOR, 429, busy, "\nslow down\nplease"),
        (&CURSOR, 200, &[("Content-Type", "text/html")], "<html>"),
        (&CURSOR, 200, JSON, r#"{"data":[{"id":true}]}"#),
        (&CURSOR, 302, &[], ""),
    ];
    for (operation, status, headers, body) in cases {
        let server = Server::start([served(*status, headers, body)]).await;
        let mut pages = list(&server, operation).pages();
        let received = pages.try_next().await;
        match (stored(operation, *status, headers, body), received) {
            (Ok(Some(stored)), Ok(Some(page))) => {
                assert_eq!((stored.items, stored.total), (page.items, page.total), "{body}");
                assert_eq!(matches!(stored.next, Next::End), page.next.is_none(), "{body}");
                follows(&server, stored.next, &mut pages).await;
            }
            (Ok(None), Ok(Some(page))) => assert!(page.items.is_empty() && page.next.is_none(), "{body}"),
            (Err(stored), Err(received)) => assert_eq!(told(&stored), told(&received), "{body}"),
            (stored, received) => panic!("{body}: {stored:?}, but {received:?}"),
        }
    }
}

/// What a stored answer says about the next page is what a client asks for, or fails with.
async fn follows(server: &Server, next: Next, pages: &mut Pages<Message>) {
    let second = pages.try_next().await;
    match next {
        Next::End => assert!(second.unwrap().is_none()),
        Next::Lost(what) => assert!(second.unwrap_err().to_string().ends_with(&format!("has no {what}"))),
        Next::Page(position) => {
            let target = server.targets().pop().unwrap();
            assert!(target.ends_with(&position) || target == position, "{target}, but {position}");
        }
    }
}

#[tokio::test]
async fn a_stored_record_is_read_as_a_client_reads_it() {
    for (status, body) in [
        (200, r#"{"message":{"id":"7"}}"#),
        (200, "{}"),
        (200, r#"{"message":{"id":{}}}"#),
        (404, r#"{"code":"NO_MESSAGES"}"#),
        (401, "{}"),
    ] {
        let server = Server::start([served(status, JSON, body)]).await;
        let received = Fetch::<Message>::new(&client(&server), &GET_ONE).set(0, "42").fetch().await;
        let answer = Stored { status, headers: JSON, body: body.as_bytes() };
        match (dynamic::fetch(&asked(&GET_ONE), &answer, &Message::default()), received) {
            (Ok(stored), Ok(received)) => assert_eq!(stored, received),
            (Err(stored), Err(received)) => {
                let received = received.to_string();
                assert_eq!(Some(stored.to_string().as_str()), received.strip_prefix("vendor get_one: "));
            }
            (stored, received) => panic!("{body}: {stored:?}, but {received:?}"),
        }
    }
}

#[test]
fn a_wait_until_a_date_counts_from_the_date_of_the_answer() {
    let headers: Headers =
        &[("Date", "Sun, 06 Nov 1994 08:49:30 GMT"), ("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")];
    let error = stored(&CURSOR, 429, headers, "").unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
}

#[test]
fn a_header_that_no_answer_has_is_told() {
    let error = stored(&CURSOR, 200, &[("Content Type", "application/json")], "{}").unwrap_err();
    assert_eq!(error.to_string(), "unexpected answer: no answer has a header `Content Type`");
    assert!(stored(&CURSOR, 200, &[("X", "a\nb")], "{}").unwrap_err().is_decode());
}
