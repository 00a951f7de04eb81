//! Paths into JSON.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::BadPath,
        rule: "A path names exactly one place: keys with `.` between them, elements as `[0]`, counted from 0. A key \
               with other characters than letters, digits and `_`, or with a digit in front, is written as `['key']`. \
               There is no `*`, no `..`, no filter, and no index from the end.",
        why: "An answer is read once, from front to back, which needs a place that is known beforehand. A path that \
              only looks like one finds nothing, so that the field is empty in every record.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    map:
      text: note-body
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    map:
      text: "['note-body']"
"#,
        ),
    },
    Explanation {
        code: Code::PathRoot,
        rule: "A path starts where its value can be read. In `map` it starts at the item, unless `$` says the body. In \
               `items`, `item`, `errors` and what pagination reads of a page, it starts at the body, and `@` means \
               nothing. In `each`, `join`, `verify`, a nested record and the `key` of a keyset, `$` means nothing. \
               With `items: $` the body is the list itself, and nothing else can be read from it.",
        why: "From the wrong start nothing is found. A cursor that is looked for in an item is never there, so the \
              list would end after its first page as if it were complete.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    pagination: { cursor: { param: after, from: "@.next" } }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    pagination: { cursor: { param: after, from: next } }
"#,
        ),
    },
];
