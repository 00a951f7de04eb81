//! The module of an interface, and how a provider implements it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::paths::Paths;
use super::{config, docs, enums, records, tables};
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

/// What the provider's client implements its interface by, if it has one: data, of which a program can hold a lot.
pub(super) fn implementation(provider: &Provider, paths: &Paths<'_>) -> Option<TokenStream> {
    let Paths { rt, .. } = paths;
    let interface = &paths.model.interfaces[provider.interface?];
    let (module, bound, len) = (names::ident(&interface.module), bound_trait(), len(interface));
    let choice = choice(provider, interface, paths);
    Some(quote! {
        impl super::#module::#bound for Client {
            #[inline]
            fn bound(&self) -> #rt::Chosen<#len> {
                CHOICE.of(&self.0)
            }
        }

        #choice
    })
}

/// The row of the provider among those of its interface.
fn choice(provider: &Provider, interface: &Interface, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, .. } = paths;
    let (name, prefix) = (&provider.name, config::prefix(provider));
    let bindings = || provider.operations.iter().filter_map(|one| Some((one, one.implements.as_ref()?)));
    let operations = (0..interface.operations.len()).filter_map(|index| {
        let (operation, binding) = bindings().find(|(_, binding)| binding.operation == index)?;
        let table = tables::operation_name(operation);
        let params = binding.params.iter().map(|param| Literal::usize_unsuffixed(*param));
        Some(quote!(#rt::Bound { operation: &#table, params: &[#(#params),*] }))
    });
    let len = len(interface);
    quote! {
        pub(super) static CHOICE: #rt::Choice<#len> = #rt::Choice {
            name: #name,
            prefix: #prefix,
            provider: &PROVIDER,
            operations: [#(#operations),*],
        };
    }
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
        #[doc = ""]
        #[doc = " The clients of its providers implement it, and so can types of your own, such as one that wraps a client."]
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
    let len = len(interface);
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
            let client = #rt::connect(#module, CHOICES, provider, config, options)?;
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
            let client = #rt::connect_from_env(#module, CHOICES, provider, options)?;
            ::std::result::Result::Ok(::std::boxed::Box::new(client))
        }

        static CHOICES: &[&#rt::Choice<#len>] = &[#(&super::#modules::CHOICE),*];

        #blanket
    }
}

/// How clients of all providers implement the interface: once, over what each of them is bound to. An implementation for
/// each would be most of what compiling a provider takes.
fn blanket(interface: &Interface, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, runtime, .. } = paths;
    let (name, bound, len) = (names::ident(&interface.name), bound_trait(), len(interface));
    let methods = interface.operations.iter().enumerate().map(|(index, operation)| {
        let signature = signature(operation, paths);
        let before = std::iter::repeat_n(quote!(_,), index);
        let call = if operation.returns.many { quote!(list) } else { quote!(fetch) };
        let values = operation.params.iter().map(text);
        quote! {
            #signature {
                #bound::bound(self).#call(|[#(#before)* bound, ..]| bound, &[#(#values),*])
            }
        }
    });
    quote! {
        pub(super) trait #bound: ::std::fmt::Debug + ::core::marker::Send + ::core::marker::Sync {
            fn bound(&self) -> #rt::Chosen<#len>;
        }

        impl #bound for #rt::Chosen<#len> {
            fn bound(&self) -> Self {
                ::std::clone::Clone::clone(self)
            }
        }

        impl<T: #bound> #name for T {
            fn info(&self) -> #runtime::Info {
                #bound::bound(self).info()
            }

            #(#methods)*
        }
    }
}

/// The name of the trait by which clients are bound to an interface: users see it where they give a type that implements
/// neither. No type of a spec has a name that ends so.
fn bound_trait() -> Ident {
    names::ident("GeneratedClient_")
}

fn len(interface: &Interface) -> Literal {
    Literal::usize_unsuffixed(interface.operations.len())
}
