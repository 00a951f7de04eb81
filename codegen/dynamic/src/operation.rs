//! Operations and their parameters.

use specloom::__v1::dynamic;
use specloom::__v1::tables::{self, Kind, ListStyle, Order, Param, Place};
use specloom_codegen::model::{self, ParamType, Scalar, Style};

use crate::body::{body, rows};
use crate::construct::{construct, pieces};
use crate::leak;
use crate::object::Object;
use crate::provider::matchers;
use crate::shape::{self, Shapes};
use crate::unfit::Unfit;

/// An operation, ready to be called.
#[derive(Debug)]
pub struct Operation {
    /// The name in the spec.
    pub name: &'static str,
    /// What a call is made of.
    pub table: &'static tables::Operation,
    /// Whether it lists records, or reads one.
    pub many: bool,
    /// The parameters, in the order in which a call takes their values.
    pub params: &'static [Param],
    /// What records start as: give it to `List::of` or `Fetch::of`.
    pub blank: Object,
    pub(crate) provider: &'static tables::Provider,
}

pub(crate) fn operation(
    of: &model::Provider,
    operation: &model::Operation,
    provider: &'static tables::Provider,
    shapes: Shapes,
) -> Result<Operation, Unfit> {
    let table = leak::one(tables::Operation {
        name: leak::text(&operation.name),
        method: tables::Operation::NONE.method,
        path: pieces(&operation.path)?,
        params: rows(&operation.params, |one| Ok(param(one)))?,
        query: leak::pairs(&operation.query),
        headers: leak::pairs(&operation.headers),
        pagination: Box::leak(dynamic::strategy(construct(&operation.pagination)?)?),
        order: order(operation.order),
        empty_on: matchers(&operation.empty_on),
        body: body(&operation.body)?,
    });
    let returned = &shapes[shape::index(of, operation.returns.record)];
    let blank = Object::new(shapes, returned);
    Ok(Operation { name: table.name, table, many: operation.returns.many, params: table.params, blank, provider })
}

fn param(param: &model::Param) -> Param {
    Param {
        name: leak::text(&param.name),
        wire: leak::text(&param.wire),
        place: match param.place {
            model::Place::Path => Place::Path,
            model::Place::Query => Place::Query,
            model::Place::Header => Place::Header,
        },
        kind: match param.ty {
            ParamType::Scalar(scalar) => kind(scalar),
            ParamType::Enum(_) => Kind::String,
        },
        required: param.required,
        default: param.default.as_deref().map(leak::text),
        list: param.list.map(|style| match style {
            Style::Comma => ListStyle::Comma,
            Style::Repeat => ListStyle::Repeat,
        }),
        prefixes: leak::texts(&param.prefixes),
        range: param.range,
    }
}

fn order(order: model::Order) -> Order {
    match order {
        model::Order::NewestFirst => Order::NewestFirst,
        model::Order::OldestFirst => Order::OldestFirst,
        model::Order::OldestFirstWithinPage => Order::OldestFirstWithinPage,
        model::Order::NewestFirstWithinPage => Order::NewestFirstWithinPage,
        model::Order::Unspecified => Order::Unspecified,
    }
}

pub(crate) fn kind(scalar: Scalar) -> Kind {
    match scalar {
        Scalar::String => Kind::String,
        Scalar::Integer => Kind::Integer,
        Scalar::Number => Kind::Number,
        Scalar::Boolean => Kind::Boolean,
    }
}
