//! `cursor`: a page gives a cursor that asks for the next one.

use serde::Deserialize;

use super::Size;
use crate::lower::{Lowering, PageReads};
use crate::model::{Construct, PageTarget, Value};
use crate::spec::{Paths, Text};

/// A page gives a cursor that asks for the next one. The list ends where there is no cursor, or where `more` is false.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cursor {
    /// Query parameter that takes the cursor.
    param: Text,
    /// Path of the cursor; of several paths the first with a value counts.
    from: Paths,
    /// Path of a boolean that says whether there is another page.
    #[serde(default)]
    more: Paths,
    /// How the caller chooses the size of a page.
    size: Option<Size>,
}

impl Cursor {
    pub(super) fn lower(&self, lowering: &mut Lowering<'_>, reads: &mut PageReads) -> Construct {
        lowering.query_name(&self.param);
        reads.of_page(&self.from, PageTarget::Next, lowering);
        reads.of_page(&self.more, PageTarget::More, lowering);
        let size = self.size.as_ref().map(|size| size.lower(lowering));
        Construct::new(
            "pagination::Cursor",
            [
                ("param", Value::Text(self.param.value.clone())),
                ("gated", Value::Flag(!self.more.is_empty())),
                ("size", Value::Size(size)),
            ],
        )
    }
}
