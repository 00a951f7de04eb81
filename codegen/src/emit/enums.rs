//! Open enums: a value that is not declared is kept.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::paths::Paths;
use crate::model::Enum;
use crate::names;

pub(super) fn emit(enumeration: &Enum, paths: &Paths<'_>) -> TokenStream {
    let Paths { rt, .. } = paths;
    let name = names::ident(&enumeration.name);
    let text_name = &enumeration.name;
    let doc = docs::of(enumeration.doc.as_deref(), &format!("The enum `{text_name}`."));
    let texts: Vec<_> = enumeration.values.iter().map(|value| &value.text).collect();
    let variants: Vec<_> = enumeration.values.iter().map(|value| names::ident(&value.name)).collect();
    let docs = enumeration.values.iter().map(|value| docs::of(value.doc.as_deref(), &format!("`{}`.", value.text)));
    quote! {
        #doc
        #[derive(::std::fmt::Debug, ::std::clone::Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#docs #variants,)*
            #[doc = " A value that the spec does not name, as it was sent."]
            Unknown(::std::string::String),
        }

        impl #name {
            #[doc = " The value as text."]
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl ::std::convert::From<&str> for #name {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    #(#texts => Self::#variants,)*
                    _ => Self::Unknown(::std::borrow::ToOwned::to_owned(text)),
                }
            }
        }

        impl ::std::default::Default for #name {
            #[inline]
            fn default() -> Self {
                Self::Unknown(::std::string::String::new())
            }
        }

        impl ::std::cmp::PartialEq for #name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::std::cmp::Eq for #name {}

        impl ::std::hash::Hash for #name {
            #[inline]
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                ::std::hash::Hash::hash(self.as_str(), state)
            }
        }

        impl ::std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl #rt::Field for #name {
            #[inline]
            fn put(&mut self, value: &#rt::Value<'_>) -> ::std::result::Result<(), #rt::Mismatch> {
                #rt::text(value, |text| *self = ::std::convert::From::from(text))
            }
        }

        impl #rt::Show for #name {
            #[inline]
            fn show(&self, viewer: &mut dyn #rt::Viewer) {
                #rt::Viewer::value(viewer, self.as_str(), self);
            }
        }

        impl #rt::Serialize for #name {
            #[inline]
            fn serialize<S: #rt::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    }
}
