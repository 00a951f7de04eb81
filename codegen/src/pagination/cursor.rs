//! `cursor`: a page gives a cursor that asks for the next one.

use super::Size;
use crate::lower::{Lowering, PageReads};
use crate::model::{Construct, PageTarget, Value};
use crate::spec::{Paths, Text};
use crate::yaml::mapping;

/// A page gives a cursor that asks for the next one: a token or an id, in the body next to the items. The list ends where the
/// cursor is absent, `null` or empty, or where `more` is `false`.
///
/// ```yaml
/// cursor: { param: after, from: paging.next.after, more: has_more, size: { param: limit, default: 50 } }
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Cursor {
    /// The query parameter that takes the cursor. It is absent from the first request.
    param: Text,
    /// The path of the cursor in the body, a text or an integer. Of several paths the first with a value counts.
    from: Paths,
    /// The path of a boolean in the body that says whether there is another page. Without a value there the cursor decides.
    #[cfg_attr(feature = "schema", schemars(default))]
    more: Paths,
    size: Option<Size>,
}

mapping!(Cursor { param, from, more?, size? });

impl Cursor {
    pub(super) fn lower(&self, lowering: &mut Lowering<'_>, reads: &mut PageReads) -> Construct {
        lowering.query_name(&self.param);
        reads.of_page(&self.from, PageTarget::Next, lowering);
        reads.of_page(&self.more, PageTarget::More, lowering);
        let size = self.size.as_ref().map(|size| size.lower(lowering));
        Construct::new(
            "cursor",
            [
                ("param", Value::Text(self.param.value.clone())),
                ("gated", Value::Flag(!self.more.is_empty())),
                ("size", Value::Size(size)),
            ],
        )
    }
}
