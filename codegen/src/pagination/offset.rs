//! `offset`: the request says how many items to skip.

use super::Size;
use crate::lower::{Lowering, PageReads};
use crate::model::{Construct, PageTarget, Value};
use crate::spec::{Paths, Text};
use crate::yaml::mapping;

/// The request says how many items to skip: as many as came so far. The list ends when `total` items were received, or at an
/// empty page.
///
/// ```yaml
/// offset: { param: offset, total: total, size: { param: limit, default: 50, max: 200 } }
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Offset {
    /// The query parameter with the number of items to skip. It is sent from the first request on.
    param: Text,
    /// The number for the first page; `0` by default.
    #[cfg_attr(feature = "schema", schemars(default))]
    start: u64,
    /// The path of the number of items in all.
    #[cfg_attr(feature = "schema", schemars(default))]
    total: Paths,
    size: Option<Size>,
}

mapping!(Offset { param, start?, total?, size? });

impl Offset {
    pub(super) fn lower(&self, lowering: &mut Lowering<'_>, reads: &mut PageReads) -> Construct {
        lowering.query_name(&self.param);
        reads.of_page(&self.total, PageTarget::Total, lowering);
        let size = self.size.as_ref().map(|size| size.lower(lowering));
        Construct::new(
            "offset",
            [
                ("param", Value::Text(self.param.value.clone())),
                ("start", Value::Number(self.start)),
                ("size", Value::Size(size)),
            ],
        )
    }
}
