//! Structs of the runtime that differ from one choice to another, as parts of a table.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::{Construct, Piece, Size, Value};
use crate::names;

pub(super) fn emit(construct: &Construct) -> TokenStream {
    let path = in_runtime(construct.path);
    let fields = construct.fields.iter().map(|(name, value)| {
        let name = names::ident(name);
        let value = emit_value(value);
        quote!(#name: #value)
    });
    quote!(#path { #(#fields),* })
}

pub(super) fn pieces(pieces: &[Piece]) -> TokenStream {
    let pieces = pieces.iter().map(|piece| {
        let (variant, index) = match piece {
            Piece::Text(text) => return quote!(Piece::Text(#text)),
            Piece::Setting(index) => (quote!(Setting), index),
            Piece::Credential(index) => (quote!(Credential), index),
            Piece::Param(index) => (quote!(Param), index),
        };
        let index = proc_macro2::Literal::usize_unsuffixed(*index);
        quote!(Piece::#variant(#index))
    });
    quote!(&[#(#pieces),*])
}

/// A struct of a table as an expression. Only what differs from its base is written: it is shorter, and generated code
/// that is checked in outlives new fields.
#[derive(Debug)]
pub(super) struct Literal {
    path: TokenStream,
    fields: Vec<TokenStream>,
}

impl Literal {
    pub(super) const fn new(path: TokenStream) -> Self {
        Self { path, fields: Vec::new() }
    }

    pub(super) fn field(mut self, name: &str, value: impl ToTokens) -> Self {
        let name = names::ident(name);
        self.fields.push(quote!(#name: #value));
        self
    }

    /// A list, unless it is empty.
    pub(super) fn list(self, name: &str, rows: impl IntoIterator<Item = TokenStream>) -> Self {
        let rows: Vec<_> = rows.into_iter().collect();
        if rows.is_empty() { self } else { self.field(name, quote!(&[#(#rows),*])) }
    }

    /// A value, if there is one.
    pub(super) fn some(self, name: &str, value: Option<impl ToTokens>) -> Self {
        match value {
            Some(value) => self.field(name, quote!(Some(#value))),
            None => self,
        }
    }

    /// A field that may be left to the base.
    pub(super) fn given(self, name: &str, value: Option<impl ToTokens>) -> Self {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    /// `true`, if it is.
    pub(super) fn flag(self, name: &str, flag: bool) -> Self {
        if flag { self.field(name, true) } else { self }
    }

    pub(super) fn finish(self) -> TokenStream {
        let Self { path, fields } = self;
        quote!(#path { #(#fields,)* ..#path::NONE })
    }
}

/// An option, as an expression.
pub(super) fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

fn emit_value(value: &Value) -> TokenStream {
    match value {
        Value::Text(text) => quote!(#text),
        Value::Number(number) => unsuffixed(*number),
        Value::OptionalNumber(number) => option(number.map(|number| unsuffixed(number.into()))),
        Value::Flag(flag) => quote!(#flag),
        Value::Variant(path, variant) => {
            let (path, variant) = (in_runtime(path), names::ident(variant));
            quote!(#path::#variant)
        }
        Value::Size(size) => option(size.as_ref().map(emit_size)),
        Value::Pieces(template) => pieces(template),
        Value::Headers(headers) => {
            let headers = headers.iter().map(|(name, template)| {
                let template = pieces(template);
                quote!((#name, #template))
            });
            quote!(&[#(#headers),*])
        }
    }
}

fn emit_size(size: &Size) -> TokenStream {
    let Size { param, default, max } = size;
    let default = unsuffixed(u64::from(*default));
    let max = option(max.map(|max| unsuffixed(max.into())));
    quote!(pagination::Size { param: #param, default: #default, max: #max })
}

fn unsuffixed(number: u64) -> TokenStream {
    let number = proc_macro2::Literal::u64_unsuffixed(number);
    quote!(#number)
}

/// A path such as `pagination::Offset`, below what the tables import.
fn in_runtime(path: &str) -> TokenStream {
    let segments = path.split("::").map(names::ident);
    quote!(#(#segments)::*)
}
