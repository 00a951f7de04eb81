//! Where the items stand.

use super::model::*;
use crate::decode::Problem;
use crate::table::{Body, Each, Elements, Fields, Frame, Node, Pick, Required, Target};

const ITEM: Node = object(&[("id", leaf(&[slot(ID), to(Target::Key(Pick::Last))])), ("text", leaf(&[slot(TEXT)]))]);
static BODY: Body = Body {
    items: "a.list or list",
    ..body(object(&[
        ("a", object(&[("list", array(&items(0, ITEM, FRAME)))])),
        ("list", array(&items(1, ITEM, FRAME))),
        ("last", leaf(&[to(Target::Next)])),
    ]))
};
static OPTIONAL: Body = Body { items_optional: true, ..body(object(&[("list", array(&items(0, ITEM, FRAME)))])) };
static SCALARS: Body = body(array(&items(0, leaf(&[slot(ID)]), FRAME)));

const ONE: Each = Each {
    elements: Elements::Items { rank: 0 },
    node: ITEM,
    frame: Frame { required: &[Required { slot: ID, field: "id", path: "id", when: &[] }], ..FRAME },
};
static SINGLE: Body = body(object(&[("item", Node { one: Some(&ONE), ..Node::NONE })]));
static SINGLE_AND_KEYS: Body =
    body(Node { one: Some(&ONE), fields: Fields::new(&[("next", leaf(&[to(Target::Next)]))]), ..Node::NONE });
static FIRST_TWICE: Body = body(object(&[(
    "list",
    Node { at: &[(1, object(&[("id", leaf(&[to(Target::Next)]))]))], ..array(&items(0, ITEM, FRAME)) },
)]));

fn ids(body: &'static Body, json: &str) -> Vec<String> {
    messages(body, json).into_iter().map(|message| message.id).collect()
}

#[test]
fn the_array_with_the_lowest_rank_counts_whatever_the_order() {
    for json in [
        r#"{"a":{"list":[{"id":"1"}]},"list":[{"id":"2"},{"id":"3"}]}"#,
        r#"{"list":[{"id":"2"},{"id":"3"}],"a":{"list":[{"id":"1"}]}}"#,
    ] {
        let page = read(&BODY, json).unwrap();
        assert_eq!(page.items.len(), 1);
        assert_eq!(page.items[0].id, "1");
        assert_eq!(page.key.as_deref(), Some("1"));
    }
    assert_eq!(ids(&BODY, r#"{"a":{"list":null},"list":[{"id":"2"}]}"#), ["2"]);
    assert_eq!(ids(&BODY, r#"{"a":{"list":[]},"list":[{"id":"2"}]}"#), [""; 0]);
}

#[test]
fn the_last_of_two_equal_arrays_counts() {
    assert_eq!(ids(&BODY, r#"{"list":[{"id":"1"},{"id":"2"}],"list":[{"id":"3"}]}"#), ["3"]);
}

#[test]
fn null_elements_are_skipped() {
    assert_eq!(ids(&BODY, r#"{"list":[null,{"id":"1"},null]}"#), ["1"]);
}

#[test]
fn a_body_without_the_array_is_an_error() {
    for json in ["{}", "null", "[]", r#"{"a":{},"last":"x"}"#, r#"{"list":null}"#, r#"{"a":[]}"#] {
        let error = read(&BODY, json).unwrap_err();
        assert_eq!(error.problem, Problem::MissingItems { looked_for: "a.list or list" }, "{json}");
        assert_eq!(error.to_string(), "at $.a.list: the items are missing; they are looked for at `a.list or list`");
    }
}

#[test]
fn a_body_may_lack_the_array_where_the_spec_allows_it() {
    for json in ["{}", "null", r#"{"list":null}"#] {
        assert_eq!(messages(&OPTIONAL, json), []);
    }
    assert_eq!(error(&OPTIONAL, r#"{"list":{}}"#).0, "$.list");
}

#[test]
fn another_type_in_the_array_s_place_is_an_error() {
    assert_eq!(
        error(&BODY, r#"{"list":"no"}"#),
        ("$.list".into(), r#"expected an array, found the string "no""#.into())
    );
    assert_eq!(error(&BODY, r#"{"list":{}}"#), ("$.list".into(), "expected an array, found an object".into()));
    assert_eq!(error(&BODY, r#"{"list":[5]}"#), ("$.list[0]".into(), "expected an object, found the integer 5".into()));
    assert_eq!(error(&BODY, r#""login""#).0, "$");
}

#[test]
fn items_may_be_scalars() {
    assert_eq!(ids(&SCALARS, r#"["a",5,null,"b"]"#), ["a", "5", "b"]);
    assert_eq!(ids(&SCALARS, "[]"), [""; 0]);
}

#[test]
fn one_object_may_be_the_only_item() {
    assert_eq!(ids(&SINGLE, r#"{"item":{"id":5}}"#), ["5"]);
    assert_eq!(ids(&SINGLE, r#"{"item":{"id":5,"text":"old"},"item":{"id":6}}"#), ["6"]);
    for json in ["{}", r#"{"item":null}"#, r#"{"item":[]}"#] {
        assert_eq!(problem(&SINGLE, json), Some(Problem::MissingItems { looked_for: "items" }));
    }
    assert_eq!(error(&SINGLE, r#"{"item":{}}"#).0, "$.item");
    assert_eq!(error(&SINGLE, r#"{"item":[{}]}"#).0, "$.item");
}

#[test]
fn the_only_item_may_hold_keys_of_the_envelope() {
    let page = read(&SINGLE_AND_KEYS, r#"{"id":5,"next":"n","deep":{"id":[1]}}"#).unwrap();
    assert_eq!((page.items[0].id.as_str(), page.next.as_deref()), ("5", Some("n")));
    assert_eq!(error(&SINGLE_AND_KEYS, r#"{"id":5,"next":{}}"#).0, "$.next");
    assert_eq!(error(&SINGLE_AND_KEYS, r#"{"id":[]}"#).0, "$.id");
}

#[test]
fn an_element_may_be_an_item_and_have_a_part_in_the_envelope() {
    let page = read(&FIRST_TWICE, r#"{"list":[{"id":"1"},{"id":2},{"id":"3"}]}"#).unwrap();
    assert_eq!(page.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
    assert_eq!(page.next.as_deref(), Some("2"));
    assert_eq!(error(&FIRST_TWICE, r#"{"list":[{"id":"1"},{"id":true}]}"#).0, "$.list[1].id");
    assert_eq!(error(&FIRST_TWICE, r#"{"list":[{"id":"1"},{"id":"#).0, "$.list[1].id");
}
