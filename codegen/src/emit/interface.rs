//! The module of an interface, and how a provider implements it.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::Paths;
use super::{config, docs, enums, operation, records, tables};
use crate::model::{Binding, Interface, InterfaceId, InterfaceOperation, Operation, Provider, Scalar};
use crate::names;

pub(super) fn emit(interface: &Interface, id: InterfaceId, paths: &Paths<'_>) -> TokenStream {
    let declaration = declaration(interface, paths);
    let choice = choice(interface, id, paths);
    let enums = interface.types.enums.iter().map(|one| enums::emit(one, paths));
    let records = interface.types.records.iter().map(|one| records::emit(one, &interface.types, paths));
    quote! {
        #declaration
        #choice
        #(#enums)*
        #(#records)*
    }
}

/// The implementation of the provider's interface, if it has one.
pub(super) fn implementation(provider: &Provider, paths: &Paths<'_>) -> Option<TokenStream> {
    let Paths { rt, runtime, .. } = paths;
    let interface = &paths.model.interfaces[provider.interface?];
    let (module, name) = (names::ident(&interface.module), names::ident(&interface.name));
    let (text, prefix) = (&provider.name, config::prefix(provider));
    let methods = provider.operations.iter().filter_map(|operation| {
        let binding = operation.implements.as_ref()?;
        Some(bound_method(operation, binding, &interface.operations[binding.operation], paths))
    });
    Some(quote! {
        impl super::#module::#name for Client {
            fn info(&self) -> #runtime::Info {
                self.0.info()
            }

            #(#methods)*
        }

        pub(super) static CHOICE: #rt::Choice<dyn super::#module::#name> = #rt::Choice {
            name: #text,
            provider: &PROVIDER,
            prefix: #prefix,
            wrap: |client| ::std::boxed::Box::new(Client(client)),
        };
    })
}

fn declaration(interface: &Interface, paths: &Paths<'_>) -> TokenStream {
    let runtime = paths.runtime;
    let name = names::ident(&interface.name);
    let doc = docs::of(interface.doc.as_deref(), &format!("The interface `{}`.", interface.module));
    let methods = interface.operations.iter().map(|operation| {
        let doc = docs::of(operation.doc.as_deref(), &format!("The operation `{}`.", operation.name));
        let arguments = docs::attributes(&docs::of_shared_arguments(&operation.params));
        let signature = signature(operation, paths);
        quote!(#doc #arguments #signature;)
    });
    quote! {
        #doc
        pub trait #name: ::std::fmt::Debug + ::core::marker::Send + ::core::marker::Sync {
            #[doc = " What it is a client of."]
            fn info(&self) -> #runtime::Info;

            #(#methods)*
        }
    }
}

/// The signature of a method, as seen from the module of the interface.
fn signature(operation: &InterfaceOperation, paths: &Paths<'_>) -> TokenStream {
    let name = names::ident(&operation.name);
    let arguments = arguments(operation);
    let record = paths.record(operation.returns.record);
    let call = call(operation.returns.many, paths);
    quote!(fn #name(&self, #(#arguments),*) -> #call<#record>)
}

fn arguments(operation: &InterfaceOperation) -> Vec<TokenStream> {
    let arguments = operation.params.iter().map(|param| {
        let name = names::ident(&param.name);
        match param.ty {
            Scalar::String => quote!(#name: &str),
            scalar => {
                let ty = Paths::scalar(scalar);
                quote!(#name: #ty)
            }
        }
    });
    arguments.collect()
}

fn call(many: bool, paths: &Paths<'_>) -> TokenStream {
    let runtime = paths.runtime;
    if many { quote!(#runtime::List) } else { quote!(#runtime::Fetch) }
}

fn bound_method(
    operation: &Operation,
    binding: &Binding,
    shared: &InterfaceOperation,
    paths: &Paths<'_>,
) -> TokenStream {
    let Paths { rt, .. } = paths;
    let name = names::ident(&shared.name);
    let arguments = arguments(shared);
    let (kind, record) = (operation::kind(operation), paths.record(operation.returns.record));
    let table = tables::operation_name(operation);
    let given = binding.params.iter().zip(&shared.params).map(|(index, param)| {
        let (index, name) = (proc_macro2::Literal::usize_unsuffixed(*index), names::ident(&param.name));
        match param.ty {
            Scalar::String => quote!((#index, #name)),
            _ => quote!((#index, &::std::string::ToString::to_string(&#name))),
        }
    });
    quote! {
        fn #name(&self, #(#arguments),*) -> #rt::#kind<#record> {
            #rt::#kind::with(&self.0, &#table, &[#(#given),*])
        }
    }
}

/// Functions that pick a provider at run time.
fn choice(interface: &Interface, id: InterfaceId, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, runtime, model, .. } = paths;
    let name = names::ident(&interface.name);
    let providers = || model.providers.iter().filter(|provider| provider.interface == Some(id));
    let texts: Vec<_> = providers().map(|provider| &provider.name).collect();
    let modules = providers().map(|provider| names::ident(&provider.name));
    let module = &interface.module;
    let boxed = quote!(::std::boxed::Box<dyn #name>);
    if texts.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[doc = " The names of the providers, for `connect`."]
        pub const PROVIDERS: &[&str] = &[#(#texts),*];

        #[doc = " Makes a client of a provider that is chosen at run time. `config` holds the fields of its `Config`."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " There is no such provider, or the config or the options do not fit it."]
        pub fn connect<'de, D: #rt::Deserializer<'de>>(
            provider: &str,
            config: D,
            options: #runtime::Options,
        ) -> ::std::result::Result<#boxed, #runtime::Error> {
            #rt::connect(#module, CHOICES, provider, config, options)
        }

        #[doc = " Makes a client of a provider that is chosen at run time, with a config from the environment."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " There is no such provider, a variable is missing, or the options do not fit."]
        pub fn connect_from_env(
            provider: &str,
            options: #runtime::Options,
        ) -> ::std::result::Result<#boxed, #runtime::Error> {
            #rt::connect_from_env(#module, CHOICES, provider, options)
        }

        static CHOICES: &[&#rt::Choice<dyn #name>] = &[#(&super::#modules::CHOICE),*];
    }
}
