//! `none`: the whole list comes in one answer.

use crate::lower::Lowering;
use crate::model::Construct;
use crate::spec::Text;

pub(super) fn lower(reason: &Text, lowering: &mut Lowering<'_>) -> Construct {
    lowering.reason(reason, "pagination: none");
    Construct::new("single", [])
}
