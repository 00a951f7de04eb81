//! What the envelope says, and what items take over from it.

use super::model::*;
use crate::table::{
    Body, Convert, Each, Elements, Final, Frame, Lookup, Node, Otherwise, Pick, Required, Source, Target,
};

static LAST: Lookup = Lookup { rows: &[("end", "")], otherwise: Otherwise::Keep, ..Lookup::NONE };
const CONVERSATION_FINALS: &[Final] = &[
    Final { slot: CONVERSATION, source: Source::Capture(0), convert: Convert::Plain },
    Final { slot: CONVERSATION, source: Source::Text("unknown"), convert: Convert::Plain },
];
static BODY: Body = Body {
    captures: 1,
    ..body(object(&[
        ("next", leaf(&[write(Target::Next, 0, Convert::Lookup(&LAST))])),
        ("next2", leaf(&[write(Target::Next, 1, Convert::Plain)])),
        ("more", leaf(&[to(Target::More)])),
        ("total", leaf(&[to(Target::Total)])),
        ("conversation", leaf(&[to(Target::Capture(0))])),
        (
            "items",
            array(&items(
                0,
                object(&[
                    ("id", leaf(&[slot(ID), to(Target::Key(Pick::Max))])),
                    ("conversation", leaf(&[slot(CONVERSATION)])),
                ]),
                Frame { finals: CONVERSATION_FINALS, ..FRAME },
            )),
        ),
    ]))
};

const REQUIRED_FINAL: Frame = Frame {
    finals: &[Final { slot: CONVERSATION, source: Source::Capture(0), convert: Convert::Plain }],
    required: &[Required { slot: CONVERSATION, field: "conversation_id", path: "$.id", when: &[] }],
    ..FRAME
};
static REQUIRED: Body = Body {
    captures: 1,
    ..body(object(&[
        ("list", Node { at: &[(0, array(&items(0, object(&[]), REQUIRED_FINAL)))], ..Node::NONE }),
        ("id", leaf(&[to(Target::Capture(0))])),
    ]))
};

const FILE: Each = Each {
    elements: Elements::Records { slot: ATTACHMENTS },
    node: object(&[("url", leaf(&[slot(URL)]))]),
    frame: Frame {
        slots: 2,
        finals: &[Final { slot: FILE_KIND, source: Source::Capture(0), convert: Convert::Plain }],
        required: &[Required { slot: FILE_KIND, field: "kind", path: "$.kind", when: &[] }],
        ..Frame::NONE
    },
};
static NESTED: Body = Body {
    captures: 1,
    ..body(object(&[
        ("items", array(&items(0, object(&[("files", array(&FILE))]), FRAME))),
        ("kind", leaf(&[to(Target::Capture(0))])),
    ]))
};

fn envelope(fields: &str) -> (Option<String>, Option<bool>, Option<u64>) {
    let page = read(&BODY, &format!(r#"{{"items":[],{fields}}}"#)).unwrap();
    (page.next, page.more, page.total)
}

fn conversations(json: &str) -> Vec<String> {
    messages(&BODY, json).into_iter().filter_map(|message| message.conversation_id).collect()
}

#[test]
fn a_cursor_is_a_text_or_an_integer_and_never_empty() {
    assert_eq!(envelope(r#""next":"abc""#).0.as_deref(), Some("abc"));
    assert_eq!(envelope(r#""next":18446744073709551615"#).0.as_deref(), Some("18446744073709551615"));
    for none in [r#""next":"""#, r#""next":null"#, r#""next":"end""#, r#""other":"x""#] {
        assert_eq!(envelope(none).0, None, "{none}");
    }
    for wrong in ["true", "1.5", "{}", "[]"] {
        assert_eq!(error(&BODY, &format!(r#"{{"next":{wrong},"items":[]}}"#)).0, "$.next", "{wrong}");
    }
}

#[test]
fn the_envelope_goes_by_rank_too() {
    assert_eq!(envelope(r#""next2":"b","next":"a""#).0.as_deref(), Some("a"));
    assert_eq!(envelope(r#""next":"","next2":"b""#).0.as_deref(), Some("b"));
}

#[test]
fn the_flag_is_a_boolean_and_the_total_a_count() {
    assert_eq!(envelope(r#""more":false,"total":0"#), (None, Some(false), Some(0)));
    assert_eq!(envelope(r#""more":"true","total":"12""#), (None, Some(true), Some(12)));
    assert_eq!(error(&BODY, r#"{"more":1,"items":[]}"#).0, "$.more");
    assert_eq!(
        error(&BODY, r#"{"total":-1,"items":[]}"#),
        ("$.total".into(), "expected an integer from 0 on, found the integer -1".into())
    );
    assert_eq!(error(&BODY, r#"{"total":1.5,"items":[]}"#).0, "$.total");
}

#[test]
fn items_take_over_a_value_of_the_envelope_wherever_it_stands() {
    let items = r#""items":[{},{"conversation":"own"},null,{}]"#;
    for json in [format!(r#"{{"conversation":5,{items}}}"#), format!(r#"{{{items},"conversation":5}}"#)] {
        assert_eq!(conversations(&json), ["5", "own", "5"]);
    }
    let twice = format!(r#"{{"conversation":5,{items},"conversation":6}}"#);
    assert_eq!(conversations(&twice), ["6", "own", "6"]);
}

#[test]
fn finals_are_tried_in_order() {
    assert_eq!(conversations(r#"{"items":[{},{"conversation":"own"}]}"#), ["unknown", "own"]);
}

#[test]
fn items_of_an_array_that_was_replaced_do_not_wait() {
    assert_eq!(conversations(r#"{"items":[{},{},{}],"items":[{}],"conversation":"c"}"#), ["c"]);
}

#[test]
fn a_required_value_of_the_envelope_is_missed_at_the_item() {
    assert!(read(&REQUIRED, r#"{"list":[[{}]],"id":"x"}"#).is_ok());
    assert_eq!(
        error(&REQUIRED, r#"{"list":[[null,{}]]}"#),
        ("$.list[0][1]".into(), "the required field `conversation_id` has no value; it is looked for at `$.id`".into())
    );
    assert_eq!(error(&REQUIRED, r#"{"list":[[{}]],"id":true}"#).0, "$.list[0][0]");
}

#[test]
fn records_inside_items_take_over_values_too() {
    let items = r#""items":[{"files":[{"url":"a"},{"url":"b"}]}]"#;
    for json in [format!(r#"{{"kind":"k",{items}}}"#), format!(r#"{{{items},"kind":"k"}}"#)] {
        let files = messages(&NESTED, &json).remove(0).attachments;
        assert_eq!(files.len(), 2);
        assert!(files.iter().all(|file| file.kind.as_deref() == Some("k")));
    }
    assert_eq!(error(&NESTED, &format!("{{{items}}}")).0, "$.items[0].files[0]");
}

#[test]
fn items_without_a_key_do_not_count_for_it() {
    let page = read(&BODY, r#"{"items":[{"id":5},{},{"id":"12"},{"id":null},{"id":7}]}"#).unwrap();
    assert_eq!(page.key.as_deref(), Some("12"));
    assert_eq!(read(&BODY, r#"{"items":[{}]}"#).unwrap().key, None);
}
