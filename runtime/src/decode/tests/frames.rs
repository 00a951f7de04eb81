//! What is done when a record ends: joins, values from elsewhere, required fields, checks.

use super::model::*;
use crate::decode::Problem;
use crate::table::{Body, Convert, Final, Frame, Join, Lookup, Otherwise, Required, Source, Target, Verify};

const fn part(join: u16, part: u8, rank: u8) -> crate::table::Write {
    write(Target::Part { join, part }, rank, Convert::Plain)
}

static SMS: Lookup = Lookup { rows: &[("1", "sms")], otherwise: Otherwise::Keep, ..Lookup::NONE };
static BODY: Body = body(object(&[(
    "items",
    array(&items(
        0,
        object(&[
            ("id", leaf(&[slot(ID)])),
            ("name", leaf(&[slot(SENDER_NAME)])),
            ("last", leaf(&[part(0, 1, 1)])),
            ("first", leaf(&[part(0, 0, 1)])),
            ("nick", leaf(&[ranked(SENDER_NAME, 2)])),
            ("kind", leaf(&[slot(KIND)])),
            ("sender_id", leaf(&[slot(SENDER_ID)])),
            ("owner", leaf(&[to(Target::Verify(0))])),
        ]),
        Frame {
            joins: &[Join { slot: SENDER_NAME, parts: 2, separator: " " }],
            finals: &[
                Final { slot: KIND, source: Source::Param(1), convert: Convert::Lookup(&SMS) },
                Final { slot: KIND, source: Source::Text("message"), convert: Convert::Plain },
                Final { slot: SIZE, source: Source::Integer(-3), convert: Convert::Plain },
                Final { slot: READ, source: Source::Boolean(true), convert: Convert::Plain },
            ],
            required: &[
                Required { slot: ID, field: "id", path: "id", when: &[] },
                Required { slot: SENDER_ID, field: "sender.id", path: "sender_id", when: &[SENDER_NAME] },
            ],
            verify: &[Verify { param: 0, unless_prefix: &["any_"], unless_contains: &["@"] }],
            ..FRAME
        },
    )),
)]));

fn item(fields: &str) -> String {
    format!(r#"{{"items":[{{"id":1,"sender_id":2,{fields}}}]}}"#)
}

fn name(fields: &str) -> Option<String> {
    messages(&BODY, &item(fields)).remove(0).sender_name
}

fn verified(fields: &str, asked: Option<&str>) -> Result<(), Problem> {
    read_with(&BODY, &item(fields), &[asked.map(Into::into)]).map(drop).map_err(|error| error.problem)
}

#[test]
fn parts_that_are_there_are_joined() {
    assert_eq!(name(r#""last":"Doe","first":"Jane""#).as_deref(), Some("Jane Doe"));
    assert_eq!(name(r#""last":"Doe""#).as_deref(), Some("Doe"));
    assert_eq!(name(r#""first":"","last":"Doe""#).as_deref(), Some("Doe"));
    assert_eq!(name(r#""first":7,"last":true"#).as_deref(), Some("7 true"));
    assert_eq!(name(r#""first":null,"last":"""#), None);
    assert_eq!(name(r#""first":"old","first":"new""#).as_deref(), Some("new"));
}

#[test]
fn a_join_goes_by_the_rank_of_its_parts() {
    assert_eq!(name(r#""first":"Jane","name":"J.""#).as_deref(), Some("J."));
    assert_eq!(name(r#""nick":"JD","first":"Jane""#).as_deref(), Some("Jane"));
    assert_eq!(name(r#""nick":"JD""#).as_deref(), Some("JD"));
}

#[test]
fn values_from_elsewhere_fill_what_is_left() {
    let read = |fields: &str, kind: Option<&str>| {
        read_with(&BODY, &item(fields), &[None, kind.map(Into::into)]).unwrap().items.remove(0)
    };
    let message = read(r#""kind":null"#, None);
    assert_eq!((message.kind.as_str(), message.size, message.read), ("message", Some(-3), Some(true)));
    assert_eq!(read(r#""kind":null"#, Some("1")).kind, "sms");
    assert_eq!(read(r#""kind":null"#, Some("2")).kind, "2");
    assert_eq!(read(r#""kind":"own""#, Some("1")).kind, "own");
}

#[test]
fn a_required_field_without_a_value_is_an_error_at_the_item() {
    let expected = "the required field `id` has no value; it is looked for at `id`";
    assert_eq!(error(&BODY, r#"{"items":[{"id":1},{}]}"#), ("$.items[1]".into(), expected.into()));
    assert_eq!(error(&BODY, r#"{"items":[{"id":null}]}"#).1, expected);
    let missing = Problem::Missing { field: "kind", looked_for: "" };
    assert_eq!(missing.to_string(), "the required field `kind` has no value");
}

#[test]
fn a_field_of_an_optional_record_is_required_only_with_the_record() {
    assert!(read(&BODY, r#"{"items":[{"id":1}]}"#).is_ok());
    assert_eq!(
        problem(&BODY, r#"{"items":[{"id":1,"nick":"JD"}]}"#),
        Some(Problem::Missing { field: "sender.id", looked_for: "sender_id" })
    );
}

#[test]
fn an_item_that_was_not_asked_for_is_an_error() {
    assert_eq!(verified(r#""owner":"A-1""#, Some("a1")), Ok(()));
    assert_eq!(verified(r#""owner":1"#, Some("1")), Ok(()));
    assert_eq!(verified(r#""owner":"b""#, Some("a")), Err(Problem::Unrequested { param: 0 }));
    assert_eq!(verified(r#""owner":"a1b""#, Some("a1")), Err(Problem::Unrequested { param: 0 }));
}

#[test]
fn what_cannot_be_checked_passes() {
    assert_eq!(verified(r#""owner":"b""#, None), Ok(()));
    assert_eq!(verified(r#""owner":"b""#, Some("any_a")), Ok(()));
    assert_eq!(verified(r#""owner":"b""#, Some("a@x")), Ok(()));
    assert_eq!(verified(r#""owner":null"#, Some("a")), Ok(()));
    assert_eq!(verified(r#""owner":"--""#, Some("a")), Ok(()));
    assert_eq!(verified(r#""owner":"b","owner":"a""#, Some("a")), Ok(()));
}
