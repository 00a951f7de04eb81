//! Keys, and the kinds of their values.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::UnknownKey,
        rule: "A mapping has only keys that mean something there. A misspelt key, a key of another mapping, and one \
               that stands a level too deep or too high are all unknown.",
        why: "A key that nobody reads does nothing, and nobody tells. One public catalogue of 446 connectors, whose \
              tool lets unknown keys pass, has 248 of them: page sizes that are not sent, error handlers that \
              never run.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    item_optional: true
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    items_optional: true
"#,
        ),
    },
    Explanation {
        code: Code::MissingKey,
        rule: "A mapping has every key that the reference calls required.",
        why: "What is required has no default that is right for every vendor. Page numbers start at 0 with one vendor \
              and at 1 with the next: the wrong guess skips the first page, or reads it twice.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    pagination: { page: { param: page } }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    pagination: { page: { param: page, start: 1 } }
"#,
        ),
    },
    Explanation {
        code: Code::WrongType,
        rule: "A value is of the kind that its key asks for: a text, a whole number, `true` or `false`, a list, or a \
               mapping. Only `true` and `false` are booleans, and only without quotes.",
        why: "Nothing is converted, because a conversion that nobody sees is wrong one day: readers of YAML differ in \
              whether `no` is a text or false, and the version 1.10 becomes 1.1 as a number.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    items_optional: yes
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    items_optional: true
"#,
        ),
    },
    Explanation {
        code: Code::UnknownValue,
        rule: "Some keys take one of a few words; the message lists them.",
        why: "A word that is not known cannot be acted on, and a default in its place would say what the author did \
              not. With the wrong `order`, a program shows the oldest message as the latest.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    order: newest
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    order: newest_first
"#,
        ),
    },
    Explanation {
        code: Code::NotOneKey,
        rule: "`auth` and `pagination` are a choice: a mapping with one key, the name of what was chosen. Several \
               headers with credentials are one choice, `headers`.",
        why: "With two keys it is open which one counts: a vendor that wants both headers answers 401 if one of them \
              is left out.",
        base: Base::Provider,
        wrong: spec(
            r#"
auth:
  bearer: token
  headers: { X-Account: "{account}" }
"#,
        ),
        right: spec(
            r#"
auth:
  headers: { Authorization: "Bearer {token}", X-Account: "{account}" }
"#,
        ),
    },
    Explanation {
        code: Code::InvalidValue,
        rule: "A value has the form that its key asks for. A list of paths names one, and a name is not empty. Where error \
               answers are told apart, a number is an HTTP status, 100 to 599; a code of the vendor is a text, so its \
               digits stand in quotes.",
        why: "A value of another form never fits anything. As a status, 1001 would match no answer: the class would \
              not apply, and a wrong token would be reported as whatever the status says.",
        base: Base::Provider,
        wrong: spec(
            r#"
errors:
  code: error.code
  classes: { unauthorized: [401, 1001] }
"#,
        ),
        right: spec(
            r#"
errors:
  code: error.code
  classes: { unauthorized: [401, "1001"] }
"#,
        ),
    },
    Explanation {
        code: Code::DeprecatedKey,
        rule: "A key that was renamed is written with its present name. Its former name means the same.",
        why: "The former name was misunderstood, or stood for something else in its neighbourhood. It is read for now, \
              so that specs keep working; a later version may refuse it.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    pagination:
      keyset: { param: before, key: id, pick: min, page_size: 20 }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    pagination:
      keyset: { param: before, key: id, pick: min, full_page: 20 }
"#,
        ),
    },
];
