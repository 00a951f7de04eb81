//! What samples say about paths and values.

use super::{Base, Explanation, File, several};
use crate::diagnostic::Code;

/// Notes.
const NOTES: &[File] = &[(
    "samples/list_notes.json",
    r#"{
  "notes": [{ "id": 12, "body": "Milk, eggs" }],
  "next": null
}
"#,
)];

/// Notes with a time.
const CREATED: &[File] = &[(
    "samples/list_notes.json",
    r#"{
  "notes": [{ "id": 12, "body": "Milk", "created": 1767600000 }],
  "next": null
}
"#,
)];

/// Notes one step further down.
const NESTED: &[File] = &[(
    "samples/list_notes.json",
    r#"{
  "data": { "notes": [{ "id": 12, "body": "Milk, eggs" }] },
  "next": null
}
"#,
)];

/// Notes with a cursor one step further down.
const PAGING: &[File] = &[(
    "samples/list_notes.json",
    r#"{
  "notes": [{ "id": 12, "body": "Milk" }],
  "paging": { "after": "x7" }
}
"#,
)];

/// Notes of which one has no text.
const WITHOUT_TEXT: &[File] = &[(
    "samples/list_notes.json",
    r#"{
  "notes": [{ "id": 12, "body": "Milk" }, { "id": 11, "body": null }],
  "next": null
}
"#,
)];

/// Notes with a number for their state.
const STATES: &[File] = &[(
    "samples/list_notes.json",
    r#"{
  "notes": [{ "id": 12, "body": "Milk", "status": 1 }],
  "next": null
}
"#,
)];

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::UnseenPath,
        rule: "Each path leads somewhere in one of the samples at least; `null` will do. A path that no sample has stands \
               in a mapping, as `from`, with the reason why it is right all the same, as `unseen`. Where a header \
               `Link` gives the URL of the next page, a `.http` sample has one, or `unseen` stands beside `header`.",
        why: "A path that finds nothing is no error at run time, because values may be absent. A field is empty in \
              every record, or a list ends after its first page, and both look like success. Documentation is no \
              proof: one vendor's describes ten fields of a message that it does not send.",
        base: Base::Provider,
        wrong: several(
            r#"
operations:
  list_notes:
    map:
      text: content
    samples: [samples/list_notes.json]
"#,
            NOTES,
        ),
        right: several(
            r#"
operations:
  list_notes:
    map:
      text: body
    samples: [samples/list_notes.json]
"#,
            NOTES,
        ),
    },
    Explanation {
        code: Code::SampleMismatch,
        rule: "Every value that is mapped fits the type of its field, in all samples. A time that lies in 1970 or \
               beyond 2200 does not fit if another unit puts it into our days. A message of an error is a text.",
        why: "A value that does not fit is an error for its whole page, each time a program reads it. A time in the \
              wrong unit is worse: it is no error, but a message from another century.",
        base: Base::Provider,
        wrong: several(
            r#"
records:
  Note:
    fields:
      written_at: { type: timestamp }
operations:
  list_notes:
    map:
      written_at: { from: created, as: unix_millis }
    samples: [samples/list_notes.json]
"#,
            CREATED,
        ),
        right: several(
            r#"
records:
  Note:
    fields:
      written_at: { type: timestamp }
operations:
  list_notes:
    map:
      written_at: { from: created, as: unix_seconds }
    samples: [samples/list_notes.json]
"#,
            CREATED,
        ),
    },
    Explanation {
        code: Code::NotAnArray,
        rule: "In every sample, what `items` and `each` name is an array, and what `item` and a nested record are read \
               from is an object.",
        why: "Anything else there is an error for the whole page. Mostly the path ends one step too early.",
        base: Base::Provider,
        wrong: several(
            r#"
operations:
  list_notes:
    items: data
    samples: [samples/list_notes.json]
"#,
            NESTED,
        ),
        right: several(
            r#"
operations:
  list_notes:
    items: data.notes
    samples: [samples/list_notes.json]
"#,
            NESTED,
        ),
    },
    Explanation {
        code: Code::PageValue,
        rule: "In every sample, a cursor is a text or an integer, and is there where `more` is `true`. The URL of the next \
               page is one that a client follows: it stays at the origin of `base_url` and names no user. `more` is a \
               boolean, `total` and `pages` are integers from 0 on. Every item has the `key` of a keyset.",
        why: "The next page is asked for with this value. Of another kind, it ends the scan with an error, on the \
              first page that has a successor. A token that is taken for a URL asks for an address that the vendor does \
              not have.",
        base: Base::Provider,
        wrong: several(
            r#"
operations:
  list_notes:
    pagination: { cursor: { param: after, from: paging } }
    samples: [samples/list_notes.json]
"#,
            PAGING,
        ),
        right: several(
            r#"
operations:
  list_notes:
    pagination: { cursor: { param: after, from: paging.after } }
    samples: [samples/list_notes.json]
"#,
            PAGING,
        ),
    },
    Explanation {
        code: Code::RequiredAbsent,
        rule: "A required field has a value in each item of each sample.",
        why: "An item without it is an error for its whole page. Vendors leave out more than their documentation says: \
              a message with only an attachment has no text.",
        base: Base::Provider,
        wrong: several(
            r#"
records:
  Note:
    fields:
      text: { type: string, required: true }
operations:
  list_notes:
    map:
      text: body
    samples: [samples/list_notes.json]
"#,
            WITHOUT_TEXT,
        ),
        right: several(
            r#"
records:
  Note:
    fields:
      text: { type: string }
operations:
  list_notes:
    map:
      text: body
    samples: [samples/list_notes.json]
"#,
            WITHOUT_TEXT,
        ),
    },
    Explanation {
        code: Code::TableKey,
        rule: "The keys of a `table` are values that the vendor can send. Where all samples have numbers, a key is a \
               number; where they have booleans, it is `true` or `false`.",
        why: "Such a key never matches. The value that it was meant for is passed on as an unknown one, or becomes \
              what `otherwise` says.",
        base: Base::Provider,
        wrong: several(
            r#"
enums:
  State: { values: { draft: Not sent., done: Sent. } }
records:
  Note:
    fields:
      state: { type: State }
operations:
  list_notes:
    map:
      state: { from: status, table: { zero: draft, 1: done } }
    samples: [samples/list_notes.json]
"#,
            STATES,
        ),
        right: several(
            r#"
enums:
  State: { values: { draft: Not sent., done: Sent. } }
records:
  Note:
    fields:
      state: { type: State }
operations:
  list_notes:
    map:
      state: { from: status, table: { 0: draft, 1: done } }
    samples: [samples/list_notes.json]
"#,
            STATES,
        ),
    },
    Explanation {
        code: Code::UnlistedValue,
        rule: "The `table` of a field, or its enum where there is no table, names every value that samples have, unless \
               `otherwise` says what the others become.",
        why: "A value that is not named is kept as an unknown one, which no `match` of a program expects. \
              Documentation leaves values out: that of one vendor names three kinds of message, and there are four.",
        base: Base::Provider,
        wrong: several(
            r#"
enums:
  State: { values: { draft: Not sent., done: Sent. } }
records:
  Note:
    fields:
      state: { type: State }
operations:
  list_notes:
    map:
      state: { from: status, table: { 0: draft } }
    samples: [samples/list_notes.json]
"#,
            STATES,
        ),
        right: several(
            r#"
enums:
  State: { values: { draft: Not sent., done: Sent. } }
records:
  Note:
    fields:
      state: { type: State }
operations:
  list_notes:
    map:
      state: { from: status, table: { 0: draft, 1: done } }
    samples: [samples/list_notes.json]
"#,
            STATES,
        ),
    },
];
