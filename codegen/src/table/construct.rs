//! Pagination strategies and auth schemes, which the runtime finds by name.

use super::json::{Json, Struct};
use crate::model::{Construct, Piece, Size, Value};

pub(super) fn construct(construct: &Construct) -> Json {
    let fields = construct.fields.iter().fold(Struct::default(), |fields, (name, value)| match value {
        Value::Text(text) => fields.field(name, text),
        Value::Number(number) => fields.field(name, *number),
        Value::OptionalNumber(number) => fields.some(name, *number),
        Value::Flag(flag) => fields.unless(false, name, *flag),
        Value::Name(value) => fields.field(name, *value),
        Value::Size(value) => fields.some(name, value.as_ref().map(size)),
        Value::Pieces(template) => fields.field(name, pieces(template)),
        Value::Headers(headers) => {
            fields.field(name, Json::object(headers.iter().map(|(name, template)| (name, pieces(template)))))
        }
    });
    Json::of(construct.name, fields)
}

/// A template: texts stand as they are.
pub(super) fn pieces(template: &[Piece]) -> Json {
    Json::list(template.iter().map(|piece| match piece {
        Piece::Text(text) => Json::from(text),
        Piece::Setting(index) => Json::of("setting", *index),
        Piece::Credential(index) => Json::of("credential", *index),
        Piece::Param(index) => Json::of("param", *index),
    }))
}

fn size(size: &Size) -> Struct {
    Struct::default().field("param", &size.param).field("default", size.default).some("max", size.max)
}
