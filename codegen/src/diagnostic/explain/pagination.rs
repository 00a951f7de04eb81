//! How lists are paged.

use super::{Base, Explanation, spec};
use crate::diagnostic::Code;

pub(super) const RULES: &[Explanation] = &[
    Explanation {
        code: Code::Reason,
        rule: "`pagination: none`, `auth: none` and `unseen` say why: where the vendor states it, or how it was found \
               out.",
        why: "An unfinished spec says the same. A list whose pages nobody looked for gives its first page and looks \
              complete; the reason tells the next reader that somebody looked.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    pagination: { none: "" }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    pagination: { none: All notes in one answer (vendor page of 2026-05). }
"#,
        ),
    },
    Explanation {
        code: Code::PageSize,
        rule: "The default page size is at least 1 and at most `max`. The `full_page` of a keyset lies between the two; the \
               size is then set by `size`, not by a parameter.",
        why: "The size is always sent. Above its maximum, a vendor answers with an error, or with fewer items than \
              asked for and no word about it. At 0, a vendor answers without items, which looks like the end of the \
              list.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    pagination:
      offset:
        param: skip
        size: { param: limit, default: 200, max: 100 }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    pagination:
      offset:
        param: skip
        size: { param: limit, default: 100, max: 100 }
"#,
        ),
    },
    Explanation {
        code: Code::TwoTotals,
        rule: "The strategy `page` reads either `pages` or `total`.",
        why: "One counts pages, the other items, and both say where the list ends. Where they disagree, one of them \
              cuts the list off. `pages` is the better one: it does not depend on the size of a page.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    pagination:
      page: { param: page, start: 1, pages: meta.pages, total: meta.total }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    pagination:
      page: { param: page, start: 1, pages: meta.pages }
"#,
        ),
    },
    Explanation {
        code: Code::LinkPlace,
        rule: "`link` says where the URL of the next page stands: `from` with a path in the body, or `header: true` for \
               the header `Link`. It says one of the two.",
        why: "Where no URL is found, the list ends. Without a place none would ever be found, and each list would end \
              after its first page as if it were complete.",
        base: Base::Provider,
        wrong: spec(
            r#"
operations:
  list_notes:
    pagination:
      link: { size: { param: limit, default: 50 } }
"#,
        ),
        right: spec(
            r#"
operations:
  list_notes:
    pagination:
      link: { from: next, size: { param: limit, default: 50 } }
"#,
        ),
    },
];
