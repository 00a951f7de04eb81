//! The emitted code of each construct of the language, from the smallest spec that has it.
//!
//! The first line of such a spec names the items that are shown.

use std::fs;
use std::path::Path;

use quote::quote;
use specloom_codegen::{Module, render};
use syn::{Item, Type};

use crate::specs::{files, modules};

/// The items that a spec's first line names: `# shows: acme::Note acme::PROVIDER`.
fn shown(file: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(file).expect("it is text");
    let line = text.lines().next().and_then(|line| line.strip_prefix("# shows: "));
    let names = line.expect("the first line says what is shown").split_whitespace();
    let pair = |name: &str| name.split_once("::").map(|(module, item)| (module.to_owned(), item.to_owned()));
    names.map(|name| pair(name).expect("it names a module and an item")).collect()
}

/// An item with this name, or an impl for a type with it.
fn is_called(item: &Item, name: &str) -> bool {
    match item {
        Item::Struct(item) => item.ident == name,
        Item::Enum(item) => item.ident == name,
        Item::Type(item) => item.ident == name,
        Item::Trait(item) => item.ident == name,
        Item::Static(item) => item.ident == name,
        Item::Const(item) => item.ident == name,
        Item::Fn(item) => item.sig.ident == name,
        Item::Impl(item) => matches!(&*item.self_ty, Type::Path(path) if path.path.is_ident(name)),
        _ => false,
    }
}

fn items(modules: &[Module], module: &str, name: &str) -> Vec<Item> {
    let module = modules.iter().find(|found| found.name == module).expect("there is such a module");
    let file: syn::File = syn::parse2(module.items.clone()).expect("what is emitted parses");
    let found: Vec<_> = file.items.into_iter().filter(|item| is_called(item, name)).collect();
    assert!(!found.is_empty(), "there is no `{name}`");
    found
}

fn emitted(file: &Path) -> String {
    let modules = modules(file);
    let items = shown(file).into_iter().flat_map(|(module, name)| items(&modules, &module, &name));
    render(quote!(#(#items)*))
}

#[test]
fn each_construct_is_emitted_as_reviewed() {
    for file in files("constructs") {
        let name = file.file_stem().and_then(|stem| stem.to_str()).expect("names are text");
        insta::assert_snapshot!(format!("construct_{name}"), emitted(&file));
    }
}
