//! Generates a client for each spec of `../constructs`, each in a module of its own: all are named alike.

use std::path::{Path, PathBuf};
use std::{env, fs};

use quote::{format_ident, quote};
use specloom_codegen::{Module, load, render, spec_files};

fn main() {
    let folder = Path::new("../constructs");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut constructs = Vec::new();
    for file in spec_files(folder).expect("the folder is there") {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.file_stem().and_then(|name| name.to_str()).expect("names are text");
        let loaded = load(std::slice::from_ref(&file), Path::new(""));
        let generated = loaded.generate(&quote!(::renamed));
        let modules = generated.unwrap_or_else(|found| panic!("{}", found[0].render(&loaded.sources))).modules;
        let (name, doc) = (format_ident!("{name}"), format!(" The construct of `{name}.yaml`."));
        let modules = modules.iter().map(Module::inline);
        constructs.push(quote!(#[doc = #doc] pub mod #name { #(#modules)* }));
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo sets it")).join("constructs.rs");
    fs::write(out, render(quote!(#(#constructs)*))).expect("the folder is writable");
}
