//! Several values for one place, and values of the wrong type.

use super::model::*;
use crate::decode::Problem;
use crate::table::{Body, Convert, Fields, Lookup, Node, Otherwise, Target, TimeFormat};

static WORDS: Lookup = Lookup { rows: &[("1", "one")], otherwise: Otherwise::Absent, ..Lookup::NONE };
static KEPT: Lookup = Lookup { rows: &[("1", "one")], otherwise: Otherwise::Keep, ..Lookup::NONE };
static BODY: Body = body(object(&[(
    "items",
    array(&items(
        0,
        object(&[
            ("a", leaf(&[slot(TEXT)])),
            ("b", leaf(&[ranked(TEXT, 1)])),
            ("c", leaf(&[ranked(TEXT, 2)])),
            ("words", leaf(&[write(Target::Slot(KIND), 0, Convert::Lookup(&WORDS))])),
            ("kept", leaf(&[write(Target::Slot(KIND), 1, Convert::Lookup(&KEPT))])),
            ("size", leaf(&[slot(SIZE)])),
            ("read", leaf(&[slot(READ)])),
            ("at", leaf(&[write(Target::Slot(SENT_AT), 0, Convert::Time(TimeFormat::Rfc3339))])),
            ("sender", object(&[("name", leaf(&[slot(SENDER_NAME)]))])),
            ("who", Node { fields: Fields::new(&[("id", leaf(&[slot(SENDER_ID)]))]), ..leaf(&[slot(SENDER_ID)]) }),
            ("pair", Node { at: &[(1, leaf(&[slot(DIRECTION)]))], ..Node::NONE }),
            ("a key: \"é\"", leaf(&[slot(CONVERSATION)])),
        ]),
        FRAME,
    )),
)]));

fn item(fields: &str) -> String {
    format!(r#"{{"items":[{{{fields}}}]}}"#)
}

fn one(fields: &str) -> Message {
    messages(&BODY, &item(fields)).remove(0)
}

fn text(fields: &str) -> Option<String> {
    one(fields).text
}

fn wrong(fields: &str) -> (String, String) {
    error(&BODY, &item(fields))
}

#[test]
fn the_lowest_rank_stays_whatever_the_order() {
    assert_eq!(text(r#""a":"A","b":"B","c":"C""#).as_deref(), Some("A"));
    assert_eq!(text(r#""c":"C","b":"B","a":"A""#).as_deref(), Some("A"));
    assert_eq!(text(r#""c":"C","a":null,"b":"B""#).as_deref(), Some("B"));
    assert_eq!(text(r#""a":"","b":"B""#).as_deref(), Some(""));
    assert_eq!(text(""), None);
}

#[test]
fn the_last_of_two_equal_keys_wins() {
    assert_eq!(text(r#""a":"first","a":"last""#).as_deref(), Some("last"));
    assert_eq!(text(r#""a":"first","a":null"#).as_deref(), Some("first"));
}

#[test]
fn a_value_that_a_table_makes_absent_gives_way() {
    assert_eq!(one(r#""words":2,"kept":"1""#).kind, "one");
    assert_eq!(one(r#""words":2,"kept":3"#).kind, "3");
    assert_eq!(one(r#""words":1,"kept":3"#).kind, "one");
}

#[test]
fn keys_with_escapes_are_found() {
    assert_eq!(one(r#""a key: \"\u00e9\"":"x""#).conversation_id.as_deref(), Some("x"));
    assert_eq!(text(r#""\u0061":"A\u0000\ud83d\ude00""#).as_deref(), Some("A\0😀"));
}

#[test]
fn integers_keep_their_digits_up_to_128_bits() {
    for digits in ["18446744073709551616", "-170141183460469231731687303715884105728"] {
        assert_eq!(one(&format!(r#""a":{digits}"#)).text.as_deref(), Some(digits));
    }
    assert_eq!(one(r#""size":-9223372036854775808"#).size, Some(i64::MIN));
    assert_eq!(one(r#""size":20.0"#).size, Some(20));
    let (path, message) = wrong(r#""a":170141183460469231731687303715884105728"#);
    assert_eq!(path, "$.items[0].a");
    assert_eq!(message, "expected a string or an integer, found the number 1.7014118346046923e38");
    assert_eq!(
        wrong(r#""size":9223372036854775808"#).1,
        "expected an integer of 64 bits, found the integer 9223372036854775808"
    );
}

#[test]
fn a_scalar_that_does_not_fit_is_an_error_at_its_path() {
    assert_eq!(
        wrong(r#""sender":{"name":true}"#),
        ("$.items[0].sender.name".into(), "expected a string or an integer, found the boolean true".into())
    );
    assert_eq!(wrong(r#""size":"many""#).1, r#"expected an integer of 64 bits, found the string "many""#);
    assert_eq!(wrong(r#""read":1"#).1, "expected `true` or `false`, found the integer 1");
    assert_eq!(wrong(r#""pair":[1,{}]"#).0, "$.items[0].pair[1]");
}

#[test]
fn a_time_in_another_format_is_an_error() {
    let (path, message) = wrong(r#""at":"18/04/2026""#);
    assert_eq!(path, "$.items[0].at");
    assert_eq!(message, r#"expected a time as in RFC 3339, found the string "18/04/2026""#);
    assert!(matches!(problem(&BODY, &item(r#""at":5"#)), Some(Problem::BadTime { .. })));
    assert_eq!(one(r#""at":null"#).sent_at, None);
}

#[test]
fn a_scalar_where_an_object_or_an_array_belongs_is_an_error() {
    assert_eq!(wrong(r#""sender":"Jane""#).1, r#"expected an object, found the string "Jane""#);
    assert_eq!(wrong(r#""pair":false"#).1, "expected an array, found the boolean false");
    assert_eq!(wrong(r#""sender":[1]"#).1, "expected an object, found an array");
    assert_eq!(wrong(r#""pair":{}"#).1, "expected an array, found an object");
    assert_eq!(wrong(r#""who":[{}]"#).1, "expected an object, a string, a number or a boolean, found an array");
}

#[test]
fn an_object_or_an_array_where_a_scalar_belongs_is_an_error() {
    for (json, found) in [("{}", "an object"), (r#"{"x":1}"#, "an object"), ("[]", "an array"), ("[1]", "an array")] {
        let expected = format!("expected a string, a number or a boolean, found {found}");
        assert_eq!(wrong(&format!(r#""a":{json}"#)), ("$.items[0].a".into(), expected));
    }
}

#[test]
fn an_empty_array_where_an_object_belongs_is_absent() {
    assert_eq!(one(r#""sender":[],"who":[]"#), Message::default());
}

#[test]
fn one_place_may_be_an_object_or_a_scalar() {
    assert_eq!(one(r#""who":5"#).sender_id.as_deref(), Some("5"));
    assert_eq!(one(r#""who":{"id":5}"#).sender_id.as_deref(), Some("5"));
}

#[test]
fn an_element_is_found_by_its_index() {
    assert_eq!(one(r#""pair":["a","b","c"]"#).direction.as_deref(), Some("b"));
    assert_eq!(one(r#""pair":["a"]"#).direction, None);
}

#[test]
fn a_table_that_writes_out_of_place_is_an_error() {
    static ENVELOPE: Body = body(object(&[("id", leaf(&[slot(ID)]))]));
    assert_eq!(problem(&ENVELOPE, r#"{"id":1}"#), Some(Problem::Misplaced));
    static BEYOND: Body = body(array(&items(0, object(&[("id", leaf(&[slot(SLOTS)]))]), FRAME)));
    assert_eq!(problem(&BEYOND, r#"[{"id":1}]"#), Some(Problem::Misplaced));
}

#[test]
fn messages_never_quote_much() {
    let (_, message) = wrong(&format!(r#""size":"{}""#, "secret ".repeat(10_000)));
    assert!(message.len() < 120, "{message}");
}
