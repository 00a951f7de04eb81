//! Transports of one's own: what they are given, and what is done above them.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use specloom::__v1::{Item, List};
use specloom::transport::{Body, Sent, Transport, TransportError, http};
use specloom::{Error, Options, RetryPolicy};

use crate::clock::StoppedClock;
use crate::provider::*;
use crate::server::{Server, page};

type Answer = Result<http::Response<Body>, TransportError>;

/// Gives the answers in turn, the last one again and again, and keeps the requests.
struct Scripted {
    answers: Box<dyn Fn(usize) -> Answer + Send + Sync>,
    requests: Mutex<Vec<http::Request<()>>>,
}

impl Scripted {
    fn new(answers: impl Fn(usize) -> Answer + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self { answers: Box::new(answers), requests: Mutex::default() })
    }

    fn requests(&self) -> Vec<http::Request<()>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn uris(&self) -> Vec<String> {
        self.requests().iter().map(|request| request.uri().to_string()).collect()
    }
}

impl Transport for Scripted {
    fn send(&self, request: http::Request<()>) -> Sent<'_> {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.push(request);
        let answer = (self.answers)(requests.len() - 1);
        Box::pin(async move { answer })
    }
}

fn answer(status: u16, headers: &[(&str, &str)], body: &'static str) -> Answer {
    let response = http::Response::builder().status(status);
    let response = headers.iter().fold(response, |response, (name, value)| response.header(*name, *value));
    Ok(response.body(Body::from(body)).unwrap())
}

const ONE: &str = r#"{"data":[{"id":"1"}]}"#;

fn list(transport: impl Transport) -> List<Message> {
    let options = Options::new().transport(transport).clock(StoppedClock::new());
    List::new(&client_with(options.retry(RetryPolicy::new().attempts(3))), &SINGLE).set(0, "42")
}

async fn failed(transport: impl Transport) -> Error {
    list(transport).send().await.unwrap_err()
}

#[tokio::test]
async fn a_transport_is_given_the_whole_request() {
    let vendor = Scripted::new(|_| answer(200, &[], ONE));
    let page = list(Arc::clone(&vendor)).send().await.unwrap();
    assert_eq!(page.items[0].identity(), Some("1"));
    let [request] = &vendor.requests()[..] else { panic!("one request") };
    assert_eq!(request.method(), "GET");
    assert_eq!(request.uri().scheme_str(), Some("https"));
    assert_eq!(request.uri().path(), "/api/c/42/messages");
    assert_eq!(request.headers()["accept"], "application/json");
    let credential = request.headers().values().find(|value| value.as_bytes().ends_with(SECRET.as_bytes()));
    assert!(credential.expect("the credential is sent").is_sensitive());
}

#[tokio::test]
async fn redirects_are_followed_above_the_transport_and_within_the_origin() {
    for (location, second) in [
        ("/merged?x=1", Some("/merged?x=1")),
        ("messages2", Some("/api/c/42/messages2")),
        ("//evil.example/", None),
        ("http://acme.example.com/", None),
        ("https://acme.example.com:444/", None),
        ("https://jane@acme.example.com/", None),
        ("https://acme.example.com@evil.example/", None),
        ("https://[", None),
        ("data:,x", None),
    ] {
        let vendor = Scripted::new(move |request| match request {
            0 => answer(307, &[("location", location)], ""),
            _ => answer(200, &[], ONE),
        });
        let outcome = list(Arc::clone(&vendor)).send().await;
        let expected: Vec<_> = second.map(|second| format!("https://acme.example.com{second}")).into_iter().collect();
        assert_eq!(vendor.uris()[1..], expected, "{location}");
        assert_eq!(outcome.err().map(|error| error.is_redirect()), second.is_none().then_some(true), "{location}");
    }
}

#[tokio::test]
async fn an_answer_that_leads_nowhere_is_the_answer() {
    for (status, location) in [(304, Some("/x")), (300, Some("/x")), (302, None)] {
        let headers: Vec<_> = location.map(|location| ("location", location)).into_iter().collect();
        let vendor = Scripted::new(move |_| answer(status, &headers, ""));
        let error = failed(Arc::clone(&vendor)).await;
        assert!(error.is_redirect() && error.status() == Some(status), "{error}");
        assert_eq!(vendor.requests().len(), 1);
    }
}

#[tokio::test]
async fn what_the_transport_says_decides_whether_it_is_tried_again() {
    type Case = (fn() -> TransportError, fn(&Error) -> bool, usize);
    let cases: [Case; 4] = [
        (|| TransportError::connect("reset"), Error::is_connect, 3),
        (|| TransportError::timeout("late"), Error::is_timeout, 3),
        (|| TransportError::connect("bad certificate").permanent(), Error::is_connect, 1),
        (|| TransportError::unsendable("no such scheme"), Error::is_config, 1),
    ];
    for (error, is_kind, attempts) in cases {
        let vendor = Scripted::new(move |_| Err(error()));
        let failed = failed(Arc::clone(&vendor)).await;
        assert!(is_kind(&failed), "{failed}");
        assert!(failed.to_string().contains(&error().to_string()), "{failed}");
        assert_eq!(vendor.requests().len(), attempts, "{failed}");
    }
}

/// Never answers.
struct Silent;

impl Transport for Silent {
    fn send(&self, _: http::Request<()>) -> Sent<'_> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test(start_paused = true)]
async fn the_timeout_holds_for_any_transport() {
    let error = failed(Silent).await;
    assert!(error.is_timeout(), "{error}");
    assert!(error.to_string().contains("no whole answer within 30 s"), "{error}");
    let options = Options::new().transport(Silent).timeout(Duration::MAX).deadline(Duration::from_secs(1));
    let error = List::<Message>::new(&client_with(options), &SINGLE).set(0, "42").send().await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

/// Leads every request to another path, and notes by whom it was led.
struct Leading(Arc<dyn Transport>, &'static str);

impl Transport for Leading {
    fn send(&self, mut request: http::Request<()>) -> Sent<'_> {
        let uri = request.uri().to_string().replace("/messages", &format!("/{}/messages", self.1));
        *request.uri_mut() = uri.parse().unwrap();
        self.0.send(request)
    }
}

#[tokio::test]
async fn something_can_be_put_in_between() {
    let server = Server::start([page(&[1], "")]).await;
    let options = Options::new().base_url(server.url());
    let options =
        options.wrap_transport(|inner| Leading(inner, "second")).wrap_transport(|inner| Leading(inner, "first"));
    let page = List::<Message>::new(&client_with(options), &SINGLE).set(0, "42").send().await.unwrap();
    assert_eq!(page.items[0].identity(), Some("1"));
    assert_eq!(server.targets(), ["/c/42/first/second/messages?fixed=a%20b"]);
}
