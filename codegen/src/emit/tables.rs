//! The constant tables of a provider and its operations.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::construct::{self, Literal, option, pieces};
use super::paths::Paths;
use super::{body, limits};
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
    let auth = construct::emit(&provider.auth);
    let table = Literal::new(quote!(Provider))
        .field("name", &provider.name)
        .field("title", &provider.title)
        .field("base_url", pieces(&provider.base_url))
        .list("settings", provider.settings.iter().map(|setting| setting.name.to_token_stream()))
        .list("kinds", provider.settings.iter().map(|setting| kind(setting.ty)))
        .list("credentials", provider.credentials.iter().map(|credential| credential.name.to_token_stream()))
        .field("auth", quote!(&#auth))
        .list("headers", pairs(&provider.headers))
        .field("errors", error_rules(&provider.errors))
        .given("limits", limits::emit(&provider.limits))
        .finish();
    quote! {
        #[allow(clippy::needless_update, reason = "the base has the fields of later versions")]
        static PROVIDER: #rt::Provider = {
            use #rt::tables::*;
            #table
        };
    }
}

pub(super) fn operation(operation: &Operation, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, .. } = paths;
    let name = operation_name(operation);
    let pagination = construct::emit(&operation.pagination);
    let order = order(operation.order);
    let table = Literal::new(quote!(Operation))
        .field("name", &operation.name)
        .field("path", pieces(&operation.path))
        .list("params", operation.params.iter().map(param))
        .list("query", pairs(&operation.query))
        .list("headers", pairs(&operation.headers))
        .field("pagination", quote!(&#pagination))
        .field("order", quote!(Order::#order))
        .list("empty_on", operation.empty_on.iter().map(matcher))
        .field("body", body::emit(&operation.body))
        .finish();
    quote! {
        #[allow(clippy::needless_update, reason = "the base has the fields of later versions")]
        static #name: #rt::Operation = {
            use #rt::tables::*;
            #table
        };
    }
}

fn param(param: &Param) -> TokenStream {
    let place = match param.place {
        Place::Path => quote!(Path),
        Place::Query => quote!(Query),
        Place::Header => quote!(Header),
    };
    let kind = match param.ty {
        ParamType::Scalar(scalar) => kind(scalar),
        ParamType::Enum(_) => kind(Scalar::String),
    };
    let list = param.list.map(|style| match style {
        Style::Comma => quote!(ListStyle::Comma),
        Style::Repeat => quote!(ListStyle::Repeat),
    });
    let literal = Literal::new(quote!(Param))
        .field("name", &param.name)
        .field("wire", &param.wire)
        .field("place", quote!(Place::#place))
        .field("kind", kind)
        .flag("required", param.required)
        .some("default", param.default.as_ref())
        .some("list", list)
        .list("prefixes", param.prefixes.iter().map(ToTokens::to_token_stream));
    if param.range == (None, None) {
        return literal.finish();
    }
    let (min, max) = (bound(param.range.0), bound(param.range.1));
    literal.field("range", quote!((#min, #max))).finish()
}

fn kind(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::String => quote!(Kind::String),
        Scalar::Integer => quote!(Kind::Integer),
        Scalar::Number => quote!(Kind::Number),
        Scalar::Boolean => quote!(Kind::Boolean),
    }
}

fn bound(bound: Option<i64>) -> TokenStream {
    option(bound.map(|bound| proc_macro2::Literal::i64_unsuffixed(bound).into_token_stream()))
}

fn error_rules(rules: &ErrorRules) -> TokenStream {
    let classes = rules.classes.iter().map(|(class, matchers)| {
        let class = match class {
            Class::Unauthorized => quote!(Unauthorized),
            Class::Forbidden => quote!(Forbidden),
            Class::NotFound => quote!(NotFound),
            Class::InvalidRequest => quote!(InvalidRequest),
            Class::RateLimited => quote!(RateLimited),
            Class::Transient => quote!(Transient),
        };
        let matchers = matchers.iter().map(matcher);
        quote!((Class::#class, &[#(#matchers),*]))
    });
    let failure = rules.failure.as_ref().map(|(path, value)| {
        let path = json_path(path);
        quote!((#path, #value))
    });
    Literal::new(quote!(ErrorRules))
        .list("message", rules.message.iter().map(json_path))
        .list("code", rules.code.iter().map(json_path))
        .some("failure", failure)
        .list("classes", classes)
        .finish()
}

fn json_path(path: &Path) -> TokenStream {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => quote!(Step::Key(#key)),
        Step::Index(index) => {
            let index = proc_macro2::Literal::usize_unsuffixed(*index);
            quote!(Step::Index(#index))
        }
    });
    quote!(&[#(#steps),*])
}

fn matcher(matcher: &Matcher) -> TokenStream {
    Literal::new(quote!(Matcher))
        .some("status", matcher.status.map(proc_macro2::Literal::u16_unsuffixed))
        .some("code", matcher.code.as_ref())
        .some("message", matcher.message.as_ref())
        .finish()
}

fn pairs(pairs: &[(String, String)]) -> impl Iterator<Item = TokenStream> {
    pairs.iter().map(|(name, value)| quote!((#name, #value)))
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
