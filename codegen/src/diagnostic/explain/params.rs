//! Parameters.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::QueryNameTwice,
        rule: "Each query parameter is sent by one part of the spec: by `params`, by `query`, or by the pagination. A \
               caller sets the page size with the method `page_size`, so it is no parameter.",
        why: "Of `limit=50&limit=20`, one server takes the first, another the last. If a caller's value wins against \
              the pagination, pages are skipped or come again.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    params:
      limit: { in: query, type: integer }
    pagination:
      offset: { param: skip, size: { param: limit, default: 50 } }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    pagination:
      offset: { param: skip, size: { param: limit, default: 50 } }
"#,
        ),
    },
    Explanation {
        code: Code::ParamPlace,
        rule: "A parameter with `in: path` stands in `get` as `{name}`, and a parameter that stands there has \
               `in: path`.",
        why: "A parameter that stands nowhere is asked of every caller and never sent: the request for one folder \
              returns the notes of all.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    get: /notes
    params:
      folder: { in: path, type: string }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    get: /folders/{folder}/notes
    params:
      folder: { in: path, type: string }
"#,
        ),
    },
    Explanation {
        code: Code::ParamShape,
        rule: "The options of a parameter fit its type and place. A list in the query has a `style`; a list in a \
               header has `comma` or none. `min` and `max` belong to an integer, and `prefixes` to a string. A \
               parameter of the path is one required value without another name. No parameter is a timestamp or a \
               record.",
        why: "`tags=a,b` and `tags=a&tags=b` are different requests. A vendor that expects one takes the other for a \
              single tag called `a,b`, or for the last one only, and answers 200 in both cases.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    params:
      tags: { in: query, type: list<string> }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    params:
      tags: { in: query, type: list<string>, style: comma }
"#,
        ),
    },
    Explanation {
        code: Code::ParamDefault,
        rule: "A default is a value that a caller could give: of the parameter's type, within its bounds, with one of \
               its prefixes, one of its enum's values.",
        why: "The default is sent whenever a caller says nothing. One that the vendor refuses breaks the plainest call \
              of the operation.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    params:
      depth: { in: query, type: integer, max: 5, default: 6 }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    params:
      depth: { in: query, type: integer, max: 5, default: 5 }
"#,
        ),
    },
    Explanation {
        code: Code::UnknownParam,
        rule: "In `map` and in `verify`, `param` names a parameter of the same operation.",
        why: "There would be no value to take. `verify` guards against vendors that ignore a filter and answer with \
              everybody's records; compared with nothing, all of them would pass.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    params:
      author: { in: query, type: string }
    verify: [{ param: auther, among: [author.id] }]
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    params:
      author: { in: query, type: string }
    verify: [{ param: author, among: [author.id] }]
"#,
        ),
    },
];
