//! From the model to tokens. It cannot fail: whatever can be wrong was found before.
//!
//! What is emitted is thin: types, one builder for each operation, and tables that the runtime reads and interprets.

mod client;
mod config;
mod docs;
mod enums;
mod interface;
mod operation;
mod paths;
mod records;
mod tables;
mod wrapper;

use proc_macro2::TokenStream;
use quote::quote;

use self::paths::Paths;
use crate::model::{Interface, InterfaceId, Model, Provider};
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
        let (unlinted, items) = (unlinted(), &self.items);
        quote! {
            #docs
            #unlinted
            pub mod #name { #items }
        }
    }
}

/// What keeps lints off a module: a crate need not use all that is generated for it, nor show it to others.
pub(crate) fn unlinted() -> TokenStream {
    quote!(#[allow(dead_code, unreachable_pub)])
}

/// Emits every module; interfaces first. `runtime` is the path of the runtime crate.
pub(crate) fn emit(model: &Model, runtime: &TokenStream) -> Vec<Module> {
    subjects(model).into_iter().map(|subject| module(model, subject, runtime)).collect()
}

/// What a module is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject<'m> {
    Interface(InterfaceId, &'m Interface),
    Provider(&'m Provider),
}

impl<'m> Subject<'m> {
    /// The name of its module.
    pub(crate) fn name(self) -> &'m str {
        match self {
            Self::Interface(_, interface) => &interface.module,
            Self::Provider(provider) => &provider.name,
        }
    }
}

/// What there is to emit; interfaces first.
pub(crate) fn subjects(model: &Model) -> Vec<Subject<'_>> {
    let interfaces = model.interfaces.iter().enumerate().map(|(id, interface)| Subject::Interface(id, interface));
    interfaces.chain(model.providers.iter().map(Subject::Provider)).collect()
}

/// Emits one module.
pub(crate) fn module(model: &Model, subject: Subject<'_>, runtime: &TokenStream) -> Module {
    let (docs, items) = match subject {
        Subject::Interface(id, interface) => (
            docs::of_interface(interface),
            interface::emit(interface, id, &Paths::new(model, &interface.types, runtime)),
        ),
        Subject::Provider(provider) => {
            (docs::of_provider(provider), client::emit(provider, &Paths::new(model, &provider.types, runtime)))
        }
    };
    Module { name: subject.name().to_owned(), docs, items }
}
