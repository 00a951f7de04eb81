//! From the model to tokens. It cannot fail: whatever can be wrong was found before.
//!
//! What is emitted is thin: types, one builder for each operation, and constant tables that the runtime interprets.

mod body;
mod client;
mod config;
mod construct;
mod docs;
mod enums;
mod interface;
mod limits;
mod operation;
mod paths;
mod records;
mod tables;

use proc_macro2::TokenStream;
use quote::quote;

use self::paths::Paths;
use crate::model::Model;
use crate::names;

/// A module of generated code.
#[derive(Debug)]
pub struct Module {
    /// The name of the module: that of its interface or provider.
    pub name: String,
    /// Its documentation, a line each.
    pub docs: Vec<String>,
    /// What it contains.
    pub items: TokenStream,
}

impl Module {
    /// The module as an item.
    #[must_use]
    pub fn inline(&self) -> TokenStream {
        let name = names::ident(&self.name);
        let docs = docs::attributes(&self.docs);
        let items = &self.items;
        quote! {
            #docs
            pub mod #name { #items }
        }
    }
}

/// Emits every module; interfaces first. `runtime` is the path of the runtime crate.
pub(crate) fn emit(model: &Model, runtime: &TokenStream) -> Vec<Module> {
    let interfaces = model.interfaces.iter().enumerate().map(|(id, interface)| Module {
        name: interface.module.clone(),
        docs: docs::of_interface(interface),
        items: interface::emit(interface, id, &Paths::new(model, &interface.types, runtime)),
    });
    let providers = model.providers.iter().map(|provider| Module {
        name: provider.name.clone(),
        docs: docs::of_provider(provider),
        items: client::emit(provider, &Paths::new(model, &provider.types, runtime)),
    });
    interfaces.chain(providers).collect()
}
