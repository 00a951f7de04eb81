//! The generator checks samples by itself, and the runtime reads them: what the one lets pass, the other can read.

use serde_json::{Value, json};
use specloom::__v1::dynamic::Stored;
use specloom_codegen::{Source, Sources, check};
use specloom_dynamic::Operation;

/// A provider whose operations map a field of every kind, from everywhere.
const SPEC: &str = r#"specloom: 1
provider: acme
base_url: https://api.example.com
auth: { none: open data }
enums:
  State: { values: { open: , closed: } }
records:
  Note:
    identity: id
    fields:
      id: { type: string, required: true }
      thread: { type: string }
      title: { type: string }
      words: { type: integer }
      score: { type: number }
      public: { type: boolean }
      state: { type: State }
      kind: { type: string }
      written_at: { type: timestamp }
      seen_at: { type: timestamp }
      author: { type: Author }
      tags: { type: list<string> }
      marks: { type: list<integer> }
      files: { type: list<File> }
  Author: { fields: { id: { type: string, required: true }, name: { type: string } } }
  File: { fields: { url: { type: string, required: true }, made_at: { type: timestamp } } }
operations:
  list_notes:
    get: /notes
    pagination: { cursor: { param: after, from: [page.next, next], more: page.more } }
    order: unspecified
    items: [data.notes, notes]
    returns: Note
    map:
      id: id
      thread: $.thread.id
      title: [title, subject]
      words: words
      score: score
      public: public
      state: state
      kind: { from: type, table: { 1: note, 2: task }, otherwise: none }
      written_at: { from: at.written, as: rfc3339 }
      seen_at: { from: at.seen, as: unix_seconds }
      author: { from: author, map: { id: id, name: { join: [first, last] } } }
      tags: { each: tags }
      marks: { each: marks, from: value }
      files: { each: files, map: { url: url, made_at: { from: made, as: unix_millis } } }
    samples: [list_notes.json]
  list_threads:
    get: /threads
    pagination: { keyset: { param: before, key: id, pick: min } }
    order: unspecified
    items: $
    returns: Author
    map: { id: id, name: "names[0]" }
    samples: [list_threads.json]
  list_pages:
    get: /pages
    pagination: { page: { param: page, start: 1, pages: meta.pages } }
    order: unspecified
    items: pages
    items_optional: true
    returns: Author
    map: { id: id }
    samples: [list_pages.json]
  get_note:
    get: /note
    item: note
    returns: Author
    map: { id: id, name: { from: name, absent: nobody, table: { x: y } } }
    samples: [get_note.json]
"#;

const SAMPLES: [(&str, &str); 4] = [
    (
        "list_notes.json",
        r#"{
            "data": { "notes": [{
                "id": 1, "title": "a", "subject": "b", "words": 3, "score": 1.5, "public": true, "state": "open",
                "type": 1, "at": { "written": "2026-04-18T14:22:11Z", "seen": 1776522131 },
                "author": { "id": "u1", "first": "Jane", "last": "Doe" }, "tags": ["x"], "marks": [{ "value": 7 }],
                "files": [{ "url": "/f", "made": 1776522131000 }]
            }] },
            "notes": [], "thread": { "id": 5 }, "page": { "next": "c", "more": true }, "next": null
        }"#,
    ),
    ("list_threads.json", r#"[{ "id": 9, "names": ["a"] }, { "id": "8", "names": ["b"] }]"#),
    ("list_pages.json", r#"{ "pages": [{ "id": 1 }], "meta": { "pages": 3 } }"#),
    ("get_note.json", r#"{ "note": { "id": 1, "name": "x" } }"#),
];

/// Values that a vendor might send in the place of others.
fn values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!("false"),
        json!(0),
        json!(-1),
        json!(7.0),
        json!(1.5),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!(" 7"),
        json!("7"),
        json!("2026-04-18 14:22:11"),
        json!("2026-04-18T14:22:11+02:00"),
        json!([]),
        json!([null]),
        json!([[1.5]]),
        json!([{}]),
        json!({}),
        json!({ "id": 1 }),
        json!({ "id": { "id": 1 } }),
    ]
}

/// The pointers of a value and of what is in it.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            object.iter().for_each(|(key, below)| pointers(below, &format!("{at}/{key}"), found));
        }
        Value::Array(array) => {
            let numbered = array.iter().enumerate();
            numbered.for_each(|(index, below)| pointers(below, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
    found.push(at.to_owned());
}

/// The body without what stands at a pointer.
fn without(mut body: Value, pointer: &str) -> Value {
    let Some((parent, key)) = pointer.rsplit_once('/') else { return Value::Null };
    match body.pointer_mut(parent) {
        Some(Value::Object(object)) => drop(object.remove(key)),
        Some(Value::Array(array)) => drop(array.remove(key.parse().expect("it is an index"))),
        _ => {}
    }
    body
}

/// Bodies that differ from this one in one place.
fn changed(body: &Value) -> Vec<String> {
    let mut found = Vec::new();
    pointers(body, "", &mut found);
    let replaced = |pointer: &String, value: Value| {
        let mut body = body.clone();
        *body.pointer_mut(pointer).expect("it is there") = value;
        body
    };
    let bodies = found.iter().flat_map(|pointer| {
        let replaced = values().into_iter().map(move |value| replaced(pointer, value));
        replaced.chain([without(body.clone(), pointer)])
    });
    bodies.map(|body| body.to_string()).collect()
}

/// The spec with its samples, of which one may hold something else.
fn sources(other: Option<(usize, &str)>) -> Sources {
    let mut sources = Sources::default();
    sources.add(Source { path: "acme.yaml".into(), text: SPEC.into() });
    for (index, (path, text)) in SAMPLES.into_iter().enumerate() {
        let text = other.filter(|(other, _)| *other == index).map_or(text, |(_, text)| text);
        sources.add_sample(Source { path: path.into(), text: text.into() });
    }
    sources
}

fn operations() -> Vec<Operation> {
    let sources = sources(None);
    let checked = check(&sources).unwrap_or_else(|found| panic!("{}", found[0].render(&sources)));
    specloom_dynamic::provider(&checked.model, 0).expect("the spec is small").operations
}

/// Why a client cannot read a body.
fn unread(operation: &Operation, body: &str) -> Option<String> {
    let answer = Stored { status: 200, headers: &[], body: body.as_bytes() };
    operation.read(&answer).err().map(|error| error.to_string())
}

#[test]
fn what_the_generator_lets_pass_the_runtime_can_read() {
    let (mut passed, mut refused) = (0, 0);
    for (index, operation) in operations().iter().enumerate() {
        let body = serde_json::from_str(SAMPLES[index].1).expect("it is JSON");
        for body in changed(&body) {
            match (check(&sources(Some((index, &body)))), unread(operation, &body)) {
                (Ok(_), Some(error)) => panic!("the generator lets {body} pass, but: {error}"),
                (Ok(_), None) => passed += 1,
                (Err(_), Some(_)) => refused += 1,
                // The generator finds more: paths that lead nowhere, tables that never match.
                (Err(_), None) => {}
            }
        }
    }
    assert!(passed > 200 && refused > 200, "{passed} passed, {refused} were refused by both");
}
