//! How often a vendor may be asked, as a table.

use proc_macro2::{Literal as Number, TokenStream};
use quote::quote;

use super::construct::Literal;
use crate::model::{Limits, WaitFormat};

/// The table; nothing where the spec has no limits.
pub(super) fn emit(limits: &Limits) -> Option<TokenStream> {
    let rate = limits.rate.map(|(requests, seconds)| {
        let (requests, seconds) = (Number::u32_unsuffixed(requests), Number::u32_unsuffixed(seconds));
        quote!((#requests, #seconds))
    });
    let wait = limits.wait.as_ref().map(|(header, format)| {
        let format = wait_format(*format);
        quote!((#header, WaitFormat::#format))
    });
    let is_empty = rate.is_none() && wait.is_none();
    (!is_empty).then(|| Literal::new(quote!(Limits)).some("rate", rate).some("wait", wait).finish())
}

fn wait_format(format: WaitFormat) -> TokenStream {
    match format {
        WaitFormat::Seconds => quote!(Seconds),
        WaitFormat::Millis => quote!(Millis),
        WaitFormat::UnixSeconds => quote!(UnixSeconds),
        WaitFormat::UnixMillis => quote!(UnixMillis),
        WaitFormat::Rfc3339 => quote!(Rfc3339),
        WaitFormat::HttpDate => quote!(HttpDate),
    }
}
