//! The module of a provider.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::Paths;
use super::{config, docs, enums, interface, operation, records, tables, wrapper};
use crate::model::Provider;
use crate::names;

pub(super) fn emit(provider: &Provider, paths: &Paths<'_>) -> TokenStream {
    let config = config::emit(provider, paths);
    let client = client(provider, paths);
    let implementation = interface::implementation(provider, paths);
    let builders = provider.operations.iter().map(|one| operation::builder(one, paths));
    let enums = provider.types.enums.iter().map(|one| enums::emit(one, paths));
    let records = provider.types.records.iter().map(|one| records::emit(one, &provider.types, paths));
    let provided = tables::provided(provider, paths);
    let operation_tables = provider.operations.iter().map(tables::operation);
    quote! {
        #config
        #client
        #implementation
        #(#builders)*
        #(#enums)*
        #(#records)*
        #provided
        #(#operation_tables)*
    }
}

fn client(provider: &Provider, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, runtime, .. } = paths;
    let doc = docs::attributes(&docs::of_client(provider));
    let methods = provider.operations.iter().map(|one| operation::method(one, paths));
    let wrapper = wrapper::traits(&names::ident("Client"));
    quote! {
        #doc
        pub struct Client(#rt::Client);

        #wrapper

        impl Client {
            #[doc = " Makes a client with default options."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " A setting or a credential cannot be sent."]
            #[inline]
            pub fn new(config: Config) -> ::std::result::Result<Self, #runtime::Error> {
                Self::with(config, #runtime::Options::new())
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
                #rt::client(&config, &PROVIDER, options, Self)
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
