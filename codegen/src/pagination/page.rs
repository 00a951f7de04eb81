//! `page`: the request says the number of the page.

use serde::Deserialize;

use super::Size;
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::{Lowering, PageReads};
use crate::model::{Construct, PageTarget, Value};
use crate::spec::{Paths, Text};

/// The request says the number of the page. The list ends at the last of `pages`, or at an empty page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    /// Query parameter with the number of the page.
    param: Text,
    /// The number of the first page: vendors count from 0 or from 1, so there is no default.
    start: u64,
    /// Path of the number of pages in all.
    #[serde(default)]
    pages: Paths,
    /// Path of the number of items in all.
    #[serde(default)]
    total: Paths,
    /// How the caller chooses the size of a page.
    size: Option<Size>,
}

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
            (false, _) => "Pages",
            (true, false) => "Items",
            (true, true) => "Unknown",
        };
        Construct::new(
            "pagination::PageNumber",
            [
                ("param", Value::Text(self.param.value.clone())),
                ("start", Value::Number(self.start)),
                ("size", Value::Size(size)),
                ("total_is", Value::Variant("pagination::PageTotal", total_is)),
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
