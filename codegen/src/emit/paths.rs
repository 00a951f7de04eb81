//! Every path that generated code uses, absolute: a user's crate may lack the prelude or call something `String`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Home, Model, ParamType, RecordRef, Scalar, Type, Types};
use crate::names;

/// The paths of one module.
#[derive(Debug)]
pub(super) struct Paths<'a> {
    pub(super) model: &'a Model,
    /// The types that the module declares.
    here: &'a Types,
    /// The runtime crate, for what its users see.
    pub(super) runtime: &'a TokenStream,
    /// The part of the runtime that only generated code uses.
    pub(super) rt: TokenStream,
}

impl<'a> Paths<'a> {
    pub(super) fn new(model: &'a Model, here: &'a Types, runtime: &'a TokenStream) -> Self {
        Self { model, here, runtime, rt: quote!(#runtime::__v1) }
    }

    /// The type of a field, before it is made optional.
    pub(super) fn field(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Scalar(scalar) => Self::scalar(*scalar),
            Type::Timestamp => {
                let runtime = self.runtime;
                quote!(#runtime::Timestamp)
            }
            Type::Enum(enumeration) => self.named(enumeration.home, |types| &types.enums[enumeration.index].name),
            Type::Record(record) => self.record(*record),
            Type::List(element) => {
                let element = self.field(element);
                quote!(::std::vec::Vec<#element>)
            }
        }
    }

    pub(super) fn record(&self, record: RecordRef) -> TokenStream {
        self.named(record.home, |types| &types.records[record.index].name)
    }

    pub(super) fn scalar(scalar: Scalar) -> TokenStream {
        match scalar {
            Scalar::String => quote!(::std::string::String),
            Scalar::Integer => quote!(i64),
            Scalar::Number => quote!(f64),
            Scalar::Boolean => quote!(bool),
        }
    }

    /// The type by which a caller gives a value.
    pub(super) fn argument(&self, ty: &ParamType) -> TokenStream {
        match ty {
            ParamType::Scalar(Scalar::String) => quote!(impl ::core::convert::Into<::std::string::String>),
            ParamType::Scalar(scalar) => Self::scalar(*scalar),
            ParamType::Enum(enumeration) => self.field(&Type::Enum(*enumeration)),
        }
    }

    /// A type of this module, or of the interface beside it.
    fn named(&self, home: Home, name: impl Fn(&Types) -> &str) -> TokenStream {
        match home {
            Home::Here => {
                let name = names::ident(name(self.here));
                quote!(#name)
            }
            Home::Interface(id) => {
                let interface = &self.model.interfaces[id];
                let module = names::ident(&interface.module);
                let name = names::ident(name(&interface.types));
                quote!(super::#module::#name)
            }
        }
    }
}
