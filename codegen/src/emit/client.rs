//! The module of a provider.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::Paths;
use super::{config, docs, enums, interface, operation, records, tables};
use crate::model::Provider;
use crate::names;

pub(super) fn emit(provider: &Provider, paths: &Paths<'_>) -> TokenStream {
    let config = config::emit(provider, paths);
    let client = client(provider, paths);
    let implementation = interface::implementation(provider, paths);
    let builders = provider.operations.iter().map(|one| operation::builder(one, paths));
    let enums = provider.types.enums.iter().map(|one| enums::emit(one, paths));
    let records = provider.types.records.iter().map(|one| records::emit(one, &provider.types, paths));
    let provider_table = tables::provider(provider, paths);
    let operation_tables = provider.operations.iter().map(|one| tables::operation(one, paths));
    quote! {
        #config
        #client
        #implementation
        #(#builders)*
        #(#enums)*
        #(#records)*
        #provider_table
        #(#operation_tables)*
    }
}

fn client(provider: &Provider, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, runtime, .. } = paths;
    let doc = docs::attributes(&docs::of_client(provider));
    let methods = provider.operations.iter().map(|one| operation::method(one, paths));
    let settings = provider.settings.iter().map(|setting| names::ident(&setting.name));
    let credentials = provider.credentials.iter().map(|credential| names::ident(&credential.name));
    let is_empty = provider.settings.is_empty() && provider.credentials.is_empty();
    let use_empty = is_empty.then(|| quote!(let Config {} = config;));
    quote! {
        #doc
        #[derive(::std::fmt::Debug, ::std::clone::Clone)]
        pub struct Client(#rt::Client);

        impl Client {
            #[doc = " Makes a client with default options."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " A setting or a credential cannot be sent."]
            #[inline]
            pub fn new(config: Config) -> ::std::result::Result<Self, #runtime::Error> {
                Self::with(config, ::std::default::Default::default())
            }

            #[doc = " Makes a client with these options."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " A setting or a credential cannot be sent, or the options do not fit."]
            #[inline]
            pub fn with(
                config: Config,
                options: #runtime::Options,
            ) -> ::std::result::Result<Self, #runtime::Error> {
                #use_empty
                #rt::client(&PROVIDER, &[#(&config.#settings),*], &[#(&config.#credentials),*], options).map(Self)
            }

            #[doc = " What it is a client of."]
            #[must_use]
            #[inline]
            pub fn info(&self) -> #runtime::Info {
                self.0.info()
            }

            #(#methods)*
        }
    }
}
