//! Where credentials go, and where they do not.

use specloom::__v1::tables::Operation;
use specloom::__v1::{Client, List};
use specloom::{Continuation, Error, Options, RetryPolicy, SecretString};

use crate::provider::*;
use crate::server::{Server, json, page, with_headers};

/// The answer that sends to a link.
type Answer = fn(&str) -> String;

fn redirect(status: u16, to: &str) -> String {
    with_headers(status, &format!("Location: {to}\r\n"), "")
}

/// Links that lead away from the origin: `OWN` and `OTHER` are host and port of the vendor and of somebody else.
const ELSEWHERE: [&str; 31] = [
    "http://OTHER/c",
    "HTTP://OTHER/c",
    "http:\\\\OTHER/c",
    "http:////OTHER/c",
    "//OTHER/c",
    "///OTHER/c",
    "/\\OTHER/c",
    "\\/OTHER/c",
    "\\\\OTHER/c",
    "\t//OTHER/c",
    "/\t/OTHER/c",
    "/\n/OTHER/c",
    "\r\n//OTHER/c",
    "ht\ntp://OTHER/c",
    " http://OTHER/c",
    "//user@OTHER/c",
    "http://OWN@OTHER/c",
    "http://OWN%2F@OTHER/c",
    "http://OWN:x@OTHER/c",
    "http://user:password@OWN/c",
    "//user@OWN/c",
    "//:password@OWN/c",
    "https://OWN/c",
    "https://OTHER/c",
    "http://localhost/c",
    "http://[::1]/c",
    "ftp://OWN/c",
    "blob:http://OWN/c",
    "javascript:fetch('http://OTHER')",
    "data:application/json,{}",
    "file:///etc/passwd",
];

/// What a call of a server that sends to this link ends with, once it is certain that nobody else was asked.
async fn sent_to(link: &str, answer: Answer, operation: &'static Operation) -> Option<Error> {
    let other = Server::start([page(&[1], "")]).await;
    let own = Server::start([]).await;
    let link = link.replace("OTHER", other.address()).replace("OWN", own.address());
    own.answer_next(answer(&link));
    let mut pages = list(&own, operation).pages();
    let error = loop {
        match pages.try_next().await {
            Ok(Some(_)) => {}
            Ok(None) => break None,
            Err(error) => break Some(error),
        }
    };
    assert_eq!(own.requests().len(), 1, "{link:?}");
    assert!(other.is_untouched().await, "{link:?}");
    error
}

fn in_body(link: &str) -> String {
    page(&[9], &format!(r#","next":{}"#, serde_json::to_string(link).unwrap()))
}

fn in_header(link: &str) -> String {
    with_headers(200, &format!("Content-Type: application/json\r\nLink: <{link}>; rel=next\r\n"), r#"{"data":[]}"#)
}

/// Whether a link can stand in a header: a line break would end it.
fn is_one_line(link: &&&str) -> bool {
    !link.contains(['\r', '\n'])
}

#[tokio::test]
async fn a_link_that_leads_elsewhere_is_an_error() {
    for link in ELSEWHERE {
        let error = sent_to(link, in_body, &LINK).await.expect(link);
        assert!(error.is_redirect() && !error.is_retryable(), "{link:?}: {error}");
    }
}

#[tokio::test]
async fn a_link_header_that_leads_elsewhere_is_an_error() {
    for link in ELSEWHERE.iter().filter(is_one_line) {
        let error = sent_to(link, in_header, &LINK_HEADER).await.expect(link);
        assert!(error.is_redirect() && !error.is_retryable(), "{link:?}: {error}");
    }
}

#[tokio::test]
async fn a_redirect_that_leads_elsewhere_is_an_error() {
    for link in ELSEWHERE.iter().filter(is_one_line) {
        let error = sent_to(link, |link| redirect(302, link), &SINGLE).await.expect(link);
        assert!(error.is_redirect() && !error.is_retryable(), "{link:?}: {error}");
    }
}

#[tokio::test]
async fn no_status_of_a_redirect_leads_elsewhere() {
    let answers: [Answer; 5] = [
        |link| redirect(301, link),
        |link| redirect(302, link),
        |link| redirect(303, link),
        |link| redirect(307, link),
        |link| redirect(308, link),
    ];
    for answer in answers {
        assert!(sent_to("http://OTHER/c", answer, &SINGLE).await.unwrap().is_redirect());
    }
}

#[tokio::test]
async fn a_continuation_that_leads_elsewhere_is_an_error_before_anything_is_sent() {
    let resume = |server: &Server, scheme: &str, link: &str| {
        let json = serde_json::json!({
            "v": 1, "provider": "vendor", "operation": "by_link", "position": link, "page": 2,
        });
        let continuation: Continuation = serde_json::from_value(json).unwrap();
        let options = Options::new().base_url(format!("{scheme}://{}", server.address()));
        List::<Message>::new(&client_with(options.retry(RetryPolicy::never())), &LINK)
            .set(0, "42")
            .resume(continuation)
            .send()
    };
    let (own, other) = (Server::start([]).await, Server::start([]).await);
    for link in ELSEWHERE {
        let link = link.replace("OTHER", other.address()).replace("OWN", own.address());
        assert!(resume(&own, "http", &link).await.unwrap_err().is_redirect(), "{link:?}");
    }
    // Nor does a link take the encryption away.
    let error = resume(&own, "https", &format!("http://{}/c", own.address())).await.unwrap_err();
    assert!(error.is_redirect(), "{error}");
    assert!(own.is_untouched().await && other.is_untouched().await);
}

#[tokio::test]
async fn links_and_redirects_within_the_origin_are_followed() {
    let ways: [(Answer, _); 3] = [(in_body, &LINK), (in_header, &LINK_HEADER), (|link| redirect(302, link), &SINGLE)];
    for (link, target) in [
        ("/merged?x=1", "/merged?x=1"),
        ("http://OWN/merged?x=1#y", "/merged?x=1"),
        ("//OWN/merged", "/merged"),
        ("?after=a%20b", "/c/42/messages?after=a%20b"),
        ("../x", "/c/x"),
        ("/a//OTHER", "/a//OTHER"),
        ("/a@OTHER:1", "/a@OTHER:1"),
    ] {
        for (answer, operation) in ways {
            let own = Server::start([]).await;
            let answer = answer(&link.replace("OWN", own.address()));
            own.answer_next(answer.clone());
            own.answer_next(json(r#"{"data":[]}"#));
            let mut pages = list(&own, operation).pages();
            while pages.try_next().await.unwrap().is_some() {}
            assert_eq!(own.targets()[1], target, "{answer}");
            assert!(own.requests()[1].contains(SECRET));
        }
    }
}

#[tokio::test]
async fn an_error_says_where_a_redirect_or_a_link_leads() {
    let redirected = sent_to("http://OTHER/c?key=1", |link| redirect(302, link), &SINGLE).await.unwrap().to_string();
    let start = "vendor at_once, page 1: redirect refused: it leads to another origin, http://127.0.0.1:";
    assert!(redirected.starts_with(start) && !redirected.contains("key"), "{redirected}");
    let linked = sent_to("http://OTHER/c?key=1", in_body, &LINK).await.unwrap().to_string();
    let start = "vendor by_link, page 2: redirect refused: the link of the next page leads to another origin, http://";
    assert!(linked.starts_with(start) && !linked.contains("key"), "{linked}");
}

#[tokio::test]
async fn redirects_without_end_are_an_error() {
    let server = Server::start((0..9).map(|_| redirect(302, "/again"))).await;
    let error = list(&server, &SINGLE).send().await.unwrap_err();
    assert!(error.is_redirect());
    assert_eq!(server.requests().len(), 6);
}

#[tokio::test]
async fn redirects_stay_within_the_origin_whatever_the_caller_configures() {
    let other = Server::start([page(&[1], "")]).await;
    let server = Server::start([redirect(302, &other.url())]).await;
    let everywhere = |builder: reqwest::ClientBuilder| builder.redirect(reqwest::redirect::Policy::default());
    let options = Options::new().base_url(server.url()).retry(RetryPolicy::never()).configure_http(everywhere);
    let error = List::<Message>::new(&client_with(options), &SINGLE).set(0, "42").send().await.unwrap_err();
    assert!(error.is_redirect());
    assert!(other.is_untouched().await);
}

#[test]
fn a_client_that_could_not_send_its_credentials_is_refused() {
    let client = |setting: &str, secret: &str, options: Options| {
        let made = Client::new(&PROVIDER, vec![setting.to_owned()], vec![SecretString::from(secret)], options);
        made.map(drop).unwrap_err().to_string()
    };
    let named = "vendor: configuration: credential `token` is empty or holds characters that cannot be sent";
    for secret in ["", "a\nX-Admin: 1", "a\n", "a\r", "a\0", "\u{e9}", " a", "\u{7f}"] {
        assert_eq!(client("acme", secret, Options::new()), named);
    }
    assert_eq!(client("", SECRET, Options::new()), "vendor: configuration: setting `account` is empty");
    for setting in ["evil.example/", "evil.example#", "u@evil.example", "a:1", "a b", "..%2f", "a\\b", "a\tb", "a?b"] {
        assert!(client(setting, SECRET, Options::new()).contains("setting `account`"), "{setting}");
    }
    let plain = client("acme", SECRET, Options::new().base_url("http://api.example.com"));
    assert!(plain.contains("unencrypted"), "{plain}");
}
