//! The same over HTTP/2, whose frames are traced by a crate of their own.

use bytes::Bytes;
use specloom::__v1::List;
use specloom::{Options, RetryPolicy};
use tokio::net::TcpListener;

use crate::alone::alone;
use crate::hostile::End::{Fails, Items};
use crate::hostile::{Case, PAGE, each_ends_as_it_should, endless, raw};
use crate::log::Log;
use crate::provider::*;

/// Starts a server that gives one page to every request, and quotes the credential in a header. It speaks HTTP/2 without
/// TLS. Its own traces are on another thread, which nobody records.
fn start() -> String {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            tell.send(format!("http://{}", listener.local_addr().unwrap())).unwrap();
            let (stream, _) = listener.accept().await.unwrap();
            let mut connection = h2::server::handshake(stream).await.unwrap();
            while let Some(Ok((request, mut respond))) = connection.accept().await {
                let key = request.headers().get("x-api-key").unwrap().clone();
                let response = http::Response::builder().header("x-echo", key).body(()).unwrap();
                let mut body = respond.send_response(response, false).unwrap();
                body.send_data(Bytes::from_static(br#"{"data":[{"id":"1"}]}"#), true).unwrap();
            }
        });
    });
    told.recv().unwrap()
}

#[test]
fn no_trace_shows_a_credential() {
    alone("http2::no_trace_shows_a_credential", async {
        let log = Log::default();
        let _guard = tracing::subscriber::set_default(log.clone());
        let options = Options::new().base_url(start()).retry(RetryPolicy::never());
        let options = options.configure_http(|builder| builder.http2_prior_knowledge());
        let page = List::<Message>::new(&client_with(options), &SINGLE).set(0, "42").send().await.unwrap();
        assert_eq!(ids(&page.items), [1]);
        let written = log.written();
        assert!(written.contains("frame=Headers"), "{written}");
        assert!(!written.contains(SECRET), "{written}");
    });
}

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RESET: u8 = 3;
const SETTINGS: u8 = 4;
const GOODBYE: u8 = 7;
const CONTINUATION: u8 = 9;

/// The last frame of a stream.
const END_STREAM: u8 = 1;
/// The last frame of a block of headers.
const END_HEADERS: u8 = 4;

/// `:status: 200`, compressed.
const OK: &[u8] = &[0x88];

/// A frame (RFC 9113, section 4.1).
fn frame(kind: u8, flags: u8, stream: u32, payload: impl AsRef<[u8]>) -> Vec<u8> {
    let payload = payload.as_ref();
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

/// What a server begins with, and what comes after it.
fn connection(frames: &[Vec<u8>]) -> Vec<u8> {
    [frame(SETTINGS, 0, 0, []), frames.concat()].concat()
}

fn cases() -> Vec<Case> {
    let block = vec![0; 16_384];
    let answer = || frame(HEADERS, END_HEADERS, 1, OK);
    vec![
        ("a page", raw(connection(&[answer(), frame(DATA, END_STREAM, 1, PAGE)])), Items(1)),
        ("an empty answer", raw(connection(&[frame(HEADERS, END_HEADERS | END_STREAM, 1, OK)])), Fails("decode")),
        ("HTTP/1.1", raw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), Fails("connect")),
        ("a frame beyond the limit", raw(connection(&[frame(DATA, 0, 1, vec![0; 0x00ff_ffff])])), Fails("connect")),
        ("an answer to another request", raw(connection(&[frame(HEADERS, END_HEADERS, 7, OK)])), Fails("connect")),
        ("headers that are none", raw(connection(&[frame(HEADERS, END_HEADERS, 1, [0xff; 99])])), Fails("connect")),
        ("no status", raw(connection(&[frame(HEADERS, END_HEADERS, 1, [])])), Fails("connect")),
        ("a body that breaks off", raw(connection(&[answer(), frame(DATA, 0, 1, "{")])), Fails("connect")),
        ("a request that is reset", raw(connection(&[frame(RESET, 0, 1, [0, 0, 0, 8])])), Fails("connect")),
        ("a connection that is over", raw(connection(&[frame(GOODBYE, 0, 0, [0; 8])])), Fails("connect")),
        (
            "headers without end",
            endless(connection(&[frame(HEADERS, 0, 1, OK)]), frame(CONTINUATION, 0, 1, &block)),
            Fails("connect"),
        ),
        ("a body without end", endless(connection(&[answer()]), frame(DATA, 0, 1, &block)), Fails("connect")),
    ]
}

#[tokio::test]
async fn frames_that_are_wrong_are_an_error() {
    let http2 = |options: Options| options.configure_http(|builder| builder.http2_prior_knowledge());
    each_ends_as_it_should(cases(), http2).await;
}
