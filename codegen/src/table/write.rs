//! Where a scalar goes, and how it is read.

use super::json::{Json, Struct};
use crate::model::{Convert, Lookup, Otherwise, PageTarget, Pick, Target, Write};

pub(super) fn write(write: &Write) -> Json {
    let (name, to) = target(write.to);
    convert(&write.convert, Struct::default().field(name, to).unless(0, "rank", write.rank)).into()
}

fn target(target: Target) -> (&'static str, Json) {
    match target {
        Target::Slot(slot) => ("slot", slot.into()),
        Target::Part { join, part } => ("part", Json::object([("join", join), ("part", part)])),
        Target::Verify(check) => ("verify", check.into()),
        Target::Capture(capture) => ("capture", capture.into()),
        Target::Page(PageTarget::Next) => ("page", "next".into()),
        Target::Page(PageTarget::More) => ("page", "more".into()),
        Target::Page(PageTarget::Total) => ("page", "total".into()),
        Target::Key(pick) => ("key", self::pick(pick).into()),
    }
}

const fn pick(pick: Pick) -> &'static str {
    match pick {
        Pick::Min => "min",
        Pick::Max => "max",
        Pick::First => "first",
        Pick::Last => "last",
    }
}

/// Adds how a value is read to what is done with it.
pub(super) fn convert(convert: &Convert, to: Struct) -> Struct {
    match convert {
        Convert::Plain => to,
        Convert::Time(format) => to.field("time", format.name()),
        Convert::Lookup(table) => to.field("lookup", lookup(table)),
    }
}

fn lookup(lookup: &Lookup) -> Struct {
    let otherwise = match &lookup.otherwise {
        Otherwise::Keep => None,
        Otherwise::Absent => Some(Json::from("absent")),
        Otherwise::Value(value) => Some(Json::of("value", value)),
    };
    Struct::default()
        .filled("rows", Json::pairs(&lookup.rows))
        .filled("absent", Json::list(&lookup.absent))
        .some("otherwise", otherwise)
}
