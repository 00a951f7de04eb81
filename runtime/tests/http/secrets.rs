//! Credentials are nowhere to be read, whatever happens and however a vendor quotes them.

use std::error::Error as StdError;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::json;
use specloom::__v1::tables::auth::{Basic, Headers};
use specloom::__v1::tables::{Operation, Piece, Provider};
use specloom::__v1::{Client, List};
use specloom::{Continuation, Error, Event, Observer, Options, RetryPolicy};

use crate::alone::alone;
use crate::clock::StoppedClock;
use crate::log::Log;
use crate::provider::*;
use crate::server::{Server, page, status, with_headers};

/// Each credential begins with the first and ends with the second of these, so that half of one is found as well.
const MARKS: [&str; 2] = ["s3cret", "t0ken"];

/// A credential that can stand in the name of a host.
const PLAIN: &str = "s3cret-t0ken";

/// A credential with what URLs, JSON and `Debug` escape.
const TRICKY: &str = "s3cret+= /%\"\\?&#%41<>t0ken";

/// How a provider authenticates, and with which credentials.
struct Scheme {
    name: &'static str,
    provider: &'static Provider,
    credentials: &'static [&'static str],
    /// How a vendor may quote the credentials beside what they are.
    sent_as: fn() -> Vec<String>,
}

static BEARER: Provider = Provider {
    auth: &Headers { headers: &[("Authorization", &[Piece::Text("Bearer "), Piece::Credential(0)])] },
    ..VENDOR
};
static BASIC: Provider = Provider {
    credentials: &["username", "password"],
    auth: &Basic { username: &[Piece::Credential(0)], password: &[Piece::Credential(1)] },
    ..VENDOR
};
static HEADERS: Provider = Provider {
    credentials: &["key", "login"],
    auth: &Headers {
        headers: &[
            ("Api-Key", &[Piece::Text("key="), Piece::Credential(0), Piece::Text(";v1")]),
            ("Api-Login", &[Piece::Credential(1)]),
        ],
    },
    ..VENDOR
};

const SCHEMES: [Scheme; 4] = [
    Scheme { name: "header", provider: &PROVIDER, credentials: &[PLAIN], sent_as: Vec::new },
    Scheme { name: "bearer", provider: &BEARER, credentials: &[TRICKY], sent_as: Vec::new },
    Scheme { name: "basic", provider: &BASIC, credentials: &[TRICKY, PLAIN], sent_as: || vec![blob()] },
    Scheme { name: "headers", provider: &HEADERS, credentials: &[TRICKY, PLAIN], sent_as: Vec::new },
];

/// What basic authentication sends.
fn blob() -> String {
    STANDARD.encode(format!("{TRICKY}:{PLAIN}"))
}

impl Scheme {
    /// Every way in which a vendor may quote a credential.
    fn quotations(&self) -> Vec<String> {
        let encoded = |text: &&str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let bytes = |text: &&str| text.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let plain = self.credentials.iter().map(|text| (*text).to_owned());
        let encoded = self.credentials.iter().map(encoded).chain(self.credentials.iter().map(bytes));
        plain.chain(encoded).chain((self.sent_as)()).collect()
    }

    fn client(&self, options: Options) -> Result<Client, Error> {
        let credentials = self.credentials.iter().map(|text| (*text).into()).collect();
        Client::new(self.provider, vec!["acme".to_owned()], credentials, options)
    }
}

/// Where a text shows a credential, or a part of one, in whatever letter case.
fn shown(text: &str) -> Option<String> {
    let readings = [text.to_lowercase(), percent_decode_str(text).decode_utf8_lossy().to_lowercase()];
    let blob = blob().to_lowercase();
    let marks = [MARKS[0], MARKS[1], &blob[..12], &blob[blob.len() - 12..]];
    let find = |reading: &String| marks.iter().find_map(|mark| reading.find(mark));
    let (reading, at) = readings.iter().find_map(|reading| Some((reading, find(reading)?)))?;
    Some(reading.char_indices().filter(|(here, _)| here.abs_diff(at) < 120).map(|(_, char)| char).collect())
}

/// What a vendor answers who quotes a credential.
type Answers = fn(&str) -> Vec<String>;

const JSON: &str = "application/json";

fn error(code: u16, body: &serde_json::Value) -> Vec<String> {
    vec![status(code, JSON, &body.to_string())]
}

fn good(body: &serde_json::Value) -> Vec<String> {
    let last = json!({ "data": [{ "id": "1" }], "more": false });
    [body, &last].map(|body| status(200, JSON, &body.to_string())).to_vec()
}

fn headed(code: u16, header: &str, body: &str) -> Vec<String> {
    vec![with_headers(code, &format!("{header}\r\n"), body), page(&[1], r#","more":false"#)]
}

/// Every path on which something can be printed: what a vendor answers, and to which operation.
const PATHS: &[(&str, &Operation, Answers)] = &[
    ("a message", &CURSOR, |s| error(401, &json!({ "message": format!("the key {s} is wrong") }))),
    ("a message that is cut", &CURSOR, |s| error(403, &json!({ "message": format!("{}{s}", "x".repeat(295)) }))),
    ("a code", &CURSOR, |s| error(404, &json!({ "code": s }))),
    ("a class by its code", &CURSOR, |s| error(500, &json!({ "code": "INVALID_TOKEN", "message": s }))),
    ("a busy service", &CURSOR, |s| error(429, &json!({ "message": s, "code": s }))),
    ("an error that passes", &CURSOR, |s| {
        [error(503, &json!({ "message": s })), good(&json!({ "data": [] }))].concat()
    }),
    ("a plain text", &CURSOR, |s| vec![status(400, "text/plain", s)]),
    ("a success that is none", &CURSOR, |s| error(200, &json!({ "ok": false, "message": s, "code": s }))),
    ("a status of its own", &CURSOR, |s| vec![status(600, "text/plain", s)]),
    ("no redirect", &CURSOR, |s| headed(304, &format!("X-Echo: {s}"), "")),
    ("a text where none fits", &CURSOR, |s| good(&json!({ "data": [], "more": s }))),
    ("a text that is cut", &CURSOR, |s| good(&json!({ "data": [], "more": format!("{}{s}", "x".repeat(36)) }))),
    ("a number where none fits", &CURSOR, |s| good(&json!({ "data": [], "total": s }))),
    ("a body that is not JSON", &CURSOR, |s| vec![status(200, "text/html", &format!("<p>{s}"))]),
    ("a body that breaks off", &CURSOR, |s| vec![status(200, JSON, &format!("{{\"{s}"))]),
    ("a body with half a character", &CURSOR, |s| vec![status(200, JSON, &format!("{{\"a\":\"{s}\\ud800\"}}"))]),
    ("a missing list", &CURSOR, |s| good(&json!({ s: s }))),
    ("a content type", &CURSOR, |s| headed(200, &format!("Content-Type: text/{s}"), "<p>")),
    ("a content type that is cut", &CURSOR, |s| headed(200, &format!("Content-Type: {}{s}", "x".repeat(95)), "<p>")),
    ("an encoding", &CURSOR, |s| headed(200, &format!("Content-Encoding: {s}"), "x")),
    ("an encoding that is long", &CURSOR, |s| headed(200, &format!("Content-Encoding: {s}{}", "x".repeat(99)), "x")),
    ("a header", &CURSOR, |s| {
        headed(200, &format!("X-Echo: {s}\r\nSet-Cookie: a={s}\r\nServer: {s}"), r#"{"data":[]}"#)
    }),
    ("a time to wait", &CURSOR, |s| headed(429, &format!("Retry-After: {s}\r\nX-Reset: {s}"), "")),
    ("a reason", &CURSOR, |s| vec![format!("HTTP/1.1 500 {s}\r\nContent-Length: 0\r\n\r\n")]),
    ("no HTTP", &CURSOR, |s| vec![format!("{s}\r\n\r\n")]),
    ("a header that is none", &CURSOR, |s| vec![format!("HTTP/1.1 200 OK\r\n{s}\r\n\r\n")]),
    ("a length that is none", &CURSOR, |s| headed(200, &format!("Content-Length: {s}"), "")),
    ("a chunk that is none", &CURSOR, |s| {
        vec![format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{s}\r\n")]
    }),
    ("a cursor", &CURSOR, |s| good(&json!({ "data": [{ "id": "9" }], "next": s, "more": true }))),
    ("a cursor again", &CURSOR, |s| {
        vec![status(200, JSON, &json!({ "data": [{ "id": "9" }], "next": s, "more": true }).to_string()); 3]
    }),
    ("a key", &KEYSET, |s| good(&json!({ "data": [{ "id": "9" }, { "id": s }] }))),
    ("a link", &LINK, |s| good(&json!({ "data": [{ "id": "9" }], "next": format!("/c?key={s}&page=2") }))),
    ("a link by another name", &LINK, |s| good(&json!({ "data": [], "next": format!("/c?access_token={s}") }))),
    ("a link to a path", &LINK, |s| good(&json!({ "data": [], "next": format!("/c/{s}/") }))),
    ("a link to a host", &LINK, |s| good(&json!({ "data": [], "next": format!("http://{s}.example/") }))),
    ("a link to a host of its own", &LINK, |s| good(&json!({ "data": [], "next": format!("//{s}/") }))),
    ("a link of a user", &LINK, |s| good(&json!({ "data": [], "next": format!("http://{s}@other.example/") }))),
    ("a link of a scheme", &LINK, |s| good(&json!({ "data": [], "next": format!("{s}://other.example/") }))),
    ("a link that is none", &LINK, |s| good(&json!({ "data": [], "next": format!("http://[{s}/") }))),
    ("a link header", &LINK_HEADER, |s| headed(200, &format!("Link: </c?key={s}>; rel=next"), r#"{"data":[]}"#)),
    ("a link header to a host", &LINK_HEADER, |s| {
        headed(200, &format!("Link: <http://{s}/>; rel=next"), r#"{"data":[]}"#)
    }),
    ("a redirect", &SINGLE, |s| headed(302, &format!("Location: /c?key={s}"), "")),
    ("a redirect to a host", &SINGLE, |s| headed(302, &format!("Location: http://{s}.example/"), "")),
    ("a redirect of a user", &SINGLE, |s| headed(302, &format!("Location: http://{s}@other.example/"), "")),
    ("a redirect that is none", &SINGLE, |s| headed(302, &format!("Location: http://[{s}/"), "")),
    ("redirects without end", &SINGLE, |s| vec![with_headers(302, &format!("Location: /c?key={s}\r\n"), ""); 9]),
];

/// Everything that was printed.
#[derive(Clone, Default)]
struct Printed(Arc<Mutex<String>>);

impl Printed {
    fn add(&self, text: &str) {
        let mut printed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        printed.extend([text, "\n"]);
    }

    fn debug(&self, value: &impl Debug) {
        self.add(&format!("{value:?} {value:#?}"));
    }

    fn error(&self, error: &Error) {
        let mut cause = Some(error as &dyn StdError);
        while let Some(error) = cause {
            self.add(&format!("{error} {error:?} {error:#?}"));
            cause = error.source();
        }
        let texts = [error.vendor_message(), error.vendor_code(), error.json_path()];
        self.debug(&(texts, error.status(), error.class(), error.retry_after()));
        self.continuation(error.continuation());
    }

    fn continuation(&self, continuation: Option<&Continuation>) {
        let Some(continuation) = continuation else { return };
        self.debug(continuation);
        self.add(&serde_json::to_string(continuation).unwrap());
    }

    fn take(&self) -> String {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Observer for Printed {
    fn event(&self, event: &Event<'_>) {
        self.debug(event);
        match event {
            Event::Sending(sending) => self.add(sending.url),
            Event::Answered(answered) => answered.headers.iter().for_each(|(_, value)| self.add(&value)),
            Event::Failed(failed) => self.error(failed.error),
            Event::Delivered(delivered) => self.add(delivered.next_position.unwrap_or_default()),
            _ => {}
        }
    }
}

/// Prints all that a program can reach of a call, which sends the credential as values, too.
async fn print(client: &Client, operation: &'static Operation, secret: &str, printed: &Printed) {
    printed.debug(client);
    let call = List::<Message>::new(client, operation).set(0, "42").set(1, secret).set(4, secret);
    printed.debug(&call);
    let mut pages = call.clone().pages();
    for _ in 0..5 {
        match pages.try_next().await {
            Ok(Some(page)) => {
                printed.debug(&(page.number, page.total, &page.next));
                printed.continuation(page.next.as_ref());
            }
            Ok(None) => break,
            Err(error) => printed.error(&error),
        }
        printed.continuation(pages.continuation().as_ref());
        printed.debug(&pages);
    }
    printed.debug(&call.items());
}

/// Why a path shows a credential, if it does.
async fn leak(
    scheme: &Scheme,
    path: &(&str, &'static Operation, Answers),
    quotation: &str,
    log: &Log,
) -> Option<String> {
    let (name, operation, answers) = *path;
    let server = Server::start(answers(quotation)).await;
    let printed = Printed::default();
    let verbose = |builder: reqwest::ClientBuilder| builder.connection_verbose(true);
    let options =
        Options::new().base_url(server.url()).clock(StoppedClock::new()).retry(RetryPolicy::new().attempts(2));
    let options = options.observer(printed.clone()).configure_http(verbose);
    printed.debug(&options);
    print(&scheme.client(options).unwrap(), operation, scheme.credentials[0], &printed).await;
    let text = printed.take() + &log.take();
    assert!(text.contains("vendor") && !server.requests().is_empty(), "{name}");
    shown(&text).map(|found| format!("{}, {name} that quotes {quotation}: …{found}…", scheme.name))
}

#[test]
fn no_path_shows_a_credential() {
    alone("secrets::no_path_shows_a_credential", async {
        let log = Log::default();
        let _guard = tracing::subscriber::set_default(log.clone());
        log::set_logger(Box::leak(Box::new(log.clone()))).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
        let mut leaks = Vec::new();
        for scheme in SCHEMES {
            for quotation in scheme.quotations() {
                for path in PATHS {
                    leaks.extend(leak(&scheme, path, &quotation, &log).await);
                }
            }
        }
        assert!(leaks.is_empty(), "{} paths:\n{}", leaks.len(), leaks.join("\n"));
    });
}

#[tokio::test]
async fn what_fails_before_an_answer_shows_no_credential() {
    let printed = Printed::default();
    for scheme in SCHEMES {
        for end in ["\n", "\0", "\u{e9}", "\r\nX: y"] {
            let credentials = scheme.credentials.iter().map(|text| format!("{text}{end}").into()).collect();
            printed.error(
                &Client::new(scheme.provider, vec!["acme".to_owned()], credentials, Options::new()).unwrap_err(),
            );
        }
        for base in
            [format!("https://{PLAIN}@a.example"), format!("https://u:{PLAIN}@a.example"), format!("{PLAIN}://a")]
        {
            printed.error(&scheme.client(Options::new().base_url(base)).unwrap_err());
        }
        // Nothing listens there.
        let options = Options::new().base_url("http://127.0.0.1:1").retry(RetryPolicy::never());
        print(&scheme.client(options.observer(printed.clone())).unwrap(), &CURSOR, scheme.credentials[0], &printed)
            .await;
    }
    let text = printed.take();
    assert!(text.contains("credential `token`") && text.contains("connection failed"), "{text}");
    assert_eq!(shown(&text), None);
}

#[tokio::test]
async fn a_link_that_quotes_a_credential_is_stored_without_it_and_followed_with_it() {
    for quotation in SCHEMES[2].quotations() {
        let link = format!("/c?key={quotation}&page=2");
        let first = json!({ "data": [{ "id": "9" }], "next": link });
        let server = Server::start([status(200, JSON, &first.to_string()), page(&[8], ""), page(&[8], "")]).await;
        let client = SCHEMES[2].client(Options::new().base_url(server.url()).retry(RetryPolicy::never())).unwrap();
        let call = || List::<Message>::new(&client, &LINK).set(0, "42").read_ahead(0);
        let mut pages = call().pages();
        let stored = serde_json::to_string(&pages.try_next().await.unwrap().unwrap().next.unwrap()).unwrap();
        assert_eq!(shown(&stored), None);
        pages.try_next().await.unwrap();
        call().resume(serde_json::from_str(&stored).unwrap()).send().await.unwrap();
        let targets = server.targets();
        assert_eq!(targets[1], targets[2]);
    }
}

#[tokio::test]
async fn a_panic_over_an_error_shows_no_credential() {
    for scheme in SCHEMES {
        for quotation in scheme.quotations() {
            let server = Server::start(error(401, &json!({ "message": quotation, "code": quotation }))).await;
            let client = scheme.client(Options::new().base_url(server.url()).retry(RetryPolicy::never())).unwrap();
            let call = List::<Message>::new(&client, &SINGLE).set(0, "42");
            let panicked = tokio::spawn(async move { drop(call.send().await.unwrap()) }).await.unwrap_err();
            let said = panicked.into_panic().downcast::<String>().unwrap();
            assert!(said.contains("Unauthorized") && said.contains("[redacted]"), "{said}");
            assert_eq!(shown(&said), None);
        }
    }
}
