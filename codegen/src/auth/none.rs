//! `none`: an API that is open to everybody.

use crate::lower::Lowering;
use crate::model::Construct;
use crate::spec::Text;

pub(super) fn lower(reason: &Text, lowering: &mut Lowering<'_>) -> Construct {
    lowering.reason(reason, "auth: none");
    Construct::new("open", [])
}
