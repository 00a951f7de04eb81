//! What a provider owes to its interface.

use super::{Base, Explanation, File, several, spec};
use crate::diagnostic::Code;

/// An interface with a second operation.
const TWO_OPERATIONS: &[File] = &[(
    "notebook.yaml",
    "\
operations:
  list_notes:
    params: { folder: { type: string } }
    items: Note
  get_note:
    params: { note: { type: string } }
    item: Note
",
)];

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::UnknownOperation,
        rule: "`implements` of an operation names an operation of the interface that the provider implements.",
        why: "The interface becomes a trait. A method that it does not have cannot be implemented, and the one that \
              was meant would be missing.",
        base: Base::Implementation,
        wrong: spec(
            r#"
implements: notebook.yaml # has the operation `list_notes`
operations:
  list_notes:
    implements: list_note
"#,
        ),
        right: spec(
            r#"
implements: notebook.yaml # has the operation `list_notes`
operations:
  list_notes:
    implements: list_notes
"#,
        ),
    },
    Explanation {
        code: Code::OperationMissing,
        rule: "A provider implements every operation of its interface, each by one of its own.",
        why: "The interface becomes a trait, and code that is written for it calls any of its operations on any \
              provider. With one missing the trait cannot be implemented; with two for one it is open which answers.",
        base: Base::Implementation,
        wrong: several(
            r#"
operations:
  get_note:
    get: /notes/{note}
    params:
      note: { in: path, type: string }
    item: note
    returns: Note
    map: { id: id }
"#,
            TWO_OPERATIONS,
        ),
        right: several(
            r#"
operations:
  get_note:
    implements: get_note
    get: /notes/{note}
    params:
      note: { in: path, type: string, from: note }
    item: note
    map: { id: id }
"#,
            TWO_OPERATIONS,
        ),
    },
    Explanation {
        code: Code::ParamBinding,
        rule: "Each parameter of the interface's operation is taken by one parameter of the provider's, with `from`. A \
               required parameter that is taken from nowhere has a default, or is a setting. An operation that \
               implements none has no `from`.",
        why: "Callers of the interface know its parameters only. One that nobody takes would be dropped: a program \
              that asks for the notes of one folder would get those of all.",
        base: Base::Implementation,
        wrong: spec(
            r#"
operations:
  list_notes:
    implements: list_notes # has the parameter `folder`
    params:
      folder: { in: path, type: string }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    implements: list_notes # has the parameter `folder`
    params:
      folder: { in: path, type: string, from: folder }
"#,
        ),
    },
];
