//! What belongs to one record while it is read.

use super::json::{Json, Struct};
use super::write::convert;
use crate::model::{Final, Frame, Join, Required, Source, Verify};

pub(super) fn frame(frame: &Frame) -> Struct {
    Struct::default()
        .unless(0, "slots", frame.slots)
        .filled("joins", Json::list(frame.joins.iter().map(join)))
        .filled("finals", Json::list(frame.finals.iter().map(last_value)))
        .filled("required", Json::list(frame.required.iter().map(required)))
        .filled("verify", Json::list(frame.verify.iter().map(verify)))
}

fn join(join: &Join) -> Struct {
    Struct::default().field("slot", join.slot).field("parts", join.parts).field("separator", &join.separator)
}

fn last_value(last: &Final) -> Struct {
    let (name, value) = match &last.source {
        Source::Text(text) => ("text", Json::from(text)),
        Source::Integer(number) => ("integer", Json::from(*number)),
        Source::Boolean(truth) => ("boolean", Json::from(*truth)),
        Source::Param(param) => ("param", Json::from(*param)),
        Source::Capture(capture) => ("capture", Json::from(*capture)),
    };
    convert(&last.convert, Struct::default().field("slot", last.slot).field(name, value))
}

fn required(required: &Required) -> Struct {
    Struct::default()
        .field("slot", required.slot)
        .field("field", &required.field)
        .field("path", &required.path)
        .filled("when", Json::list(required.when.iter().copied()))
}

fn verify(verify: &Verify) -> Struct {
    Struct::default()
        .field("param", verify.param)
        .filled("unless_prefix", Json::list(&verify.unless_prefix))
        .filled("unless_contains", Json::list(&verify.unless_contains))
}
