//! What is emitted of a provider as data: the tables of the provider and of its operations, as text.

use std::str::FromStr as _;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::config;
use super::paths::Paths;
use crate::model::{Interface, Operation, Provider};
use crate::table;

/// The name of an operation's table. The suffix keeps it apart from the provider's static.
pub(super) fn table_name(operation: &Operation) -> Ident {
    format_ident!("{}_TABLE", operation.method.to_uppercase())
}

pub(super) fn provided(provider: &Provider, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, .. } = paths;
    let text = raw(&table::provider(provider));
    let (name, prefix) = (&provider.name, config::prefix(provider));
    let interface = provider.interface.map(|id| &paths.model.interfaces[id]);
    let bound = interface.map(|interface| bound(provider, interface, paths)).unwrap_or_default();
    // The module of the interface lists its providers.
    let visibility = interface.map(|_| quote!(pub(super)));
    quote! {
        #visibility static PROVIDER: #rt::Provided = #rt::Provided {
            name: #name,
            prefix: #prefix,
            table: #text,
            bound: &[#(#bound),*],
        };
    }
}

/// What implements the operations of the interface, in their order.
fn bound(provider: &Provider, interface: &Interface, paths: &Paths<'_>) -> Vec<TokenStream> {
    let Paths { rt, .. } = paths;
    let bindings = || provider.operations.iter().filter_map(|one| Some((one, one.implements.as_ref()?)));
    let operations = (0..interface.operations.len()).filter_map(|index| {
        let (operation, binding) = bindings().find(|(_, binding)| binding.operation == index)?;
        let table = table_name(operation);
        let params = binding.params.iter().map(|param| Literal::usize_unsuffixed(*param));
        Some(quote!(#rt::Bound { operation: #table, params: &[#(#params),*] }))
    });
    operations.collect()
}

/// A constant and no static: where it is not used, the program does not hold it.
pub(super) fn operation(operation: &Operation) -> TokenStream {
    let (name, text) = (table_name(operation), raw(&table::operation(operation)));
    quote!(const #name: &str = #text;)
}

/// A table as a raw literal, so that it is read as it is. No table holds what would end the literal.
fn raw(table: &str) -> Literal {
    Literal::from_str(&format!("r#\"{table}\"#")).expect("it is a literal")
}
