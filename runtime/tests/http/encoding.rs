//! Values on the wire: each arrives as what it is, in its place, or nothing is sent.
//!
//! What arrives is taken apart by what RFC 3986 and RFC 9112 say, and by nothing of this crate.

use proptest::prelude::*;
use specloom::__v1::List;
use specloom::Error;

use crate::provider::*;
use crate::server::{Server, page};

/// The head of the one request that a call sent, as lines; or why there was none.
async fn sent(build: impl FnOnce(List<Message>) -> List<Message>) -> Result<Vec<String>, Error> {
    let server = Server::start([page(&[1], "")]).await;
    let result = build(list(&server, &SINGLE)).send().await;
    let mut requests = server.requests();
    if let Err(error) = result {
        assert!(error.is_invalid_parameter() && error.attempts() == 0, "{error}");
        assert!(server.is_untouched().await, "{error}");
        return Err(error);
    }
    assert_eq!(requests.len(), 1);
    let request = requests.remove(0);
    let head = request.strip_suffix("\r\n\r\n").unwrap();
    Ok(head.split("\r\n").map(str::to_owned).collect())
}

fn sent_now(build: impl FnOnce(List<Message>) -> List<Message>) -> Result<Vec<String>, Error> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(sent(build))
}

/// Path and query of the request line.
fn target(lines: &[String]) -> (&str, &str) {
    let target = lines[0].strip_prefix("GET ").unwrap().strip_suffix(" HTTP/1.1").unwrap();
    target.split_once('?').unwrap()
}

/// Takes percent-encoding off. Everything but RFC 3986's unreserved characters has to have it.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            assert!(byte.is_ascii_alphanumeric() || b"-._~".contains(&byte), "{text}");
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next().unwrap(), rest.next().unwrap()];
        let hexadecimal = |digit: &u8| digit.is_ascii_digit() || (b'A'..=b'F').contains(digit);
        assert!(digits.iter().all(hexadecimal), "{text}");
        bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
    }
    String::from_utf8(bytes).unwrap()
}

/// The value of the one segment that stands where the path's parameter does.
fn segment(lines: &[String]) -> String {
    let segments: Vec<&str> = target(lines).0.split('/').collect();
    let ["", "c", segment, "messages"] = segments[..] else { panic!("{lines:?}") };
    assert!(!matches!(segment, "" | "." | ".."), "{lines:?}");
    decoded(segment)
}

/// The pairs of the query but the first, which is constant.
fn pairs(lines: &[String]) -> Vec<(String, String)> {
    let mut pairs = target(lines).1.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').unwrap();
        (decoded(name), decoded(value))
    });
    assert_eq!(pairs.next(), Some(("fixed".to_owned(), "a b".to_owned())));
    pairs.collect()
}

/// The values of the headers of this name.
fn values<'l>(lines: &'l [String], name: &str) -> Vec<&'l str> {
    let lines = lines[1..].iter().map(|line| line.split_once(": ").unwrap());
    lines.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value).collect()
}

/// Values that end, open or climb something for one reader or another.
const TRICKY: [&str; 32] = [
    "/",
    "//",
    "a/../b",
    "../..",
    "..;",
    ".;",
    "...",
    ". .",
    "%2e",
    "%2e%2e",
    "%2E%2E%2F",
    "%00",
    "%",
    "%%",
    "%zz",
    "?",
    "a?b=c",
    "#",
    "a#b",
    ";",
    ";jsessionid=1",
    "\\",
    "..\\",
    "\r\n",
    "a\r\nX-Api-Key: other\r\n\r\n",
    "\0",
    "\t",
    "+",
    " ",
    "&admin=1",
    "@evil.example",
    ":80",
];

/// Each plane of Unicode: its beginning and end, and what lies between.
fn planes() -> impl Iterator<Item = String> {
    (0..=0x10_u32).map(|plane| {
        let points = [0, 1, 0x2f, 0x61, 0x7f, 0x80, 0xff, 0x7ff, 0x800, 0x2028, 0xd7ff, 0xe000, 0xfeff, 0xfffd, 0xffff];
        points.iter().filter_map(|point| char::from_u32(plane << 16 | point)).collect()
    })
}

#[tokio::test]
async fn a_path_value_stays_one_segment_and_a_query_value_one_value() {
    for value in TRICKY.into_iter().map(str::to_owned).chain(planes()) {
        let lines = sent(|list| list.set(0, &value).set(1, &value).add(3, &value).add(3, "z")).await.unwrap();
        assert_eq!(segment(&lines), value);
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(pairs(&lines), [pair("q", &value), pair("tag", &value), pair("tag", "z")]);
        assert_eq!(values(&lines, "x-api-key"), [SECRET]);
    }
}

#[tokio::test]
async fn a_path_value_that_is_no_segment_is_refused_before_anything_is_sent() {
    for value in ["", ".", ".."] {
        assert!(sent(|list| list.set(0, value)).await.is_err(), "{value:?}");
    }
}

#[tokio::test]
async fn a_header_value_brings_no_other_header_in() {
    for bad in ["a\r\nX-Api-Key: other", "a\n", "\r", "a\0", "\u{7f}", "\u{e9}", " a", "a ", "\ta", "a\tb"] {
        assert!(sent(|list| list.set(4, bad)).await.is_err(), "{bad:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_path_value_arrives_as_one_segment_or_is_refused(value in any::<String>()) {
        match sent_now(|list| list.set(0, &value)) {
            Ok(lines) => prop_assert_eq!(segment(&lines), value),
            Err(_) => prop_assert!(matches!(&*value, "" | "." | ".."), "{:?}", value),
        }
    }

    #[test]
    fn any_query_value_arrives_as_it_is(value in any::<String>(), types in prop::collection::vec("[^,]+", 1..4)) {
        let lines = sent_now(|list| types.iter().fold(list.set(1, &value), |list, one| list.add(2, one))).unwrap();
        prop_assert_eq!(pairs(&lines), [("q".to_owned(), value), ("type".to_owned(), types.join(","))]);
    }

    #[test]
    fn any_header_value_arrives_as_it_is_or_is_refused(value in "[ -~]*|\\PC*|[\\x00-\\x7f]*") {
        let fits = value.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && value.trim() == value;
        match sent_now(|list| list.set(4, &value)) {
            Ok(lines) => {
                prop_assert!(fits, "{:?}", value);
                prop_assert_eq!(values(&lines, "x-trace"), [&value]);
                prop_assert_eq!(values(&lines, "x-api-key"), [SECRET]);
            }
            Err(_) => prop_assert!(!fits, "{:?}", value),
        }
    }
}
