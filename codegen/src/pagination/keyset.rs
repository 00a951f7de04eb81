//! `keyset`: the key of an item on the page asks for the next one.

use super::Size;
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::{Lowering, PageReads};
use crate::model::{Construct, Value};
use crate::source::Span;
use crate::spec::Text;
use crate::yaml::{Spanned, mapping, words};

/// The key of an item on the page asks for the next page, as in "before this id" or "after this id". The list ends at an
/// empty page, or at one that is not full where `full_page` is given.
///
/// ```yaml
/// keyset: { param: before, key: id, pick: min, size: { param: limit, default: 100, max: 100 } }
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::keyset))]
pub(crate) struct Keyset {
    /// The query parameter that takes the key. It is absent from the first request.
    param: Text,
    /// The path of the key in an item, a text or an integer.
    key: Text,
    /// Which item's key is taken: `min` for "before", `max` for "after"; `first` and `last` go by position.
    pick: Pick,
    /// How many items a page holds unless it is the last. Only where the vendor fills pages: a page with fewer, or with
    /// fewer than were asked for, ends the list. With `size` it is from its `default` to its `max`.
    full_page: Option<Spanned<u32>>,
    size: Option<Size>,
}

mapping!(Keyset { param, key, pick, full_page?, size? });

/// Which item's key is taken.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// The smallest. Digits are compared as numbers, other texts by code point.
    Min,
    /// The largest. Digits are compared as numbers, other texts by code point.
    Max,
    /// That of the first item.
    First,
    /// That of the last item.
    Last,
}

words!(Pick { Min = "min", Max = "max", First = "first", Last = "last" });

impl Keyset {
    pub(super) fn lower(&self, lowering: &mut Lowering<'_>, reads: &mut PageReads) -> Construct {
        lowering.query_name(&self.param);
        self.check_full_page(lowering);
        reads.of_item(&self.key, self.pick, lowering);
        let size = self.size.as_ref().map(|size| size.lower(lowering));
        Construct::new(
            "keyset",
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
