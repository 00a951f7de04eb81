//! Pagination strategies: one file each, with what a spec says and what it becomes.

mod cursor;
mod keyset;
mod link;
mod none;
mod offset;
mod page;
mod size;

pub use keyset::Pick;
use size::Size;

use crate::lower::{Lowering, PageReads};
use crate::model::Construct;
use crate::source::Span;
use crate::spec::Text;
use crate::yaml::choice;

/// How a list is paged.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case", transform = crate::schema::shapes::choice))]
pub(crate) enum Pagination {
    /// The whole list comes in one answer; with the reason to believe so.
    ///
    /// ```yaml
    /// none: The list comes whole (vendor page of 2026-05).
    /// ```
    None(Text),
    Offset(offset::Offset),
    Page(page::Page),
    Cursor(cursor::Cursor),
    Keyset(keyset::Keyset),
    Link(link::Link),
}

choice!(Pagination {
    None = "none", Offset = "offset", Page = "page", Cursor = "cursor", Keyset = "keyset", Link = "link",
});

impl Pagination {
    /// Where the spec says that every page but the last holds the same number of items, whatever is asked for.
    pub(crate) fn fixed_page(&self) -> Option<Span> {
        match self {
            Self::Keyset(written) => written.fixed_page(),
            _ => None,
        }
    }

    /// The runtime's strategy; notes what it reads from a page. `at` is where the strategy is chosen.
    pub(crate) fn lower(&self, at: Span, lowering: &mut Lowering<'_>, reads: &mut PageReads) -> Construct {
        match self {
            Self::None(reason) => none::lower(reason, lowering),
            Self::Offset(written) => written.lower(lowering, reads),
            Self::Page(written) => written.lower(lowering, reads),
            Self::Cursor(written) => written.lower(lowering, reads),
            Self::Keyset(written) => written.lower(lowering, reads),
            Self::Link(written) => written.lower(at, lowering, reads),
        }
    }
}
