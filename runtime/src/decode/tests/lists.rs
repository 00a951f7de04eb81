//! Lists of scalars and of records.

use super::model::*;
use crate::table::{Body, Convert, Each, Elements, Fields, Frame, Lookup, Node, Otherwise, Required, Target};

static COLORS: Lookup = Lookup { rows: &[("1", "red")], otherwise: Otherwise::Absent, ..Lookup::NONE };
const FILE_FRAME: Frame =
    Frame { slots: 2, required: &[Required { slot: URL, field: "url", path: "url", when: &[] }], ..Frame::NONE };
const FILE: Each = Each {
    elements: Elements::Records { slot: ATTACHMENTS },
    node: Node {
        fields: Fields::new(&[("url", leaf(&[slot(URL)])), ("kind", leaf(&[slot(FILE_KIND)]))]),
        ..Node::NONE
    },
    frame: FILE_FRAME,
};
static BODY: Body = body(object(&[(
    "items",
    array(&items(
        0,
        object(&[
            ("tags", array(&values(leaf(&[slot(TAGS)])))),
            (
                "inboxes",
                array(&values(object(&[("name", leaf(&[ranked(TAGS, 2)])), ("channel", leaf(&[ranked(TAGS, 1)]))]))),
            ),
            ("colors", array(&values(leaf(&[write(Target::Slot(TAGS), 3, Convert::Lookup(&COLORS))])))),
            ("groups", array(&values(object(&[("tags", array(&values(leaf(&[ranked(TAGS, 4)]))))])))),
            ("tag", leaf(&[ranked(TAGS, 5)])),
            ("files", Node { at: &[(0, object(&[("url", leaf(&[slot(TEXT)]))]))], ..array(&FILE) }),
            ("folders", array(&values(object(&[("files", array(&FILE))])))),
        ]),
        FRAME,
    )),
)]));

fn item(fields: &str) -> String {
    format!(r#"{{"items":[{{{fields}}}]}}"#)
}

fn tags(fields: &str) -> Vec<String> {
    messages(&BODY, &item(fields)).remove(0).tags
}

fn urls(fields: &str) -> Vec<String> {
    let files = messages(&BODY, &item(fields)).remove(0).attachments;
    files.into_iter().filter_map(|file| file.url).collect()
}

#[test]
fn scalars_are_appended() {
    assert_eq!(tags(r#""tags":["a",null,5,"b"]"#), ["a", "5", "b"]);
    assert_eq!(tags(r#""tags":null"#), [""; 0]);
    assert_eq!(tags(r#""colors":[1,2,"1"]"#), ["red", "red"]);
    assert_eq!(tags(r#""tag":"x""#), ["x"]);
}

#[test]
fn an_array_that_stands_twice_is_not_appended_twice() {
    assert_eq!(tags(r#""tags":["a","b"],"tags":["c"]"#), ["c"]);
    assert_eq!(tags(r#""tags":["a"],"tags":[]"#), [""; 0]);
    assert_eq!(tags(r#""tag":"x","tag":"y""#), ["y"]);
    assert_eq!(urls(r#""files":[{"url":"a"},{"url":"b"}],"files":[{"url":"c"}]"#), ["c"]);
}

#[test]
fn the_array_with_the_lowest_rank_counts() {
    assert_eq!(tags(r#""tags":["a"],"inboxes":[{"name":"n"}],"tag":"x""#), ["a"]);
    assert_eq!(tags(r#""tag":"x","inboxes":[{"name":"n"}],"tags":["a"]"#), ["a"]);
    assert_eq!(tags(r#""colors":[1],"inboxes":[{"name":"n"}]"#), ["n"]);
}

#[test]
fn each_element_gives_its_best_value() {
    let inboxes = r#""inboxes":[{"name":"n1"},{"channel":"c2","name":"n2"},{"name":"n3","channel":"c3"},{},null,{"channel":null,"name":"n4"}]"#;
    assert_eq!(tags(inboxes), ["n1", "c2", "c3", "n4"]);
    assert_eq!(tags(r#""inboxes":[{"name":"old","name":"new"}]"#), ["new"]);
}

#[test]
fn arrays_in_arrays_are_flattened() {
    assert_eq!(tags(r#""groups":[{"tags":["a","b"]},{},{"tags":[]},{"tags":["c"]}]"#), ["a", "b", "c"]);
    assert_eq!(urls(r#""folders":[{"files":[{"url":"a"}]},{"files":[{"url":"b"},{"url":"c"}]}]"#), ["a", "b", "c"]);
    assert_eq!(urls(r#""folders":[{"files":[{"url":"a"}]}],"folders":[]"#), [""; 0]);
}

#[test]
fn lists_of_one_item_do_not_reach_the_next() {
    let json = r#"{"items":[{"tags":["a"],"files":[{"url":"u"}]},{"tags":["b"]},{}]}"#;
    let lists: Vec<_> =
        messages(&BODY, json).into_iter().map(|message| (message.tags, message.attachments.len())).collect();
    assert_eq!(lists, [(vec!["a".to_owned()], 1), (vec!["b".to_owned()], 0), (vec![], 0)]);
}

#[test]
fn an_element_may_be_a_record_and_have_a_part_in_the_item() {
    let message = messages(&BODY, &item(r#""files":[{"url":"a","kind":"k"},{"url":"b"}]"#)).remove(0);
    assert_eq!(message.text.as_deref(), Some("a"));
    assert_eq!(message.attachments.len(), 2);
    assert_eq!(message.attachments[0].kind.as_deref(), Some("k"));
}

#[test]
fn errors_name_the_element() {
    assert_eq!(error(&BODY, &item(r#""tags":["a",true]"#)).0, "$.items[0].tags[1]");
    assert_eq!(error(&BODY, &item(r#""tags":["a",["b"]]"#)).0, "$.items[0].tags[1]");
    assert_eq!(error(&BODY, &item(r#""tags":{}"#)).0, "$.items[0].tags");
    assert_eq!(error(&BODY, &item(r#""inboxes":[{"name":"n"},"x"]"#)).0, "$.items[0].inboxes[1]");
    let (path, message) = error(&BODY, &item(r#""files":[null,{"kind":"k"}]"#));
    assert_eq!(path, "$.items[0].files[1]");
    assert_eq!(message, "the required field `url` has no value; it is looked for at `url`");
}
