//! Answers that no vendor should give: each ends in an error of the right kind, within the caps.

use std::fs;
use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use specloom::__v1::List;
use specloom::{Error, Options, RetryPolicy};

use crate::alone::alone;
use crate::provider::*;
use crate::server::{Bytes, Server};

/// The cap of the tests: more than what is read without harm.
const CAP: u64 = 12 << 20;

/// What becomes of an answer: so many items, or an error of this class.
#[derive(Debug, PartialEq)]
pub(crate) enum End {
    Items(usize),
    Fails(&'static str),
}
use End::{Fails, Items};

/// The name of an answer, what is sent, and what becomes of it.
pub(crate) type Case = (&'static str, Bytes, End);

const OK: &str = "HTTP/1.1 200 OK\r\n";

/// An answer as it stands.
pub(crate) fn raw(text: impl Into<Vec<u8>>) -> Bytes {
    Bytes { first: text.into(), ..Bytes::default() }
}

/// An answer whose second part comes again and again.
pub(crate) fn endless(first: impl Into<Vec<u8>>, forever: impl Into<Vec<u8>>) -> Bytes {
    Bytes { first: first.into(), forever: forever.into() }
}

/// A success with these header lines and this body, which ends with the connection.
fn answer(headers: &str, body: impl AsRef<[u8]>) -> Bytes {
    raw([format!("{OK}{headers}Connection: close\r\n\r\n").as_bytes(), body.as_ref()].concat())
}

/// A success with this body, which calls itself JSON.
fn json(body: impl AsRef<[u8]>) -> Bytes {
    answer("Content-Type: application/json\r\n", body)
}

/// A success with a body of chunks.
fn chunked(body: &str) -> Bytes {
    raw(format!("{OK}Transfer-Encoding: chunked\r\n\r\n{body}"))
}

fn gzip(body: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body.as_ref()).unwrap();
    encoder.finish().unwrap()
}

/// A gzip stream that inflates without end, a thousand times its size.
fn bomb(status: &str) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let spaces = vec![b' '; 1 << 20];
    let mut flush = || {
        encoder.write_all(&spaces).unwrap();
        encoder.flush().unwrap();
        encoder.get_ref().len()
    };
    let (once, twice) = (flush(), flush());
    let forever = encoder.get_ref()[once..twice].to_vec();
    let head = format!("HTTP/1.1 {status}\r\nContent-Encoding: gzip\r\n\r\n");
    endless([head.as_bytes(), &encoder.get_ref()[..once]].concat(), forever)
}

pub(crate) const PAGE: &str = r#"{"data":[{"id":"1"}]}"#;

/// What is wrong before anybody looks at a body: status lines, headers, lengths, chunks.
fn framing() -> Vec<Case> {
    vec![
        ("nothing", raw(""), Fails("connect")),
        ("no HTTP", raw("SSH-2.0-OpenSSH_9.6\r\n\r\n"), Fails("connect")),
        ("HTTP/2 in place of HTTP/1.1", raw(b"\0\0\0\x04\0\0\0\0\0".repeat(9)), Fails("connect")),
        ("TLS in place of HTTP", raw(b"\x15\x03\x01\0\x02\x02\x50"), Fails("connect")),
        ("a status of two digits", raw("HTTP/1.1 20 OK\r\n\r\n"), Fails("connect")),
        ("a status below 100", raw("HTTP/1.1 099 OK\r\n\r\n"), Fails("connect")),
        ("a status of its own", raw("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"), Fails("unexpected_status")),
        ("another protocol", raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), Fails("unexpected_status")),
        ("many answers in between", raw("HTTP/1.1 103 Hints\r\n\r\n".repeat(5_000) + &text(PAGE)), Items(1)),
        ("a header without a colon", raw(format!("{OK}Content-Type\r\n\r\n{PAGE}")), Fails("connect")),
        ("a header with NUL", raw(format!("{OK}X: a\0b\r\n\r\n{PAGE}")), Fails("connect")),
        ("headers by the thousand", raw(format!("{OK}{}\r\n{PAGE}", "X: a\r\n".repeat(10_000))), Fails("connect")),
        ("headers without end", endless(OK, "X: a\r\n"), Fails("connect")),
        ("a header without end", endless(format!("{OK}X: "), "a".repeat(4_096)), Fails("connect")),
        ("a reason without end", endless("HTTP/1.1 200 ", "a".repeat(4_096)), Fails("connect")),
        ("a length that is too long", answer("Content-Length: 99\r\n", PAGE), Fails("connect")),
        ("a length that is too short", answer("Content-Length: 9\r\n", PAGE), Fails("decode")),
        ("a negative length", answer("Content-Length: -1\r\n", PAGE), Fails("connect")),
        ("a length beyond all numbers", answer("Content-Length: 99999999999999999999\r\n", PAGE), Fails("connect")),
        ("a length beyond the cap", answer("Content-Length: 99999999999\r\n", PAGE), Fails("too_large")),
        ("a length of all bits", answer("Content-Length: 18446744073709551615\r\n", PAGE), Fails("connect")),
        ("two lengths", answer("Content-Length: 21\r\nContent-Length: 20\r\n", PAGE), Fails("connect")),
        ("a chunk of no size", chunked("zz\r\n"), Fails("connect")),
        ("a chunk of a negative size", chunked("-1\r\n"), Fails("connect")),
        ("a chunk beyond all numbers", chunked("fffffffffffffffff\r\n"), Fails("connect")),
        ("a chunk beyond the cap", chunked("fffffffffffffff\r\n{"), Fails("connect")),
        ("a chunk that is not over", chunked("2\r\n{}}\r\n0\r\n\r\n"), Fails("connect")),
        ("chunks that break off", chunked("2\r\n{}\r\n"), Fails("connect")),
        (
            "an extension without end",
            endless(format!("{OK}Transfer-Encoding: chunked\r\n\r\n1;"), "a".repeat(99)),
            Fails("connect"),
        ),
        (
            "trailers without end",
            endless(format!("{OK}Transfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\n"), "X: a\r\n"),
            Fails("connect"),
        ),
        ("a body without end", endless(format!("{OK}\r\n"), " ".repeat(4_096)), Fails("too_large")),
        (
            "a redirect without end",
            endless("HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", " ".repeat(4_096)),
            Fails("invalid_request"),
        ),
        ("an error without end", endless("HTTP/1.1 500 Odd\r\n\r\n", " ".repeat(4_096)), Fails("transient")),
        (
            "chunks without end",
            endless(format!("{OK}Transfer-Encoding: chunked\r\n\r\n"), format!("400\r\n{}\r\n", " ".repeat(1_024))),
            Fails("too_large"),
        ),
    ]
}

fn text(body: &str) -> String {
    format!("{OK}Content-Length: {}\r\n\r\n{body}", body.len())
}

/// Bodies that are packed otherwise than they say.
fn encodings() -> Vec<Case> {
    let gzipped = "Content-Encoding: gzip\r\n";
    let packed = gzip(PAGE);
    vec![
        ("gzip", answer(gzipped, &packed), Items(1)),
        ("no encoding by name", answer("Content-Encoding: identity\r\n", PAGE), Items(1)),
        ("gzip that was not named", answer("", &packed), Fails("decode")),
        ("gzip that is none", answer(gzipped, PAGE), Fails("decode")),
        ("gzip that breaks off", answer(gzipped, &packed[..packed.len() - 12]), Fails("connect")),
        (
            "gzip with a wrong checksum",
            answer(gzipped, [&packed[..packed.len() - 8], &[0; 8]].concat()),
            Fails("decode"),
        ),
        ("gzip with something behind", answer(gzipped, [&packed[..], b"x"].concat()), Items(1)),
        ("gzip in gzip", answer(gzipped, gzip(&packed)), Fails("decode")),
        ("gzip twice by name", answer("Content-Encoding: gzip, gzip\r\n", gzip(&packed)), Fails("decode")),
        ("gzip twice by two names", answer(&gzipped.repeat(2), gzip(&packed)), Fails("decode")),
        ("brotli", answer("Content-Encoding: br\r\n", b"\x0b\x02\x80{}\x03"), Fails("decode")),
        ("deflate", answer("Content-Encoding: deflate\r\n", b"\xab\xae\x05\0"), Fails("decode")),
        ("zstd", answer("Content-Encoding: zstd\r\n", b"\x28\xb5\x2f\xfd\x20\x02\x11\0\0{}"), Fails("decode")),
        ("an encoding that is none", answer("Content-Encoding: UTF-8\r\n", PAGE), Items(1)),
        (
            "an encoding without end",
            answer(&format!("Content-Encoding: {}\r\n", "x".repeat(9_999)), "x"),
            Fails("decode"),
        ),
        ("gzip without end", bomb("200 OK"), Fails("too_large")),
        ("an error of gzip without end", bomb("503 Busy"), Fails("transient")),
    ]
}

/// Bodies that are no page, whatever they say.
fn bodies() -> Vec<Case> {
    let item = |id: &str| json(format!(r#"{{"data":[{{"id":{id}}}]}}"#));
    let html = "<!DOCTYPE html><html><body>Sign in</body></html>";
    vec![
        ("no body", json(""), Fails("decode")),
        ("no content", raw("HTTP/1.1 204 No Content\r\n\r\n"), Fails("decode")),
        ("nothing but a byte order mark", json("\u{feff}"), Fails("decode")),
        ("a byte order mark", json(format!("\u{feff}{PAGE}")), Items(1)),
        ("UTF-16", json(PAGE.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()), Fails("decode")),
        ("HTML", answer("Content-Type: text/html\r\n", html), Fails("decode")),
        ("HTML that calls itself JSON", json(html), Fails("decode")),
        ("JSON that calls itself an image", answer("Content-Type: image/png\r\n", PAGE), Items(1)),
        (
            "an error of HTML",
            raw(format!("HTTP/1.1 502 Bad\r\nContent-Type: text/html\r\n\r\n{html}")),
            Fails("transient"),
        ),
        ("null", json("null"), Fails("decode")),
        ("a text", json("\"data\""), Fails("decode")),
        ("an array", json("[]"), Fails("decode")),
        ("a list that is null", json(r#"{"data":null}"#), Fails("decode")),
        ("a list that is an object", json(r#"{"data":{}}"#), Fails("decode")),
        ("a list in a list", json(r#"{"data":[[{"id":1}]]}"#), Fails("decode")),
        ("something behind", json(format!("{PAGE}x")), Fails("decode")),
        ("two bodies", json(format!("{PAGE}\n{PAGE}")), Fails("decode")),
        ("NUL behind", json(format!("{PAGE}\0")), Fails("decode")),
        ("NUL in a text", item("\"a\0b\""), Fails("decode")),
        ("NUL in a text, escaped", item(r#""a\u0000b""#), Items(1)),
        ("invalid UTF-8", json(b"{\"data\":[{\"id\":\"\xff\"}]}"), Fails("decode")),
        ("invalid UTF-8 where nobody looks", json(b"{\"x\":\"\xff\",\"data\":[]}"), Fails("decode")),
        ("half a surrogate", item(r#""\ud83d""#), Fails("decode")),
        ("the wrong half of a surrogate", item(r#""\ude00\ud83d""#), Fails("decode")),
        ("beyond u64", item("18446744073709551616"), Items(1)),
        ("beyond i128", item("170141183460469231731687303715884105728"), Fails("decode")),
        ("beyond f64", item("1e999"), Fails("decode")),
        ("400 digits", item(&"9".repeat(400)), Fails("decode")),
        (
            "a million digits where nobody looks",
            json(format!(r#"{{"x":{},"data":[]}}"#, "9".repeat(1_000_000))),
            Items(0),
        ),
        ("a key twice", item(r#"1,"id":2"#), Items(1)),
        ("a list twice", json(r#"{"data":[{"id":1},{"id":2}],"data":[{"id":3}]}"#), Items(1)),
        ("deep nesting", json("[".repeat(100_000)), Fails("decode")),
        ("deep nesting in the list", json(format!(r#"{{"data":{}"#, "[".repeat(100_000))), Fails("decode")),
        (
            "deep nesting where nobody looks",
            json(format!(r#"{{"x":{}{},"data":[]}}"#, "[".repeat(100_000), "]".repeat(100_000))),
            Items(0),
        ),
        ("a text of 10 MB", item(&format!("\"{}\"", "x".repeat(10_000_000))), Items(1)),
        (
            "a text of 10 MB where none fits",
            json(format!(r#"{{"data":[],"more":"{}"}}"#, "x".repeat(10_000_000))),
            Fails("decode"),
        ),
        ("a key of 10 MB", json(format!(r#"{{"{}":1,"data":[]}}"#, "x".repeat(10_000_000))), Items(0)),
        ("two million nulls", json(format!(r#"{{"data":[{}null]}}"#, "null,".repeat(2_000_000))), Items(0)),
        ("a million objects", json(format!(r#"{{"data":[{}{{}}]}}"#, "{},".repeat(999_999))), Items(1_000_000)),
        ("one object more", json(format!(r#"{{"data":[{}{{}}]}}"#, "{},".repeat(1_000_000))), Fails("decode")),
    ]
}

async fn call(answer: Bytes, configure: fn(Options) -> Options) -> Result<usize, Error> {
    let server = Server::with_bytes([answer]).await;
    let options = Options::new().base_url(server.url()).retry(RetryPolicy::never()).max_body_bytes(CAP);
    let client = client_with(configure(options));
    let page = List::<Message>::new(&client, &SINGLE).set(0, "42").send().await?;
    Ok(page.items.len())
}

/// Makes a call for each answer, and compares what becomes of it.
pub(crate) async fn each_ends_as_it_should(cases: Vec<Case>, configure: fn(Options) -> Options) {
    let mut wrong = Vec::new();
    for (name, answer, expected) in cases {
        let result = call(answer, configure).await;
        if let Err(error) = &result {
            let told = error.to_string();
            assert!(told.len() < 600 && !told.contains(char::is_control), "{name}: {told}");
            assert!(!error.is_decode() || !error.is_retryable(), "{name}: {told}");
        }
        let end = result.as_ref().map_or_else(|error| Fails(error.class()), |items| Items(*items));
        if end != expected {
            wrong.push(format!("{name}: {result:?}, but not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn as_it_is(options: Options) -> Options {
    options
}

#[tokio::test]
async fn framing_that_is_wrong_is_an_error() {
    each_ends_as_it_should(framing(), as_it_is).await;
}

#[tokio::test]
async fn an_encoding_that_is_wrong_is_an_error() {
    each_ends_as_it_should(encodings(), as_it_is).await;
}

#[tokio::test]
async fn a_body_that_is_no_page_is_an_error() {
    each_ends_as_it_should(bodies(), as_it_is).await;
}

#[tokio::test]
async fn an_encoding_that_cannot_be_read_is_named() {
    let error = call(answer("Content-Encoding: br\r\n", "x"), as_it_is).await.unwrap_err();
    let text = "the body is not valid JSON: expected value at line 1 column 1 (the answer is encoded as `br`)";
    assert!(error.to_string().ends_with(text), "{error}");
}

#[tokio::test]
async fn answers_in_between_without_end_are_a_timeout() {
    let server = Server::with_bytes([endless("", "HTTP/1.1 100 Continue\r\n\r\n")]).await;
    let options = Options::new().base_url(server.url()).retry(RetryPolicy::never()).timeout(Duration::from_millis(200));
    let error = List::<Message>::new(&client_with(options), &SINGLE).set(0, "42").send().await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

/// The most memory that this process had so far, in KiB; `None` where the system does not tell.
fn peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

#[test]
fn what_has_no_end_takes_no_more_memory_than_the_cap() {
    alone("hostile::what_has_no_end_takes_no_more_memory_than_the_cap", async {
        call(json(PAGE), as_it_is).await.unwrap();
        let before = peak_kib().unwrap_or_default();
        let all = framing().into_iter().chain(encodings());
        for (_, answer, _) in all.filter(|(_, answer, _)| !answer.forever.is_empty()) {
            call(answer, as_it_is).await.unwrap_err();
        }
        let grown = peak_kib().unwrap_or_default() - before;
        // A buffer that grows is there twice for a moment.
        assert!(grown < 3 * CAP / 1_024, "{grown} KiB");
    });
}
