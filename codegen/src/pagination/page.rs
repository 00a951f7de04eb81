//! `page`: the request says the number of the page.

use super::Size;
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::{Lowering, PageReads};
use crate::model::{Construct, PageTarget, Value};
use crate::spec::{Paths, Text};
use crate::yaml::mapping;

/// The request says the number of the page. The list ends at the last of `pages`, when `total` items were received, or at an
/// empty page.
///
/// ```yaml
/// page: { param: page, start: 1, pages: meta.page_count, size: { param: per_page, default: 50 } }
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Page {
    /// The query parameter with the number of the page. It is sent from the first request on.
    param: Text,
    /// The number of the first page. Vendors count from `0` or from `1`, so there is no default.
    start: u64,
    /// The path of the number of pages in all.
    #[cfg_attr(feature = "schema", schemars(default))]
    pages: Paths,
    /// The path of the number of items in all. Not beside `pages`.
    #[cfg_attr(feature = "schema", schemars(default))]
    total: Paths,
    size: Option<Size>,
}

mapping!(Page { param, start, pages?, total?, size? });

impl Page {
    pub(super) fn lower(&self, lowering: &mut Lowering<'_>, reads: &mut PageReads) -> Construct {
        lowering.query_name(&self.param);
        self.check_totals(lowering);
        reads.of_page(&self.pages, PageTarget::Total, lowering);
        if self.pages.is_empty() {
            reads.of_page(&self.total, PageTarget::Total, lowering);
        }
        let size = self.size.as_ref().map(|size| size.lower(lowering));
        let total_is = match (self.pages.is_empty(), self.total.is_empty()) {
            (false, _) => "pages",
            (true, false) => "items",
            (true, true) => "unknown",
        };
        Construct::new(
            "page",
            [
                ("param", Value::Text(self.param.value.clone())),
                ("start", Value::Number(self.start)),
                ("size", Value::Size(size)),
                ("total_is", Value::Name(total_is)),
            ],
        )
    }

    fn check_totals(&self, lowering: &mut Lowering<'_>) {
        if let ([pages, ..], [total, ..]) = (&*self.pages, &*self.total) {
            let message = "`pages` and `total` both say where the list ends";
            lowering.push(
                Diagnostic::error(Code::TwoTotals, message, total.span)
                    .note(pages.span, "the number of pages is read from here")
                    .help("keep `pages`, which does not depend on the size of a page"),
            );
        }
    }
}
