//! Operations and their parameters.

use specloom::__v1::dynamic::Unfit;
use specloom::__v1::tables::{self, Param};
use specloom_codegen::{model, table};

use crate::leak;
use crate::object::Object;
use crate::shape::{self, Shapes};

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
    let table: &tables::Operation = leak::table(table::operation(operation))?;
    let returned = &shapes[shape::index(of, operation.returns.record)];
    let blank = Object::new(shapes, returned);
    Ok(Operation { name: table.name, table, many: operation.returns.many, params: table.params, blank, provider })
}
