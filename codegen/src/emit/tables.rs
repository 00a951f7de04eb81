//! The tables of a provider and its operations, as text.

use std::str::FromStr as _;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::paths::Paths;
use crate::model::{Operation, Provider};
use crate::table;

/// The name of an operation's table.
pub(super) fn operation_name(operation: &Operation) -> Ident {
    format_ident!("{}", operation.method.to_uppercase())
}

pub(super) fn provider(provider: &Provider, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, .. } = paths;
    let text = raw(&table::provider(provider));
    quote!(static PROVIDER: #rt::Table<#rt::Provider> = #rt::Table::new(#text);)
}

pub(super) fn operation(operation: &Operation, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, .. } = paths;
    let (name, text) = (operation_name(operation), raw(&table::operation(operation)));
    quote!(static #name: #rt::Table<#rt::Operation> = #rt::Table::new(#text);)
}

/// A table as a raw literal, so that it is read as it is. No table holds what would end the literal.
fn raw(table: &str) -> Literal {
    Literal::from_str(&format!("r#\"{table}\"#")).expect("it is a literal")
}
