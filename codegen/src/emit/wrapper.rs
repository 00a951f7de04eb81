//! The traits of structs that wrap a type of the runtime.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// `Clone` and `Debug`. They are not derived: the compiler takes twice as long for what a derive makes.
pub(super) fn traits(name: &Ident) -> TokenStream {
    quote! {
        impl ::std::clone::Clone for #name {
            #[inline]
            fn clone(&self) -> Self {
                Self(::std::clone::Clone::clone(&self.0))
            }
        }

        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&self.0, formatter)
            }
        }
    }
}
