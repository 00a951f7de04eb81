//! Generates the clients of the catalogue and of every construct, each with a function that hands out its tables and its
//! records: the tests in `tests/dynamic` hold what is made at run time against them.

use std::path::{Path, PathBuf};
use std::{env, fs};

use quote::{ToTokens, format_ident, quote};
use specloom_codegen::model::{Home, Model, Operation, Provider};
use specloom_codegen::{Diagnostic, Module, load, render, spec_files};

fn main() {
    let catalogue = set("catalogue", &files("../specs"));
    let constructs = files("constructs");
    let constructs = constructs.iter().map(|file| {
        let name = file.file_stem().and_then(|name| name.to_str()).expect("names are text");
        set(name, std::slice::from_ref(file))
    });
    let (modules, values): (Vec<_>, Vec<_>) = constructs.chain([catalogue]).unzip();
    let text = render(quote! {
        #(#modules)*

        pub(crate) fn sets() -> Vec<Set> {
            vec![#(#values),*]
        }
    });
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo sets it")).join("tables.rs");
    fs::write(out, text).expect("the folder is writable");
}

fn files(folder: &str) -> Vec<PathBuf> {
    println!("cargo::rerun-if-changed={folder}");
    spec_files(Path::new(folder)).expect("the folder is there")
}

/// A module with the clients of specs that are read together, and the value that describes them.
fn set(name: &str, files: &[PathBuf]) -> (impl ToTokens + use<>, impl ToTokens + use<>) {
    let loaded = load(files, Path::new(""));
    let complain = |found: Vec<Diagnostic>| found[0].render(&loaded.sources);
    let model = loaded.check().map_err(complain).unwrap_or_else(|found| panic!("{found}")).model;
    let generated = loaded.generate(&quote!(::specloom)).map_err(complain);
    let mut modules = generated.unwrap_or_else(|found| panic!("{found}")).modules;
    for provider in &model.providers {
        let module = modules.iter_mut().find(|module| module.name == provider.name).expect("each has a module");
        module.items.extend(hand_out(&model, provider).into_token_stream());
    }
    let name = format_ident!("{name}");
    let modules = modules.iter().map(Module::inline);
    let providers = model.providers.iter().map(|provider| format_ident!("{}", provider.name));
    let files = files.iter().map(|file| file.to_str().expect("names are text"));
    let set = quote! {
        #[allow(dead_code, unreachable_pub, reason = "a library would export it; here only tables and records are looked at")]
        mod #name { #(#modules)* }
    };
    (set, quote!(Set { files: &[#(#files),*], providers: vec![#(#name::#providers::tables()),*] }))
}

/// A function in the module of a provider, where the tables are private.
fn hand_out(model: &Model, provider: &Provider) -> impl ToTokens + use<> {
    let operations = provider.operations.iter().map(|operation| {
        let table = format_ident!("{}_TABLE", operation.method.to_uppercase());
        let record = record(model, provider, operation);
        quote!(crate::emitted::Operation {
            table: ::specloom::__v1::dynamic::operation(#table).expect("it is of this version"),
            list: crate::emitted::list::<#record>,
            after: crate::emitted::after::<#record>,
        })
    });
    quote! {
        pub(crate) fn tables() -> crate::emitted::Provider {
            crate::emitted::Provider {
                table: ::specloom::__v1::dynamic::provider(PROVIDER.table).expect("it is of this version"),
                operations: vec![#(#operations),*],
            }
        }
    }
}

/// The record that an operation returns, as seen from the module of its provider.
fn record(model: &Model, provider: &Provider, operation: &Operation) -> impl ToTokens + use<> {
    let record = operation.returns.record;
    let (module, types) = match record.home {
        Home::Here => (quote!(self), &provider.types),
        Home::Interface(id) => {
            let module = format_ident!("{}", model.interfaces[id].module);
            (quote!(super::#module), &model.interfaces[id].types)
        }
    };
    let name = format_ident!("{}", types.records[record.index].name);
    quote!(#module::#name)
}
