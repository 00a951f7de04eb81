//! What a client is made with.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::paths::Paths;
use crate::model::{Provider, Scalar};
use crate::names;

pub(super) fn emit(provider: &Provider, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, runtime, .. } = paths;
    let fields = fields(provider, paths);
    let copies = copies(provider);
    let contract = contract(provider, paths);
    let doc = docs::attributes(&[format!("What a client of {} is made with.", provider.title)]);
    let from_env = docs::attributes(&from_env_docs(provider));
    // Not derived: the compiler takes up to twice as long for what a derive makes.
    quote! {
        #doc
        pub struct Config { #(#fields,)* }

        impl Config {
            #from_env
            #[inline]
            pub fn from_env() -> ::std::result::Result<Self, #runtime::Error> {
                #rt::from_env(&PROVIDER)
            }
        }

        #contract

        impl<'de> #rt::Deserialize<'de> for Config {
            #[inline]
            fn deserialize<D: #rt::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                #rt::deserialize(&PROVIDER, deserializer)
            }
        }

        impl ::std::clone::Clone for Config {
            #[inline]
            fn clone(&self) -> Self {
                Self { #(#copies,)* }
            }
        }

        impl ::std::fmt::Debug for Config {
            #[inline]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #rt::debug(self, formatter)
            }
        }
    }
}

/// How it is read and what it holds: what the runtime cannot know.
fn contract(provider: &Provider, paths: &Paths<'_>) -> TokenStream {
    let rt = &paths.rt;
    let (reads, values) = (reads(provider), values(provider));
    let (settings, held) = match reads.is_empty() {
        true => (quote!(_), quote!(_)),
        false => (quote!(settings), quote!(values)),
    };
    quote! {
        impl #rt::Config for Config {
            #[inline]
            fn read(#settings: &mut #rt::Settings) -> Self {
                Self { #(#reads,)* }
            }

            #[inline]
            fn values(&self, #held: &mut #rt::Values) {
                #(#values;)*
            }
        }
    }
}

/// What the names of the provider's environment variables start with.
pub(super) fn prefix(provider: &Provider) -> String {
    provider.name.to_uppercase()
}

fn fields(provider: &Provider, paths: &Paths<'_>) -> Vec<TokenStream> {
    let runtime = paths.runtime;
    let settings = provider.settings.iter().map(|setting| {
        let name = names::ident(&setting.name);
        let doc = docs::attributes(&docs::of_setting(setting));
        let ty = Paths::scalar(setting.ty);
        quote!(#doc pub #name: #ty)
    });
    let credentials = provider.credentials.iter().map(|credential| {
        let name = names::ident(&credential.name);
        let doc = docs::attributes(&docs::of_credential(credential));
        quote!(#doc pub #name: #runtime::SecretString)
    });
    settings.chain(credentials).collect()
}

fn reads(provider: &Provider) -> Vec<TokenStream> {
    let settings = provider.settings.iter().map(|setting| {
        let (name, text) = (names::ident(&setting.name), &setting.name);
        match setting.ty {
            Scalar::String => quote!(#name: settings.text(#text)),
            _ => quote!(#name: settings.parsed(#text)),
        }
    });
    let credentials = provider.credentials.iter().map(|credential| {
        let (name, text) = (names::ident(&credential.name), &credential.name);
        quote!(#name: settings.secret(#text))
    });
    settings.chain(credentials).collect()
}

fn values(provider: &Provider) -> Vec<TokenStream> {
    let settings = provider.settings.iter().map(|setting| {
        let (name, text) = (names::ident(&setting.name), &setting.name);
        match setting.ty {
            Scalar::String => quote!(values.text(#text, &self.#name)),
            Scalar::Integer => quote!(values.integer(#text, self.#name)),
            Scalar::Number => quote!(values.number(#text, self.#name)),
            Scalar::Boolean => quote!(values.boolean(#text, self.#name)),
        }
    });
    let credentials = provider.credentials.iter().map(|credential| {
        let (name, text) = (names::ident(&credential.name), &credential.name);
        quote!(values.secret(#text, &self.#name))
    });
    settings.chain(credentials).collect()
}

fn copies(provider: &Provider) -> Vec<TokenStream> {
    let clone = |name: &str| {
        let name = names::ident(name);
        quote!(#name: ::std::clone::Clone::clone(&self.#name))
    };
    let settings = provider.settings.iter().map(|setting| match setting.ty {
        Scalar::String => clone(&setting.name),
        _ => {
            let name = names::ident(&setting.name);
            quote!(#name: self.#name)
        }
    });
    settings.chain(provider.credentials.iter().map(|credential| clone(&credential.name))).collect()
}

fn from_env_docs(provider: &Provider) -> Vec<String> {
    let names = provider.settings.iter().map(|setting| &setting.name);
    let names = names.chain(provider.credentials.iter().map(|credential| &credential.name));
    let variables = names.map(|name| format!("`{}_{}`", prefix(provider), name.to_uppercase()));
    let variables: Vec<_> = variables.collect();
    let from = match variables.as_slice() {
        [] => "Makes it of nothing: this provider needs no settings.".to_owned(),
        _ => format!("Reads it from the environment: {}.", variables.join(", ")),
    };
    let errors = "A variable is missing or does not fit.".to_owned();
    vec![from, String::new(), "# Errors".to_owned(), String::new(), errors]
}
