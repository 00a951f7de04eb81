//! The module of an interface, and how a provider implements it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::paths::Paths;
use super::{docs, enums, records};
use crate::model::{Interface, InterfaceId, InterfaceOperation, InterfaceParam, Provider, Scalar};
use crate::names;

pub(super) fn emit(interface: &Interface, id: InterfaceId, paths: &Paths<'_>) -> TokenStream {
    let declaration = declaration(interface, paths);
    let choices = choices(interface, id, paths);
    let enums = interface.types.enums.iter().map(|one| enums::emit(one, paths));
    let records = interface.types.records.iter().map(|one| records::emit(one, &interface.types, paths));
    quote! {
        #declaration
        #choices
        #(#enums)*
        #(#records)*
    }
}

/// By what the provider's client implements its interface, if it has one.
pub(super) fn implementation(provider: &Provider, paths: &Paths<'_>) -> Option<TokenStream> {
    let Paths { rt, .. } = paths;
    let interface = &paths.model.interfaces[provider.interface?];
    let (module, generated) = (names::ident(&interface.module), generated_trait());
    Some(quote! {
        impl super::#module::#generated for Client {
            #[inline]
            fn client(&self) -> &#rt::Client {
                &self.0
            }
        }
    })
}

fn declaration(interface: &Interface, paths: &Paths<'_>) -> TokenStream {
    let (runtime, supertraits) = (paths.runtime, supertraits());
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
        #[doc = ""]
        #[doc = " The clients of its providers implement it, and so can types of your own, such as one that wraps a client."]
        pub trait #name: #supertraits {
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

/// The value of a method's argument, as the text that is sent.
fn text(param: &InterfaceParam) -> TokenStream {
    let name = names::ident(&param.name);
    match param.ty {
        Scalar::String => quote!(#name),
        _ => quote!(&::std::string::ToString::to_string(&#name)),
    }
}

/// Functions that pick a provider at run time.
fn choices(interface: &Interface, id: InterfaceId, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, runtime, model, .. } = paths;
    let name = names::ident(&interface.name);
    let providers = || model.providers.iter().filter(|provider| provider.interface == Some(id));
    let texts: Vec<_> = providers().map(|provider| &provider.name).collect();
    let modules = providers().map(|provider| names::ident(&provider.name));
    let module = &interface.module;
    let blanket = blanket(interface, paths);
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
            let client = #rt::connect(#module, ALL, provider, config, options)?;
            ::std::result::Result::Ok(::std::boxed::Box::new(client))
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
            let client = #rt::connect_from_env(#module, ALL, provider, options)?;
            ::std::result::Result::Ok(::std::boxed::Box::new(client))
        }

        static ALL: &[&#rt::Provided] = &[#(&super::#modules::PROVIDER),*];

        #blanket
    }
}

/// How clients of all providers implement the interface: once, over the runtime's client in each of them. An
/// implementation for each would be most of what compiling a provider takes.
///
/// What the interface demands of a client is demanded here and not of the trait that says what is generated: the compiler
/// would prove it for each provider.
fn blanket(interface: &Interface, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, runtime, .. } = paths;
    let (name, generated) = (names::ident(&interface.name), generated_trait());
    let supertraits = supertraits();
    let methods = interface.operations.iter().enumerate().map(|(index, operation)| {
        let signature = signature(operation, paths);
        let index = Literal::usize_unsuffixed(index);
        let record = paths.record(operation.returns.record);
        let kind = call(operation.returns.many, paths);
        let values = operation.params.iter().map(text);
        quote! {
            #signature {
                #kind::<#record>::bound(#generated::client(self), #index, &[#(#values),*])
            }
        }
    });
    quote! {
        pub(super) trait #generated {
            fn client(&self) -> &#rt::Client;
        }

        impl #generated for #rt::Client {
            fn client(&self) -> &Self {
                self
            }
        }

        impl<T: #generated + #supertraits> #name for T {
            fn info(&self) -> #runtime::Info {
                #generated::client(self).info()
            }

            #(#methods)*
        }
    }
}

/// What can be relied on of whatever implements an interface.
fn supertraits() -> TokenStream {
    quote!(::std::fmt::Debug + ::core::marker::Send + ::core::marker::Sync)
}

/// The name of the trait that clients which are generated for an interface have. No type of a spec has a name that ends so.
fn generated_trait() -> Ident {
    names::ident("GeneratedClient_")
}
