//! What an operation returns.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[Explanation {
    code: Code::OperationShape,
    rule: "An operation that lists records has `items`, `pagination` and `order`. One that returns a single record has \
           `item` and none of these. Which record it is, `returns` says; with `implements`, the interface says it. An \
           operation of an interface has `items` or `item`, with the record.",
    why: "None of it can be guessed. Without `pagination`, a program would take the first page for the whole list; \
          without `order`, it might show the oldest message as the latest. A vendor that states no order has `order: \
          unspecified`.",
    base: Base::Provider,
    wrong: spec(
        r#"
operations:
  list_drafts:
    get: /drafts
    pagination: { cursor: { param: after, from: next } }
    items: drafts
    returns: Note
    map: { id: id }
"#,
    ),
    right: spec(
        r#"
operations:
  list_drafts:
    get: /drafts
    pagination: { cursor: { param: after, from: next } }
    order: newest_first
    items: drafts
    returns: Note
    map: { id: id }
"#,
    ),
}];
