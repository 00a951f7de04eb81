//! Where the fields of a record come from.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::FieldUnknown,
        rule: "The keys of `map` are fields of the record that the operation returns. What the vendor calls a value \
               stands on the other side, in the path.",
        why: "The value would be read and go nowhere, and the field that was meant would be empty in every record.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    map:
      body: text
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    map:
      text: body
"#,
        ),
    },
    Explanation {
        code: Code::FieldUnmapped,
        rule: "Every required field of the record is mapped.",
        why: "A record cannot be made without it, so every page that holds one would be an error.",
        base: Base::Provider,
        wrong: spec(
            r#"
records:
  Note:
    fields:
      title: { type: string, required: true }
operations:
  list_notes:
    map:
      text: body
"#,
        ),
        right: spec(
            r#"
records:
  Note:
    fields:
      title: { type: string, required: true }
operations:
  list_notes:
    map:
      text: body
      title: subject
"#,
        ),
    },
    Explanation {
        code: Code::MappingShape,
        rule: "A mapping fits its field. A list has `each`, a nested record has `map`, any other field a path or one of \
               `from`, `const`, `param` and `join`. Each part has a meaning where it stands: `absent` beside a \
               `table`, `with` beside `join`. Of alternatives, the one that always gives a value stands last, and \
               paths at `$` stand behind those of the item. An array fills one list.",
        why: "A part without a meaning would be passed over, and the spec would say what does not happen: a value \
              that never stands in, an alternative that is never tried.",
        base: Base::Provider,
        wrong: spec(
            r#"
records:
  Note:
    fields:
      tags: { type: list<string> }
operations:
  list_notes:
    map:
      tags: labels
"#,
        ),
        right: spec(
            r#"
records:
  Note:
    fields:
      tags: { type: list<string> }
operations:
  list_notes:
    map:
      tags: { each: labels }
"#,
        ),
    },
    Explanation {
        code: Code::TimeFormat,
        rule: "The mapping of a timestamp names its format with `as`: `rfc3339`, `unix_seconds`, `unix_millis`, \
               `unix_micros` or `unix_nanos`. No other field has one, and a timestamp has no `table`.",
        why: "A number does not say whether it counts seconds or milliseconds. Read with the wrong unit, a message of \
              today is from 1970, or from the year 58,000, and no error tells.",
        base: Base::Provider,
        wrong: spec(
            r#"
records:
  Note:
    fields:
      written_at: { type: timestamp }
operations:
  list_notes:
    map:
      written_at: created
"#,
        ),
        right: spec(
            r#"
records:
  Note:
    fields:
      written_at: { type: timestamp }
operations:
  list_notes:
    map:
      written_at: { from: created, as: unix_seconds }
"#,
        ),
    },
    Explanation {
        code: Code::TableValue,
        rule: "What `table`, `const`, `otherwise` and `absent` give fits the field: one of its enum's values, or a \
               value of its type. `none` stands for no value; an enum's value of that name stands in quotes. A \
               timestamp takes none of these keys.",
        why: "Enums are open, so that a value which a vendor adds does not fail a page. For the same reason a misspelt \
              value would pass: no `match` of the program would know it.",
        base: Base::Provider,
        wrong: spec(
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
      state: { from: status, table: { 0: drft, 1: done } }
"#,
        ),
        right: spec(
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
"#,
        ),
    },
];
