//! Texts and the tables that they are.

use std::fmt::Debug;

use proptest::prelude::*;

use super::FromText;
use crate::table::{
    Body, Class, Convert, Each, Elements, ErrorRules, Fields, Final, Frame, Join, Kind, Limits, ListStyle, Lookup,
    Matcher, Node, Operation, Order, Otherwise, Param, Pick, Piece, Place, Provider, Required, Source, Target,
    TimeFormat, Verify, WaitFormat, Write,
};
use crate::{auth, pagination, path::Step};

const PROVIDER: &str = r#"{
  "name": "acme",
  "title": "Caf\u00e9 \"Acme\"",
  "base_url": ["https://", { "setting": 0 }, ".example.com"],
  "settings": ["region"],
  "kinds": ["string"],
  "credentials": ["email", "token"],
  "auth": { "basic": { "username": [{ "credential": 0 }, "/token"], "password": [{ "credential": 1 }] } },
  "headers": { "Version": "2" },
  "errors": {
    "message": [["errors", 0, "text"]],
    "failure": { "at": ["ok"], "is": "false" },
    "classes": { "not_found": [{ "status": 404 }, { "code": "gone", "message": "No \\ here" }] }
  },
  "limits": { "rate": { "requests": 3000, "seconds": 60 }, "wait": { "X-Reset": "unix_seconds" } }
}"#;

const OPERATION: &str = r#"{
  "name": "list",
  "path": ["/notes/", { "param": 0 }],
  "params": [
    { "name": "of", "wire": "Of", "place": "path", "kind": "integer", "required": true, "range": { "min": 1 } },
    { "name": "ids", "wire": "ids", "default": "1", "list": "comma", "prefixes": ["a:"] }
  ],
  "query": { "sort": "asc" },
  "pagination": { "offset": { "param": "skip", "start": 0, "size": { "param": "take", "default": 50 } } },
  "order": "newest_first",
  "empty_on": [{ "status": 404 }],
  "body": {
    "root": {
      "notes": [
        { "fields": { "total": [{ "page": "total" }] } },
        { "at": { "2": [{ "capture": 0 }] } },
        { "each": {
          "elements": { "items": 1 },
          "node": {
            "id": [{ "slot": 0, "rank": 2 }, { "key": "min" }, { "verify": 0 }],
            "at": [{ "slot": 1, "time": "unix_millis" }],
            "kind": [{ "slot": 2, "lookup": { "rows": { "0": "in" }, "absent": [""], "otherwise": { "value": "out" } } }],
            "name": { "first": [{ "part": { "join": 0, "part": 1 } }] },
            "files": [{ "each": { "elements": { "records": 4 }, "node": {} } }],
            "tags": [{ "each": { "elements": "values", "node": [{ "slot": 5 }] } }]
          },
          "frame": {
            "slots": 6,
            "joins": [{ "slot": 3, "parts": 2, "separator": " " }],
            "finals": [{ "slot": 1, "capture": 0, "time": "rfc3339" }, { "slot": 5, "integer": -1 }],
            "required": [{ "slot": 0, "field": "id", "path": "id", "when": [1] }],
            "verify": [{ "param": 0, "unless_prefix": ["x"] }]
          }
        } }
      ]
    },
    "items": "notes",
    "captures": 1
  }
}"#;

fn write(slot: u16) -> Write {
    Write::to(Target::Slot(slot))
}

fn assert_same(read: &impl Debug, expected: &impl Debug) {
    assert_eq!(format!("{read:#?}"), format!("{expected:#?}"));
}

/// Rows whose nodes expect scalars.
fn leaves<K: Copy>(rows: &[(K, Node)]) -> Vec<(K, &[Write])> {
    rows.iter().map(|(key, node)| (*key, node.leaf)).collect()
}

/// What is told of a text that is no table.
fn told<T: FromText + Debug>(text: &str) -> String {
    T::from_text(text.to_owned().leak()).unwrap_err().to_string()
}

#[test]
fn a_provider_is_read() {
    let expected = Provider {
        name: "acme",
        title: "Caf\u{e9} \"Acme\"",
        base_url: &[Piece::Text("https://"), Piece::Setting(0), Piece::Text(".example.com")],
        settings: &["region"],
        kinds: &[Kind::String],
        credentials: &["email", "token"],
        auth: &auth::Basic {
            username: &[Piece::Credential(0), Piece::Text("/token")],
            password: &[Piece::Credential(1)],
        },
        headers: &[("Version", "2")],
        errors: ErrorRules {
            message: &[&[Step::Key("errors"), Step::Index(0), Step::Key("text")]],
            code: &[],
            failure: Some((&[Step::Key("ok")], "false")),
            classes: &[(
                Class::NotFound,
                &[
                    Matcher { status: Some(404), ..Matcher::NONE },
                    Matcher { status: None, code: Some("gone"), message: Some("No \\ here") },
                ],
            )],
        },
        limits: Limits { rate: Some((3000, 60)), wait: Some(("X-Reset", WaitFormat::UnixSeconds)) },
    };
    assert_same(&Provider::from_text(PROVIDER).unwrap(), &expected);
}

#[test]
fn an_operation_is_read() {
    const LOOKUP: Lookup = Lookup { rows: &[("0", "in")], absent: &[""], otherwise: Otherwise::Value("out") };
    let operation = Operation::from_text(OPERATION).unwrap();
    let size = pagination::Size { param: "take", default: 50, max: None };
    let offset = pagination::Offset { param: "skip", start: 0, size: Some(size) };
    let params = [
        Param {
            name: "of",
            wire: "Of",
            place: Place::Path,
            kind: Kind::Integer,
            required: true,
            range: (Some(1), None),
            ..Param::NONE
        },
        Param {
            name: "ids",
            wire: "ids",
            default: Some("1"),
            list: Some(ListStyle::Comma),
            prefixes: &["a:"],
            ..Param::NONE
        },
    ];
    assert_eq!((operation.name, operation.method), ("list", "GET"));
    assert_same(&operation.path, &[Piece::Text("/notes/"), Piece::Param(0)]);
    assert_same(&operation.params, &params);
    assert_same(
        &(operation.query, operation.headers, operation.order),
        &([("sort", "asc")], [(); 0], Order::NewestFirst),
    );
    assert_same(&(operation.pagination, operation.empty_on[0].status), &(offset, Some(404)));

    let [(key, notes)] = operation.body.root.fields.rows() else { panic!("there is one") };
    assert_eq!((*key, operation.body.items, operation.body.captures), ("notes", "notes", 1));
    assert_same(&leaves(notes.fields.rows()), &[("total", [Write::to(Target::Total)])]);
    assert_same(&leaves(notes.at), &[(2, [Write::to(Target::Capture(0))])]);
    let each = notes.each.unwrap();
    assert_eq!(each.elements, Elements::Items { rank: 1 });
    let [scalars @ .., (_, name), (_, files), (_, tags)] = each.node.fields.rows() else { panic!("there are more") };
    let expected = [
        ("id", vec![write(0).rank(2), Write::to(Target::Key(Pick::Min)), Write::to(Target::Verify(0))]),
        ("at", vec![write(1).convert(Convert::Time(TimeFormat::UnixMillis))]),
        ("kind", vec![write(2).convert(Convert::Lookup(&LOOKUP))]),
    ];
    assert_same(&leaves(scalars), &expected);
    assert_same(&leaves(name.fields.rows()), &[("first", [Write::to(Target::Part { join: 0, part: 1 })])]);
    let files_are = Each { elements: Elements::Records { slot: 4 }, node: Node::NONE, frame: Frame::NONE };
    assert_same(&files.each, &Some(files_are));
    assert_eq!(tags.each.unwrap().elements, Elements::Values);
    let frame = Frame {
        slots: 6,
        joins: &[Join { slot: 3, parts: 2, separator: " " }],
        finals: &[
            Final { slot: 1, source: Source::Capture(0), convert: Convert::Time(TimeFormat::Rfc3339) },
            Final { slot: 5, source: Source::Integer(-1), convert: Convert::Plain },
        ],
        required: &[Required { slot: 0, field: "id", path: "id", when: &[1] }],
        verify: &[Verify { unless_prefix: &["x"], ..Verify::NONE }],
    };
    assert_same(&each.frame, &frame);
}

#[test]
fn what_is_left_out_is_the_default() {
    assert_same(&Provider::from_text("{}").unwrap(), &Provider::NONE);
    assert_same(&Operation::from_text("{}").unwrap(), &Operation::NONE);
    let written = r#"{
        "name": "", "method": "GET", "path": [], "params": [], "query": {}, "headers": {},
        "pagination": { "single": {} }, "order": "unspecified", "empty_on": [],
        "body": { "root": [], "items": "", "items_optional": false, "captures": 0 }
    }"#;
    assert_same(&Operation::from_text(written).unwrap(), &Operation::NONE);
    let body = Operation::from_text(r#"{ "body": {} }"#).unwrap().body;
    assert_same(&(body, Fields::NONE), &(Body::NONE, Fields::new(&[])));
}

#[test]
fn a_text_without_escapes_is_not_copied() {
    let name = Provider::from_text(PROVIDER).unwrap().name;
    let is_within = PROVIDER.as_bytes().as_ptr_range().contains(&name.as_ptr());
    assert!(is_within);
}

#[test]
fn a_key_or_a_name_of_another_version_is_told_with_its_place() {
    assert_eq!(told::<Provider>(r#"{ "name": "a", "realm": "b" }"#), "there is no `realm` here");
    assert_eq!(told::<Operation>(r#"{ "order": "random" }"#), "`order`: there is no `random` here");
    let write = |write: &str| told::<Operation>(&format!(r#"{{ "body": {{ "root": {{ "a": [{write}] }} }} }}"#));
    assert_eq!(write(r#"{ "slot": 0, "as": "x" }"#), "`body.root.a`: there is no `as` here");
    assert_eq!(write(r#"{ "rank": 1 }"#), "`body.root.a`: `slot` is missing");
    let each = r#"{ "each": { "elements": { "rows": 0 }, "node": [] } }"#;
    assert_eq!(write(each), "`body.root.a.each.elements`: there is no `rows` here");
}

#[test]
fn a_value_of_another_kind_is_told_with_its_place() {
    assert_eq!(told::<Provider>("[]"), "it is a list, not an object");
    assert_eq!(told::<Provider>(r#"{ "settings": [1] }"#), "`settings.0`: it is a number, not a text");
    assert_eq!(told::<Provider>(r#"{ "auth": {} }"#), "`auth`: it has 0 keys, not one");
    let captures = |number: &str| told::<Operation>(&format!(r#"{{ "body": {{ "captures": {number} }} }}"#));
    assert_eq!(captures("65536"), "`body.captures`: no table counts to 65536 here");
    assert_eq!(captures("true"), "`body.captures`: it is a boolean, not a number");
}

#[test]
fn what_is_no_json_is_told() {
    for text in ["", "{", "{}}", "null", r#"{ "name": null }"#, r#"{ "name": 1.5 }"#, &"[".repeat(100_000)] {
        assert!(told::<Provider>(text).starts_with("it is no JSON as tables have it: "), "{text}");
    }
}

#[test]
fn numbers_of_arbitrary_precision_are_numbers() {
    let text = r#"{ "body": { "captures": { "$serde_json::private::Number": "7" } } }"#;
    assert_eq!(Operation::from_text(text).unwrap().body.captures, 7);
}

proptest! {
    #[test]
    fn every_text_survives(chars in proptest::collection::vec(any::<char>(), 0..20)) {
        let text = String::from_iter(chars);
        let json = serde_json::json!({ "title": text, "headers": { &text: &text } }).to_string();
        let provider = Provider::from_text(json.leak()).unwrap();
        prop_assert_eq!(provider.title, &text);
        prop_assert_eq!(provider.headers, [(&*text, &*text)]);
    }

    #[test]
    fn a_damaged_text_is_a_table_or_an_error(at in 0..OPERATION.len(), len in 0..40_usize, instead in "[ -~]{0,3}") {
        let mut text = OPERATION.to_owned();
        text.replace_range(at..(at + len).min(text.len()), &instead);
        let _ = Operation::from_text(text.leak());
    }
}
