//! Types, records and enums.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::UnknownType,
        rule: "A type is `string`, `integer`, `number`, `boolean`, `timestamp`, a record or an enum of the file or of \
               its interface, or `list<T>` of one of these. A setting is a `string` or an `integer`; a parameter of \
               an interface is no list, enum, record or timestamp.",
        why: "The type decides how a value is read and what the field is in Rust. Text for everything that is not \
              known would move the mistake into every program that uses the field.",
        base: Base::Provider,
        wrong: spec(
            r#"
records:
  Note:
    fields:
      words: { type: int }
"#,
        ),
        right: spec(
            r#"
records:
  Note:
    fields:
      words: { type: integer }
"#,
        ),
    },
    Explanation {
        code: Code::RecursiveRecord,
        rule: "A record does not hold itself, neither directly nor through other records. A list of itself is fine.",
        why: "A struct that holds itself has no finite size, and the Rust compiler refuses it in generated code.",
        base: Base::Provider,
        wrong: spec(
            r#"
records:
  Note:
    fields:
      reply: { type: Note }
"#,
        ),
        right: spec(
            r#"
records:
  Note:
    fields:
      replies: { type: list<Note> }
"#,
        ),
    },
    Explanation {
        code: Code::Identity,
        rule: "`identity` names a field of its record, of type `string`.",
        why: "While a list is read, items that come a second time are recognised by this field and dropped, and a \
              vendor that sends known items for ever ends in an error instead of a loop. Ids are numbers with one \
              vendor, texts with another, and can be longer than 64 bits; as a `string`, all of them fit, integers as \
              their digits.",
        base: Base::Provider,
        wrong: spec(
            r#"
records:
  Note:
    identity: id
    fields:
      id: { type: integer, required: true }
"#,
        ),
        right: spec(
            r#"
records:
  Note:
    identity: id
    fields:
      id: { type: string, required: true }
"#,
        ),
    },
    Explanation {
        code: Code::RecordSize,
        rule: "A record has at most 1,000 fields, those of the records in it counted, and holds records at most 16 deep.",
        why: "Every field of a nested record has a place of its own in the outermost one. Records that hold two of the \
              next kind double with every line, and ten more lines would need more memory than there is.",
        base: Base::Provider,
        wrong: spec(
            r#"
records:
  R0: { fields: { a: { type: R1 }, b: { type: R1 } } }
  R1: { fields: { a: { type: R2 }, b: { type: R2 } } }
  R2: { fields: { a: { type: R3 }, b: { type: R3 } } }
  R3: { fields: { a: { type: R4 }, b: { type: R4 } } }
  R4: { fields: { a: { type: R5 }, b: { type: R5 } } }
  R5: { fields: { a: { type: R6 }, b: { type: R6 } } }
  R6: { fields: { a: { type: R7 }, b: { type: R7 } } }
  R7: { fields: { a: { type: R8 }, b: { type: R8 } } }
  R8: { fields: { a: { type: R9 }, b: { type: R9 } } }
  R9: { fields: { a: { type: string } } }
"#,
        ),
        right: spec(
            r#"
records:
  R0: { fields: { a: { type: R1 }, b: { type: R1 } } }
  R1: { fields: { a: { type: R2 }, b: { type: R2 } } }
  R2: { fields: { a: { type: R3 }, b: { type: R3 } } }
  R3: { fields: { a: { type: R4 }, b: { type: R4 } } }
  R4: { fields: { a: { type: R5 } } }
  R5: { fields: { a: { type: R6 }, b: { type: R6 } } }
  R6: { fields: { a: { type: R7 }, b: { type: R7 } } }
  R7: { fields: { a: { type: R8 }, b: { type: R8 } } }
  R8: { fields: { a: { type: R9 }, b: { type: R9 } } }
  R9: { fields: { a: { type: string } } }
"#,
        ),
    },
];
