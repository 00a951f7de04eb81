//! `offset`: the request says how many items to skip.

use serde::Deserialize;

use super::Size;
use crate::lower::{Lowering, PageReads};
use crate::model::{Construct, PageTarget, Value};
use crate::spec::{Paths, Text};

/// The request says how many items to skip. The list ends at `total` items, or at an empty page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Offset {
    /// Query parameter with the number of items to skip.
    param: Text,
    /// Its value for the first page; 0 by default.
    #[serde(default)]
    start: u64,
    /// Path of the number of items in all.
    #[serde(default)]
    total: Paths,
    /// How the caller chooses the size of a page.
    size: Option<Size>,
}

impl Offset {
    pub(super) fn lower(&self, lowering: &mut Lowering<'_>, reads: &mut PageReads) -> Construct {
        lowering.query_name(&self.param);
        reads.of_page(&self.total, PageTarget::Total, lowering);
        let size = self.size.as_ref().map(|size| size.lower(lowering));
        Construct::new(
            "pagination::Offset",
            [
                ("param", Value::Text(self.param.value.clone())),
                ("start", Value::Number(self.start)),
                ("size", Value::Size(size)),
            ],
        )
    }
}
