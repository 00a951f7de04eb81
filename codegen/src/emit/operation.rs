//! The builder of an operation.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::paths::Paths;
use super::{docs, tables, wrapper};
use crate::model::{Operation, Param, ParamType, Scalar};
use crate::names;

/// The method of the client: required parameters are its arguments.
pub(super) fn method(operation: &Operation, paths: &Paths<'_>) -> TokenStream {
    let rt = &paths.rt;
    let (name, builder) = (names::ident(&operation.method), names::ident(&operation.builder));
    let table = tables::table_name(operation);
    let kind = kind(operation);
    let docs = docs::attributes(&[docs::of_operation(operation), docs::of_arguments(arguments(operation))].concat());
    let declared = arguments(operation).map(|param| {
        let (name, ty) = (names::ident(&param.name), paths.argument(&param.ty));
        quote!(#name: #ty)
    });
    let given = numbered(operation).filter(|(_, param)| is_argument(param)).map(|(index, param)| set(index, param));
    let fixed = has_fixed_size(operation).then(|| quote!(.fixed()));
    let call = quote!(#rt::#kind::with(&self.0, #table)#(#given)*#fixed);
    let call = if is_plain(operation) { call } else { quote!(#builder(#call)) };
    quote! {
        #docs
        #[inline]
        pub fn #name(&self, #(#declared),*) -> #builder {
            #call
        }
    }
}

/// The builder: optional parameters are its methods. Where that of the runtime does, there is no other: the type and its
/// methods would take half of the time that compiling a client takes.
pub(super) fn builder(operation: &Operation, paths: &Paths<'_>) -> TokenStream {
    let builder = names::ident(&operation.builder);
    let call = call(operation, paths);
    if is_plain(operation) {
        let doc = docs::attributes(&docs::of_plain_builder(operation));
        return quote!(#doc pub type #builder = #call;);
    }
    let record = paths.record(operation.returns.record);
    let doc = docs::attributes(&docs::of_builder(operation));
    let optional = numbered(operation).filter(|(_, param)| !is_argument(param));
    let setters = optional.map(|(index, param)| setter(index, param, paths));
    let ending = match operation.returns.many {
        true => list_methods(operation, &record, paths),
        false => fetch_method(&record, paths),
    };
    let wrapper = wrapper::traits(&builder);
    quote! {
        #doc
        #[must_use = "nothing is sent before the builder is finished"]
        pub struct #builder(#call);

        #wrapper

        impl #builder {
            #(#setters)*
            #ending
        }
    }
}

/// The call that sets the value which a method got as an argument.
fn set(index: usize, param: &Param) -> TokenStream {
    let name = names::ident(&param.name);
    let value = text(&quote!(#name), &param.ty);
    let index = Literal::usize_unsuffixed(index);
    quote!(.set(#index, #value))
}

/// The type of the call that the runtime makes of an operation.
fn kind(operation: &Operation) -> Ident {
    names::ident(if operation.returns.many { "List" } else { "Fetch" })
}

/// The same with the record, and with what tells whether the size of a page can be chosen.
fn call(operation: &Operation, paths: &Paths<'_>) -> TokenStream {
    let runtime = paths.runtime;
    let (kind, record) = (kind(operation), paths.record(operation.returns.record));
    let fixed = has_fixed_size(operation).then(|| quote!(, #runtime::FixedSize));
    quote!(#runtime::#kind<#record #fixed>)
}

const fn has_fixed_size(operation: &Operation) -> bool {
    operation.returns.many && operation.size.is_none()
}

/// Required parameters, which a caller cannot leave out.
fn arguments(operation: &Operation) -> impl Iterator<Item = &Param> {
    operation.params.iter().filter(|param| is_argument(param))
}

/// Whether the builder of the runtime does: no parameter is optional.
fn is_plain(operation: &Operation) -> bool {
    operation.params.iter().all(is_argument)
}

const fn is_argument(param: &Param) -> bool {
    param.required && param.default.is_none() && param.list.is_none()
}

fn numbered(operation: &Operation) -> impl Iterator<Item = (usize, &Param)> {
    operation.params.iter().enumerate()
}

fn setter(index: usize, param: &Param, paths: &Paths<'_>) -> TokenStream {
    let name = names::ident(&param.name);
    let docs = docs::attributes(&docs::of_param(param));
    let ty = paths.argument(&param.ty);
    if param.list.is_none() {
        let set = set(index, param);
        return quote! {
            #docs
            #[inline]
            pub fn #name(self, #name: #ty) -> Self {
                Self(self.0 #set)
            }
        };
    }
    let value = text(&quote!(value), &param.ty);
    let index = Literal::usize_unsuffixed(index);
    quote! {
        #docs
        #[inline]
        pub fn #name(self, values: impl ::core::iter::IntoIterator<Item = #ty>) -> Self {
            let mut call = self.0;
            for value in values {
                call = call.add(#index, #value);
            }
            Self(call)
        }
    }
}

/// A value as the text that is sent.
fn text(value: &TokenStream, ty: &ParamType) -> TokenStream {
    match ty {
        ParamType::Scalar(Scalar::String) => value.clone(),
        ParamType::Scalar(_) => quote!(::std::string::ToString::to_string(&#value)),
        ParamType::Enum(_) => quote!(#value.as_str()),
    }
}

fn list_methods(operation: &Operation, record: &TokenStream, paths: &Paths<'_>) -> TokenStream {
    let runtime = paths.runtime;
    let page_size = operation.size.as_ref().map(|_| {
        let docs = docs::attributes(&docs::of_size(operation));
        quote! {
            #docs
            #[inline]
            pub fn page_size(self, items: u32) -> Self {
                Self(self.0.page_size(items))
            }
        }
    });
    quote! {
        #page_size

        #[doc = " Goes on where another scan stopped."]
        #[inline]
        pub fn resume(self, continuation: #runtime::Continuation) -> Self {
            Self(self.0.resume(continuation))
        }

        #[doc = " Fetches one page: the first, or the one at which `resume` goes on."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " The request is refused, or fails; the error's continuation reads the page again."]
        #[inline]
        pub fn send(self) -> #runtime::Pending<#runtime::Page<#record>> {
            self.0.send()
        }

        #[doc = " All pages, each fetched when it is asked for."]
        #[inline]
        pub fn pages(self) -> #runtime::Pages<#record> {
            self.0.pages()
        }

        #[doc = " All items, page after page."]
        #[inline]
        pub fn items(self) -> #runtime::Items<#record> {
            self.0.items()
        }
    }
}

fn fetch_method(record: &TokenStream, paths: &Paths<'_>) -> TokenStream {
    let runtime = paths.runtime;
    quote! {
        #[doc = " Reads the record."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " The request is refused, or fails."]
        #[inline]
        pub fn fetch(self) -> #runtime::Pending<#record> {
            self.0.fetch()
        }
    }
}
