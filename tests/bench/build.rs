//! Generates the clients of the catalogue, each with a function that hands out its tables: decoding is measured without a
//! server.

use std::path::{Path, PathBuf};
use std::{env, fs};

use quote::quote;
use specloom_codegen::{Diagnostic, Module, load, render, spec_files};

const SPECS: &str = "../../specs";

fn main() {
    println!("cargo::rerun-if-changed={SPECS}");
    let files = spec_files(Path::new(SPECS)).expect("the folder is there");
    let loaded = load(&files, Path::new(""));
    let complain = |found: Vec<Diagnostic>| panic!("{}", found[0].render(&loaded.sources));
    let generated = loaded.generate(&quote!(::specloom)).unwrap_or_else(complain);
    let modules = generated.modules.into_iter().map(with_tables);
    let text = render(quote!(#(#modules)*));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo sets it")).join("clients.rs");
    fs::write(out, text).expect("the folder is writable");
}

/// The module, which hands out its tables if it is that of a provider; the interface has none.
fn with_tables(mut module: Module) -> proc_macro2::TokenStream {
    if module.name != "messaging" {
        module.items.extend(quote! {
            /// The tables of `list_messages`.
            pub fn tables() -> crate::Tables {
                crate::Tables {
                    provider: ::specloom::__v1::dynamic::provider(PROVIDER.table).expect("it is of this version"),
                    operation: ::specloom::__v1::dynamic::operation(LIST_MESSAGES_TABLE).expect("it is of this version"),
                }
            }
        });
    }
    module.inline()
}
