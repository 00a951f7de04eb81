//! Names of a spec as names in Rust.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::BadName,
        rule: "A name that becomes a name in Rust has ASCII letters, digits and `_`, starts with a letter, and is none \
               of `self`, `super` and `crate`. What the vendor calls a thing is said elsewhere: with `name` at a \
               parameter, with the path at a field; a value of an enum gets another name with `name`. `bearer` takes such a name too, not a template.",
        why: "It becomes a method, a field or a type that programs use. A name that Rust does not allow would fail in \
              generated code, far from the line that is wrong; letters beyond ASCII give warnings there.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    params:
      2nd_tag: { in: query, type: string }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    params:
      second_tag: { in: query, type: string, name: 2nd_tag }
"#,
        ),
    },
    Explanation {
        code: Code::NameTaken,
        rule: "Names of one kind stay different when they are written as in Rust: `createdAt` and `created_at` are the \
               same field. Names that generated code needs are taken, such as `Client` for a record, `new` for an \
               operation and `send` for a parameter; the reference lists them.",
        why: "The Rust compiler would report the clash in generated code, where nobody wrote either name.",
        base: Base::Provider,
        wrong: spec(
            r#"
records:
  Note:
    fields:
      created_at: { type: timestamp }
      createdAt: { type: string }
"#,
        ),
        right: spec(
            r#"
records:
  Note:
    fields:
      created_at: { type: timestamp }
      created_text: { type: string }
"#,
        ),
    },
];
