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
    let reads = reads(provider);
    let mutable = (!reads.is_empty()).then(|| quote!(mut));
    let name = &provider.name;
    let prefix = prefix(provider);
    let doc = docs::attributes(&[format!("What a client of {} is made with.", provider.title)]);
    let from_env = docs::attributes(&from_env_docs(provider));
    quote! {
        #doc
        #[derive(::std::fmt::Debug, ::std::clone::Clone)]
        pub struct Config { #(#fields,)* }

        impl Config {
            #from_env
            #[inline]
            pub fn from_env() -> ::std::result::Result<Self, #runtime::Error> {
                Self::read(#rt::Settings::from_env(#name, #prefix))
            }

            #[inline]
            fn read(#mutable settings: #rt::Settings) -> ::std::result::Result<Self, #runtime::Error> {
                let config = Self { #(#reads,)* };
                settings.finish()?;
                ::std::result::Result::Ok(config)
            }
        }

        impl<'de> #rt::Deserialize<'de> for Config {
            fn deserialize<D: #rt::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                let settings = #rt::Settings::deserialize_for(#name, deserializer)?;
                Self::read(settings).map_err(#rt::DeserializeError::custom)
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
