//! Answers of the vendor beside a spec, and what is said about them.

use super::{Base, Explanation, File, several, spec};
use crate::diagnostic::Code;

/// Notes that can be pinned.
const PINNED: &[File] = &[(
    "samples/list_notes.json",
    r#"{
  "notes": [{ "id": 12, "body": "Milk", "pinned": true }],
  "next": null
}
"#,
)];

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::SampleMissing,
        rule: "Each file under `samples` is there, relative to the spec. It is UTF-8 text of at most 16 MiB.",
        why: "Samples show that the paths of a spec fit what the vendor sends. One that is not read shows nothing, and \
              the spec would pass for proven.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    samples: [samples/list_note.json]
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    samples: [samples/list_notes.json]
"#,
        ),
    },
    Explanation {
        code: Code::SampleInvalid,
        rule: "A sample whose name ends in `.json` holds the body of a success, as JSON. One that ends in `.http` holds \
               an answer as `curl -i` prints it: status line, headers, a blank line, the body.",
        why: "A file that is no answer proves nothing. Mostly it was cut off, or edited by hand to remove what is \
              private.",
        base: Base::Provider,
        wrong: several(
            r#"
operations:
  list_notes:
    samples: [samples/list_notes.json]
"#,
            &[(
                "samples/list_notes.json",
                r#"{
  "notes": [{ "id": 12, "body": "Milk, eggs" }],
  "next": null,
}
"#,
            )],
        ),
        right: several(
            r#"
operations:
  list_notes:
    samples: [samples/list_notes.json]
"#,
            &[(
                "samples/list_notes.json",
                r#"{
  "notes": [{ "id": 12, "body": "Milk, eggs" }],
  "next": null
}
"#,
            )],
        ),
    },
    Explanation {
        code: Code::SeenAfterAll,
        rule: "`unseen` says why a path is right that no sample has. Once the samples have all that it covers, it is \
               removed.",
        why: "A reason that no longer holds excuses the next mistake: when the path stops fitting, nobody is told.",
        base: Base::Provider,
        wrong: several(
            r#"
operations:
  list_notes:
    samples: [samples/list_notes.json]
    map:
      text: { from: body, unseen: Only long notes have one. }
    unmapped: [pinned]
"#,
            PINNED,
        ),
        right: several(
            r#"
operations:
  list_notes:
    samples: [samples/list_notes.json]
    map:
      text: { from: body }
    unmapped: [pinned]
"#,
            PINNED,
        ),
    },
    Explanation {
        code: Code::UnmappedField,
        rule: "What samples have in an item is mapped, or left out on purpose with `unmapped`.",
        why: "A field that nobody maps is skipped without a word. In a fresh sample it may be the only sign that the \
              vendor sends something new, or that a field has another name now.",
        base: Base::Provider,
        wrong: several(
            r#"
operations:
  list_notes:
    samples: [samples/list_notes.json]
"#,
            PINNED,
        ),
        right: several(
            r#"
operations:
  list_notes:
    samples: [samples/list_notes.json]
    unmapped: [pinned]
"#,
            PINNED,
        ),
    },
    Explanation {
        code: Code::NoSample,
        rule: "An operation names a sample of a success that holds a record.",
        why: "Without one, nothing shows that its paths are right. A wrong path is no error at run time: the field is \
              empty in every record, and the list looks complete.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    items: notes
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    items: notes
    samples: [samples/list_notes.json]
"#,
        ),
    },
    Explanation {
        code: Code::UnmappedPath,
        rule: "`unmapped` names values that samples have and nothing maps.",
        why: "Any other path there is misspelt, or left over from an earlier spec. It says that something is left out \
              which is not.",
        base: Base::Provider,
        wrong: several(
            r#"
operations:
  list_notes:
    samples: [samples/list_notes.json]
    map:
      text: body
    unmapped: [pinned, body]
"#,
            PINNED,
        ),
        right: several(
            r#"
operations:
  list_notes:
    samples: [samples/list_notes.json]
    map:
      text: body
    unmapped: [pinned]
"#,
            PINNED,
        ),
    },
];
