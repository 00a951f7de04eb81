//! The parameter by which a caller chooses the size of a page.

use crate::diagnostic::{Code, Diagnostic};
use crate::lower::Lowering;
use crate::model;
use crate::spec::Text;
use crate::yaml::{Spanned, mapping};

/// How the caller chooses the size of a page. It is sent with every request.
///
/// ```yaml
/// size: { param: limit, default: 50, max: 100 }
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::size))]
pub(crate) struct Size {
    /// The query parameter that takes the number of items a page holds.
    param: Text,
    /// The size where the caller does not choose: it is always sent.
    pub(super) default: Spanned<u32>,
    /// The most that the vendor accepts. More is refused before anything is sent.
    pub(super) max: Option<Spanned<u32>>,
}

mapping!(Size { param, default, max? });

impl Size {
    pub(super) fn lower(&self, lowering: &mut Lowering<'_>) -> model::Size {
        lowering.query_name(&self.param);
        if self.default.value == 0 {
            lowering.push(Diagnostic::error(Code::PageSize, "a page holds at least one item", self.default.span));
        }
        if let Some(max) = self.max.filter(|max| max.value < self.default.value) {
            let message = format!("the default page size {} is above the maximum", self.default.value);
            lowering.push(
                Diagnostic::error(Code::PageSize, message, self.default.span).note(max.span, "the maximum is set here"),
            );
        }
        model::Size { param: self.param.value.clone(), default: self.default.value, max: self.max.map(|max| max.value) }
    }
}
