//! `keyset`: the key of an item on the page asks for the next one.

use serde::Deserialize;

use super::Size;
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::{Lowering, PageReads};
use crate::model::{Construct, Value};
use crate::source::Span;
use crate::spec::Text;
use crate::yaml::Spanned;

/// The key of an item on the page asks for the next one. The list ends at an empty page, or at one that is not full.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keyset {
    /// Query parameter that takes the key.
    param: Text,
    /// Path of the key in an item.
    key: Text,
    /// Which item's key is taken.
    pick: Pick,
    /// How many items a page holds unless it is the last: only where the vendor guarantees it.
    full_page: Option<Spanned<u32>>,
    /// How the caller chooses the size of a page.
    size: Option<Size>,
}

/// Which item's key is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pick {
    /// The smallest.
    Min,
    /// The largest.
    Max,
    /// That of the first item.
    First,
    /// That of the last item.
    Last,
}

impl Keyset {
    pub(super) fn lower(&self, lowering: &mut Lowering<'_>, reads: &mut PageReads) -> Construct {
        lowering.query_name(&self.param);
        self.check_full_page(lowering);
        reads.of_item(&self.key, self.pick, lowering);
        let size = self.size.as_ref().map(|size| size.lower(lowering));
        Construct::new(
            "pagination::Keyset",
            [
                ("param", Value::Text(self.param.value.clone())),
                ("full_page", Value::OptionalNumber(self.full_page.map(|full| full.value))),
                ("size", Value::Size(size)),
            ],
        )
    }

    pub(super) fn fixed_page(&self) -> Option<Span> {
        self.full_page.filter(|_| self.size.is_none()).map(|full| full.span)
    }

    /// A page that is never full, or always, would end the list at once or say nothing.
    fn check_full_page(&self, lowering: &mut Lowering<'_>) {
        let Some(Spanned { value: full, span }) = self.full_page else { return };
        if full == 0 {
            lowering.push(Diagnostic::error(Code::PageSize, "a full page holds at least one item", span));
        }
        let Some(size) = &self.size else { return };
        if let Some(max) = size.max.filter(|max| max.value < full) {
            let message = format!("a full page of {full} items is above the maximum");
            lowering.push(Diagnostic::error(Code::PageSize, message, span).note(max.span, "the maximum is set here"));
        } else if full != 0 && size.default.value > full {
            let message = format!("a full page holds {full} items, but {} are asked for", size.default.value);
            lowering.push(
                Diagnostic::error(Code::PageSize, message, span)
                    .note(size.default.span, "this is the default page size"),
            );
        }
    }
}
