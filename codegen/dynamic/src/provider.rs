//! Providers.

use specloom::__v1::dynamic::Unfit;
use specloom::__v1::tables;
use specloom_codegen::model::{Model, Scalar};
use specloom_codegen::table;

use crate::leak;
use crate::operation::{Operation, operation};
use crate::shape::shapes;

/// A provider, ready to be called.
#[derive(Debug)]
pub struct Provider {
    /// What a client is made of.
    pub table: &'static tables::Provider,
    /// What a client is made with besides credentials, in the order of the table.
    pub settings: Vec<Setting>,
    /// Names of the credentials, in the order of the table.
    pub credentials: &'static [&'static str],
    /// The operations, in the order of the model.
    pub operations: Vec<Operation>,
}

/// Something that a client is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its name, in snake case.
    pub name: &'static str,
    /// What its values are.
    pub ty: Scalar,
}

/// Makes the tables of a provider of the model, by its index. They stay for as long as the process runs: make them once.
///
/// # Errors
///
/// The model counts further than tables do, or is of another version than the runtime.
///
/// # Panics
///
/// The model has no provider with this index.
pub fn provider(model: &Model, index: usize) -> Result<Provider, Unfit> {
    let provider = &model.providers[index];
    let table: &tables::Provider = leak::table(table::provider(provider))?;
    let shapes = shapes(model, provider);
    let operations = provider
        .operations
        .iter()
        .map(|one| operation(provider, one, table, shapes).map_err(|unfit| unfit.within(&one.name)));
    let settings = provider.settings.iter().zip(table.settings);
    Ok(Provider {
        table,
        settings: settings.map(|(setting, name)| Setting { name, ty: setting.ty }).collect(),
        credentials: table.credentials,
        operations: operations.collect::<Result<_, _>>()?,
    })
}
