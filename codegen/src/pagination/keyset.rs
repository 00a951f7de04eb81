//! `keyset`: the key of an item on the page asks for the next one.

use serde::Deserialize;

use super::Size;
use crate::lower::{Lowering, PageReads};
use crate::model::{Construct, Value};
use crate::spec::Text;

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
    full_page: Option<u32>,
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
        reads.of_item(&self.key, self.pick, lowering);
        let size = self.size.as_ref().map(|size| size.lower(lowering));
        Construct::new(
            "pagination::Keyset",
            [
                ("param", Value::Text(self.param.value.clone())),
                ("full_page", Value::OptionalNumber(self.full_page)),
                ("size", Value::Size(size)),
            ],
        )
    }
}
