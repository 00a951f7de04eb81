//! What an operation is.

use super::body;
use super::construct::{construct, pieces};
use super::errors::matchers;
use super::json::{Json, Struct};
use crate::model::{Operation, Order, Param, ParamType, Place, Scalar, Style};

pub(super) fn table(operation: &Operation) -> Json {
    Struct::default()
        .field("name", &operation.name)
        .field("path", pieces(&operation.path))
        .filled("params", Json::list(operation.params.iter().map(param)))
        .filled("query", Json::pairs(&operation.query))
        .filled("headers", Json::pairs(&operation.headers))
        .field("pagination", construct(&operation.pagination))
        .unless("unspecified", "order", order(operation.order))
        .filled("empty_on", matchers(&operation.empty_on))
        .field("body", body::table(&operation.body))
        .into()
}

fn param(param: &Param) -> Struct {
    let kind = match param.ty {
        ParamType::Scalar(scalar) => kind(scalar),
        ParamType::Enum(_) => kind(Scalar::String),
    };
    let (min, max) = param.range;
    Struct::default()
        .field("name", &param.name)
        .field("wire", &param.wire)
        .field("place", place(param.place))
        .field("kind", kind)
        .unless(false, "required", param.required)
        .some("default", param.default.as_ref())
        .some("list", param.list.map(list_style))
        .filled("prefixes", Json::list(&param.prefixes))
        .filled("range", Struct::default().some("min", min).some("max", max))
}

pub(super) const fn kind(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "string",
        Scalar::Integer => "integer",
        Scalar::Number => "number",
        Scalar::Boolean => "boolean",
    }
}

const fn place(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
    }
}

const fn list_style(style: Style) -> &'static str {
    match style {
        Style::Comma => "comma",
        Style::Repeat => "repeat",
    }
}

const fn order(order: Order) -> &'static str {
    match order {
        Order::NewestFirst => "newest_first",
        Order::OldestFirst => "oldest_first",
        Order::OldestFirstWithinPage => "oldest_first_within_page",
        Order::NewestFirstWithinPage => "newest_first_within_page",
        Order::Unspecified => "unspecified",
    }
}
