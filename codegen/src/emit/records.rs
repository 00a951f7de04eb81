//! Records: plain structs, and how the decoder fills them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::paths::Paths;
use crate::model::{Field, Home, Model, Record, Type, Types};
use crate::names;

pub(super) fn emit(record: &Record, types: &Types, paths: &Paths<'_>) -> TokenStream {
    let name = names::ident(&record.name);
    let doc = docs::of(record.doc.as_deref(), &format!("The record `{}`.", record.name));
    let fields = record.fields.iter().map(|field| declaration(field, paths));
    let slots = slots(record, types, paths.model);
    let decoding = decoding(record, &slots, paths);
    let identity = identity(record, paths);
    let shown = shown(record, paths);
    quote! {
        #doc
        #[derive(::std::clone::Clone, ::std::cmp::PartialEq, ::std::default::Default)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* }
        #decoding
        #identity
        #shown
    }
}

fn declaration(field: &Field, paths: &Paths<'_>) -> TokenStream {
    let name = names::ident(&field.name);
    let doc = docs::of(field.doc.as_deref(), &format!("The field `{}`.", field.text));
    let ty = paths.field(&field.ty);
    match is_optional(field) {
        true => quote!(#doc pub #name: ::std::option::Option<#ty>),
        false => quote!(#doc pub #name: #ty),
    }
}

/// A list is empty rather than absent.
const fn is_optional(field: &Field) -> bool {
    !field.required && !matches!(field.ty, Type::List(_))
}

/// A leaf of a record, as an expression, in the order of the slots.
struct Slot<'a> {
    place: TokenStream,
    ty: &'a Type,
}

fn slots<'a>(record: &'a Record, types: &'a Types, model: &'a Model) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    collect(record, types, model, &quote!(self), &mut slots);
    slots
}

fn collect<'a>(record: &'a Record, types: &'a Types, model: &'a Model, base: &TokenStream, slots: &mut Vec<Slot<'a>>) {
    for field in &record.fields {
        let name = names::ident(&field.name);
        let Type::Record(inner) = &field.ty else {
            slots.push(Slot { place: quote!(#base.#name), ty: &field.ty });
            continue;
        };
        let optional = is_optional(field).then(|| quote!(.get_or_insert_default()));
        let home = match inner.home {
            Home::Here => types,
            Home::Interface(id) => &model.interfaces[id].types,
        };
        collect(&home.records[inner.index], home, model, &quote!(#base.#name #optional), slots);
    }
}

fn decoding(record: &Record, slots: &[Slot<'_>], paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, .. } = paths;
    let name = names::ident(&record.name);
    let numbered = || slots.iter().enumerate().map(|(i, slot)| (Literal::usize_unsuffixed(i), slot));
    let is_list_of_records = |ty: &Type| matches!(ty, Type::List(of) if matches!(**of, Type::Record(_)));
    let puts = numbered()
        .filter(|(_, slot)| !is_list_of_records(slot.ty))
        .map(|(i, Slot { place, .. })| quote!(#i => #rt::Field::put(&mut #place, value),));
    let pushes: Vec<_> = numbered().filter(|(_, slot)| is_list_of_records(slot.ty)).collect();
    let push = (!pushes.is_empty()).then(|| {
        let arms = pushes
            .iter()
            .map(|(i, Slot { place, .. })| quote!(#i => ::std::option::Option::Some(#rt::push(&mut #place)),));
        quote! {
            #[inline]
            fn push(&mut self, slot: u16) -> ::std::option::Option<&mut dyn #rt::Record> {
                match slot {
                    #(#arms)*
                    _ => ::std::option::Option::None,
                }
            }
        }
    });
    let clears = numbered().filter(|(_, slot)| matches!(slot.ty, Type::List(_)));
    let clears: Vec<_> = clears.map(|(i, Slot { place, .. })| quote!(if slot == #i { #place.clear(); })).collect();
    let clear = (!clears.is_empty()).then(|| quote!(#[inline] fn clear(&mut self, slot: u16) { #(#clears)* }));
    quote! {
        impl #rt::Record for #name {
            #[inline]
            fn put(&mut self, slot: u16, value: &#rt::Value<'_>) -> ::std::result::Result<(), #rt::Mismatch> {
                match slot {
                    #(#puts)*
                    _ => ::std::result::Result::Err(#rt::Mismatch::NO_SLOT),
                }
            }

            #push
            #clear
        }
    }
}

fn identity(record: &Record, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, .. } = paths;
    let name = names::ident(&record.name);
    let field = record.identity.map(|index| &record.fields[index]);
    let identity = match field.map(|field| (names::ident(&field.name), is_optional(field))) {
        None => quote!(::std::option::Option::None),
        Some((field, true)) => quote!(self.#field.as_deref()),
        Some((field, false)) => quote!(::std::option::Option::Some(&self.#field)),
    };
    quote! {
        impl #rt::Item for #name {
            #[inline]
            fn identity(&self) -> ::std::option::Option<&str> {
                #identity
            }
        }
    }
}

/// `Debug` and `Serialize`, made of what the record shows of itself: derived, each would take the compiler several times as
/// long.
fn shown(record: &Record, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, .. } = paths;
    let (name, text_name) = (names::ident(&record.name), &record.name);
    let fields = record.fields.iter().map(|field| {
        let (name, text) = (names::ident(&field.name), &field.text);
        quote!((#text, &self.#name))
    });
    quote! {
        impl #rt::Show for #name {
            #[inline]
            fn show(&self, viewer: &mut dyn #rt::Viewer) {
                #rt::Viewer::record(viewer, #text_name, &[#(#fields),*]);
            }
        }

        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #rt::debug_record(self, formatter)
            }
        }

        impl #rt::Serialize for #name {
            #[inline]
            fn serialize<S: #rt::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                #rt::serialize(self, serializer)
            }
        }
    }
}
