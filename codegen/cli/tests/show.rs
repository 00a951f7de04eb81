//! `specloom check --show`, run as its users run it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SPEC: &str = r#"specloom: 1
provider: acme
base_url: https://api.acme.example
auth: { bearer: token }
errors: { message: message, code: code, classes: { not_found: [GONE] } }
records:
  Note:
    identity: id
    fields:
      id: { type: string, required: true }
      thread: { type: string }
      words: { type: integer }
      score: { type: number }
      public: { type: boolean }
      written_at: { type: timestamp }
      author: { type: Author }
      tags: { type: list<string> }
      files: { type: list<File> }
  Author: { fields: { name: { type: string }, role: { type: Role } } }
  File: { fields: { url: { type: string }, name: { type: string } } }
enums:
  Role: { values: { admin: , guest: } }
operations:
  list_notes:
    get: /threads/{thread}/notes
    params:
      thread: { in: path, type: string }
    pagination:
      cursor: { param: after, from: next, more: more }
    order: oldest_first_within_page
    empty_on: [{ status: 404, code: EMPTY }]
    items: notes
    returns: Note
    verify: [{ param: thread, among: [thread] }]
    map:
      id: id
      thread: { param: thread }
      words: words
      score: score
      public: public
      written_at: { from: at, as: unix_seconds }
      author: { from: author, map: { name: name, role: role } }
      tags: { each: tags }
      files: { each: files, map: { url: url, name: { from: name, unseen: the vendor has no file with a name } } }
    samples: [first.json, last.json, long.json, empty.http, gone.http, busy.http]
  get_note:
    get: /note
    item: note
    returns: Note
    map: { id: id }
    samples: [note.json]
  get_other:
    get: /other
    item: note
    returns: Note
    map: { id: id }
"#;

const SAMPLES: [(&str, &str); 7] = [
    (
        "first.json",
        r#"{
  "notes": [
    { "id": 1, "thread": "7", "words": 3, "score": 1.5, "public": false, "at": 1776522131.25, "tags": ["a", "b"] },
    { "id": 2, "thread": "7", "author": { "name": "Zo\u00eb \u202e\u0007", "role": "owner" }, "files": [{ "url": "/a" }] }
  ],
  "next": "c2",
  "more": true
}
"#,
    ),
    ("last.json", r#"{ "notes": [], "next": "c3", "more": false }"#),
    ("long.json", r#"{ "notes": [{ "id": "LONG" }], "more": false }"#),
    ("empty.http", "HTTP/1.1 404 Not Found\n\n{ \"code\": \"EMPTY\" }\n"),
    ("gone.http", "HTTP/1.1 400 Bad Request\n\n{ \"code\": \"GONE\", \"message\": \"no such\\nthread\" }\n"),
    ("busy.http", "HTTP/1.1 503 Busy\r\nContent-Type: text/plain\r\nRetry-After: 7\r\n\r\ncome back later\r\n"),
    ("note.json", r#"{ "note": { "id": "n1" } }"#),
];

const SHOWN: &str = r#"acme list_notes: first.json
  2 items, turned round, next page: after=c2

  - id            "2"
    thread        "{thread}"
    author.name   "Zoë \u202e\u0007"
    author.role   "owner"
    files[0].url  "/a"

  - id            "1"
    thread        "{thread}"
    words         3
    score         1.5
    public        false
    written_at    "2026-04-18T14:22:11.250Z"
    tags[0]       "a"
    tags[1]       "b"

  never filled: files[].name

acme list_notes: last.json
  0 items, turned round, last page

acme list_notes: long.json
  1 item, turned round, last page

  - id      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"… (101 characters)
    thread  "{thread}"

  never filled: words, score, public, written_at, author, tags, files

acme list_notes: empty.http
  no items: an error answer that means an empty list

acme list_notes: gone.http
  error, not sent again: not found (400, GONE): no such thread

acme list_notes: busy.http
  error, sent again: the service failed (503): come back later; the service asks to wait 7 s

acme get_note: note.json
  1 record

  id  "n1"

  never filled: thread, words, score, public, written_at, author, tags, files

acme get_other: no samples
"#;

/// A folder with the spec and its samples.
fn run(test: &str, arguments: &[&str]) -> Output {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("acme.yaml"), SPEC).unwrap();
    for (name, text) in SAMPLES {
        fs::write(folder.join(name), text.replace("LONG", &"x".repeat(101))).unwrap();
    }
    Command::new(env!("CARGO_BIN_EXE_specloom")).args(arguments).current_dir(folder).output().unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn what_becomes_of_every_sample_is_shown() {
    let output = run("show", &["check", "--show", "acme.yaml"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(output.stderr));
    assert_eq!(text(output.stdout), SHOWN);
}

#[test]
fn nothing_is_shown_unless_that_is_asked_for() {
    let output = run("not_shown", &["check", "acme.yaml"]);
    assert_eq!((output.status.code(), text(output.stdout)), (Some(0), String::new()));
}

#[test]
fn beside_mistakes_the_samples_of_other_specs_are_shown() {
    let output = run("mistakes", &["check", "--show", "acme.yaml", "missing.yaml"]);
    assert_eq!((output.status.code(), text(output.stdout).as_str()), (Some(1), SHOWN));
    let told = text(output.stderr);
    assert!(told.ends_with("\nsamples of specs with mistakes are not shown\n"), "{told}");
}

#[test]
fn a_spec_with_a_mistake_in_a_sample_is_not_shown() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wrong_sample");
    run("wrong_sample", &["check", "acme.yaml"]);
    fs::write(folder.join("note.json"), r#"{ "note": { "id": [] } }"#).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_specloom"));
    let output = command.args(["check", "--show", "acme.yaml"]).current_dir(folder).output().unwrap();
    assert_eq!((output.status.code(), text(output.stdout)), (Some(1), String::new()));
}

#[test]
fn what_is_for_people_is_not_mixed_with_what_is_for_programs() {
    let output = run("mixed", &["check", "--show", "--format", "json", "acme.yaml"]);
    let expected = "specloom: `--show` prints to standard output for people, where `--format` prints for programs\n";
    assert_eq!((output.status.code(), text(output.stdout)), (Some(2), String::new()));
    assert_eq!(text(output.stderr), expected);
    let human = run("not_mixed", &["check", "--show", "--format", "human", "acme.yaml"]);
    assert_eq!((human.status.code(), text(human.stdout).as_str()), (Some(0), SHOWN));
}

/// The blocks of a document in this language.
fn blocks<'d>(document: &'d str, language: &str) -> Vec<&'d str> {
    let start = format!("```{language}\n");
    document.split(start.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn the_reference_shows_what_is_shown() {
    let reference = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs/README.md")).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shown_in_the_reference");
    fs::create_dir_all(folder.join("specs/samples/acme")).unwrap();
    fs::write(folder.join("specs/acme.yaml"), blocks(&reference, "yaml")[0]).unwrap();
    fs::write(folder.join("specs/samples/acme/list_notes.json"), blocks(&reference, "json")[0]).unwrap();
    let arguments = ["check", "--show", "specs/acme.yaml"];
    let output = Command::new(env!("CARGO_BIN_EXE_specloom")).args(arguments).current_dir(folder).output().unwrap();
    let shown = text(output.stdout) + &text(output.stderr);
    let console = format!("$ cargo run -q -p specloom-cli -- {}\n{shown}", arguments.join(" "));
    assert!(blocks(&reference, "console").contains(&console.as_str()), "the reference does not show\n{console}");
}
