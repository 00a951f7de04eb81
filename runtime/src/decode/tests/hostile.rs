//! Bodies that are broken, by accident or on purpose.

use super::model::*;
use super::vendors::ALL;
use crate::decode::{Context, DecodeError, Problem, decode};
use crate::table::{Body, Fields, Node, Target};

static BODY: Body = body(object(&[
    ("items", array(&items(0, object(&[("text", leaf(&[slot(TEXT)]))]), FRAME))),
    ("next", leaf(&[to(Target::Next)])),
]));

/// One record, whose object is searched for the cursor too.
static RECORD: Body = body(Node {
    one: Some(&items(0, object(&[("text", leaf(&[slot(TEXT)]))]), FRAME)),
    fields: Fields::new(&[("next", leaf(&[to(Target::Next)]))]),
    ..Node::NONE
});

fn bytes(body: &[u8]) -> Result<Vec<Message>, DecodeError> {
    decode(body, &Context { body: &BODY, params: &[], verify: true, secrets: &[] }, &Message::default())
        .map(|page| page.items)
}

#[test]
fn a_body_that_is_not_utf8_is_an_error() {
    assert_eq!(bytes(b"{\"items\":[\xff]}").unwrap_err().problem, Problem::NotUtf8 { offset: 10 });
    assert!(matches!(bytes(b"{\"items\":[\"\xe2\x82").unwrap_err().problem, Problem::Truncated(_)));
}

#[test]
fn a_syntax_error_names_the_item_and_the_position() {
    assert_eq!(
        error(&BODY, "{\"items\":[{},\n{\"text\":\"a\",}]}"),
        ("$.items[1]".into(), "the body is not valid JSON: trailing comma at line 2 column 13".into())
    );
    assert_eq!(error(&BODY, r#"{"items":[{"text":tru}]}"#).0, "$.items[0].text");
    assert_eq!(error(&BODY, r#"{"items":[{"other":tru}]}"#).0, "$.items[0]");
    assert_eq!(error(&BODY, "<html>").0, "$");
}

#[test]
fn a_body_that_ends_too_early_is_an_error() {
    let json = r#"{"items":[{"text":"abc","other":[1,{"x":null}]},{}],"next":"n"}"#;
    assert!(bytes(json.as_bytes()).is_ok());
    for end in 0..json.len() {
        let error = bytes(&json.as_bytes()[..end]).unwrap_err();
        assert!(matches!(error.problem, Problem::Truncated(_)), "{end}: {error}");
    }
}

#[test]
fn what_follows_the_document_is_an_error() {
    assert!(matches!(problem(&BODY, r#"{"items":[]} {}"#), Some(Problem::Syntax(_))));
    assert!(bytes(b" {\"items\":[]}\r\n").is_ok());
}

#[test]
fn a_byte_order_mark_is_ignored() {
    assert_eq!(bytes("\u{feff}{\"items\":[]}".as_bytes()), Ok(vec![]));
}

#[test]
fn lone_surrogates_and_numbers_out_of_range_are_errors() {
    assert!(matches!(problem(&BODY, r#"{"items":[{"text":"\ud800"}]}"#), Some(Problem::Syntax(_))));
    assert!(matches!(problem(&BODY, r#"{"items":[{"text":1e400}]}"#), Some(Problem::Syntax(_))));
}

#[test]
fn deep_nesting_is_an_error_or_is_skipped() {
    for open in ["[", r#"{"items":"#, r#"{"a":"#, r#"{"items":["#] {
        assert!(bytes(open.repeat(100_000).as_bytes()).is_err());
    }
    let deep = format!(r#"{{"other":{}{},"items":[]}}"#, "[".repeat(100_000), "]".repeat(100_000));
    let _ = bytes(deep.as_bytes());
}

#[test]
fn lists_of_more_elements_than_are_read_are_an_error() {
    let list = |elements: usize| format!("[{}0]", "0,".repeat(elements - 1));
    let skipped = |elements| format!(r#"{{"items":[],"other":{}}}"#, list(elements));
    assert_eq!(problem(&BODY, &skipped(1_000_001)), None);
    let objects = format!(r#"{{"items":[{}{{}}]}}"#, "{},".repeat(1_000_000));
    assert_eq!(problem(&BODY, &objects), Some(Problem::TooMany));
}

#[test]
fn an_object_that_is_read_twice_may_hold_every_kind_of_value() {
    let json = r#"{"next":"n","text":"a","more":[null,true,-1,18446744073709551615,1.5,"b",{"c":[]}]}"#;
    assert_eq!(messages(&RECORD, json)[0].text.as_deref(), Some("a"));
    assert!(matches!(problem(&RECORD, &r#"{"a":"#.repeat(1_000)), Some(Problem::Truncated(_))));
}

#[test]
fn long_strings_are_read() {
    let text = "x\\n".repeat(3_000_000);
    let items = bytes(format!(r#"{{"items":[{{"text":"{text}","{text}":"{text}"}}]}}"#).as_bytes()).unwrap();
    assert_eq!(items[0].text.as_ref().map(String::len), Some(6_000_000));
}

#[test]
fn mutated_bodies_never_panic() {
    let params = [Some("+336".to_owned())];
    let mut random = Random(0x5eed);
    let (mut read, mut refused) = (0, 0);
    for (body, json) in ALL {
        let context = Context { body, params: &params, verify: true, secrets: &[] };
        assert!(decode(json.as_bytes(), &context, &Message::default()).is_ok(), "{json}");
        for _ in 0..4_000 {
            match decode(&mutate(json.as_bytes(), &mut random), &context, &Message::default()) {
                Ok(_) => read += 1,
                Err(error) => {
                    assert!(error.to_string().len() < 500, "{error}");
                    refused += 1;
                }
            }
        }
    }
    assert!(read > 1_000 && refused > 1_000, "{read} {refused}");
}

fn mutate(json: &[u8], random: &mut Random) -> Vec<u8> {
    const TOKENS: [&str; 16] = [
        "null",
        "{}",
        "[]",
        "true",
        "-1",
        "1e308",
        "99999999999999999999",
        "\"\"",
        "[",
        "}",
        ",",
        "\"",
        "\\ud800",
        "é",
        "0",
        "{\"id\":1}",
    ];
    let mut bytes = json.to_vec();
    for _ in 0..=random.below(2) {
        let (from, to) = (random.below(bytes.len()), random.below(bytes.len()));
        match random.below(12) {
            0 => bytes.truncate(from.max(1)),
            1 => bytes[from] = random.below(256) as u8,
            2 => bytes.swap(from, to),
            3 => {
                let copy = bytes[from.min(to)..from.max(to)].to_vec();
                bytes.splice(from..from, copy);
            }
            _ => replace_value(&mut bytes, from, TOKENS[random.below(TOKENS.len())]),
        }
    }
    bytes
}

/// Replaces what seems to be the first value after `from`.
fn replace_value(bytes: &mut Vec<u8>, from: usize, token: &str) {
    let find =
        |from: usize, marks: &[u8]| bytes[from..].iter().position(|byte| marks.contains(byte)).map(|at| from + at);
    let Some(colon) = find(from, b":[") else { return };
    let end = find(colon + 1, b",}]").unwrap_or(bytes.len());
    bytes.splice(colon + 1..end, token.bytes());
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }
}
