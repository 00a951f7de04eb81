//! The constant tables of a provider and its operations.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::body;
use super::construct::{self, option, pieces};
use super::paths::Paths;
use crate::json_path::Step;
use crate::model::{
    Class, ErrorRules, Matcher, Operation, Order, Param, ParamType, Path, Place, Provider, Scalar, Style,
};

/// The name of an operation's table.
pub(super) fn operation_name(operation: &Operation) -> Ident {
    format_ident!("{}", operation.method.to_uppercase())
}

pub(super) fn provider(provider: &Provider, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, .. } = paths;
    let Provider { name, title, .. } = provider;
    let base_url = pieces(&provider.base_url);
    let settings = provider.settings.iter().map(|setting| &setting.name);
    let credentials = provider.credentials.iter().map(|credential| &credential.name);
    let auth = construct::emit(&provider.auth);
    let headers = pairs(&provider.headers);
    let errors = error_rules(&provider.errors);
    quote! {
        static PROVIDER: #rt::Provider = {
            use #rt::tables::*;
            Provider {
                name: #name,
                title: #title,
                base_url: #base_url,
                settings: &[#(#settings),*],
                credentials: &[#(#credentials),*],
                auth: &#auth,
                headers: #headers,
                errors: #errors,
            }
        };
    }
}

pub(super) fn operation(operation: &Operation, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, .. } = paths;
    let table = operation_name(operation);
    let name = &operation.name;
    let path = pieces(&operation.path);
    let params = operation.params.iter().map(param);
    let query = pairs(&operation.query);
    let headers = pairs(&operation.headers);
    let pagination = construct::emit(&operation.pagination);
    let order = order(operation.order);
    let empty_on = matchers(&operation.empty_on);
    let body = body::emit(&operation.body);
    quote! {
        static #table: #rt::Operation = {
            use #rt::tables::*;
            Operation {
                name: #name,
                method: "GET",
                path: #path,
                params: &[#(#params),*],
                query: #query,
                headers: #headers,
                pagination: &#pagination,
                order: Order::#order,
                empty_on: #empty_on,
                body: #body,
            }
        };
    }
}

/// Only what differs from a plain parameter is written.
fn param(param: &Param) -> TokenStream {
    let Param { name, wire, prefixes, .. } = param;
    let place = match param.place {
        Place::Path => quote!(Path),
        Place::Query => quote!(Query),
        Place::Header => quote!(Header),
    };
    let kind = match param.ty {
        ParamType::Scalar(Scalar::String) | ParamType::Enum(_) => quote!(String),
        ParamType::Scalar(Scalar::Integer) => quote!(Integer),
        ParamType::Scalar(Scalar::Number) => quote!(Number),
        ParamType::Scalar(Scalar::Boolean) => quote!(Boolean),
    };
    let mut parts =
        vec![quote!(name: #name), quote!(wire: #wire), quote!(place: Place::#place), quote!(kind: Kind::#kind)];
    if param.required {
        parts.push(quote!(required: true));
    }
    if let Some(default) = &param.default {
        parts.push(quote!(default: Some(#default)));
    }
    match param.list {
        Some(Style::Comma) => parts.push(quote!(list: Some(ListStyle::Comma))),
        Some(Style::Repeat) => parts.push(quote!(list: Some(ListStyle::Repeat))),
        None => {}
    }
    if !prefixes.is_empty() {
        parts.push(quote!(prefixes: &[#(#prefixes),*]));
    }
    if param.range != (None, None) {
        let (min, max) = (bound(param.range.0), bound(param.range.1));
        parts.push(quote!(range: (#min, #max)));
    }
    quote!(Param { #(#parts,)* ..Param::NONE })
}

fn bound(bound: Option<i64>) -> TokenStream {
    option(bound.map(|bound| Literal::i64_unsuffixed(bound).into_token_stream()))
}

fn error_rules(rules: &ErrorRules) -> TokenStream {
    let places = |list: &[Path]| {
        let list = list.iter().map(json_path);
        quote!(&[#(#list),*])
    };
    let (message, code) = (places(&rules.message), places(&rules.code));
    let classes = rules.classes.iter().map(|(class, list)| {
        let class = match class {
            Class::Unauthorized => quote!(Unauthorized),
            Class::Forbidden => quote!(Forbidden),
            Class::NotFound => quote!(NotFound),
            Class::InvalidRequest => quote!(InvalidRequest),
            Class::RateLimited => quote!(RateLimited),
            Class::Transient => quote!(Transient),
        };
        let list = matchers(list);
        quote!((Class::#class, #list))
    });
    quote!(ErrorRules { message: #message, code: #code, classes: &[#(#classes),*] })
}

fn json_path(path: &Path) -> TokenStream {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => quote!(Step::Key(#key)),
        Step::Index(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(Step::Index(#index))
        }
    });
    quote!(&[#(#steps),*])
}

fn matchers(matchers: &[Matcher]) -> TokenStream {
    let matchers = matchers.iter().map(|matcher| {
        let text = |text: &Option<String>| option(text.as_ref().map(|text| quote!(#text)));
        let status = option(matcher.status.map(|status| {
            let status = Literal::u16_unsuffixed(status);
            quote!(#status)
        }));
        let (code, message) = (text(&matcher.code), text(&matcher.message));
        quote!(Matcher { status: #status, code: #code, message: #message })
    });
    quote!(&[#(#matchers),*])
}

fn pairs(pairs: &[(String, String)]) -> TokenStream {
    let pairs = pairs.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(&[#(#pairs),*])
}

fn order(order: Order) -> TokenStream {
    match order {
        Order::NewestFirst => quote!(NewestFirst),
        Order::OldestFirst => quote!(OldestFirst),
        Order::OldestFirstWithinPage => quote!(OldestFirstWithinPage),
        Order::NewestFirstWithinPage => quote!(NewestFirstWithinPage),
        Order::Unspecified => quote!(Unspecified),
    }
}
