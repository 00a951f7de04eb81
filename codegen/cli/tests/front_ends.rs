//! The macro, the helper for build scripts and the command line give the same tokens, and say the same of bad specs.
//!
//! Each runs as it does in use: the program in a process of its own, the helper in one with Cargo's variables, and of the
//! macro the function that the proc-macro hands its arguments to.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use specloom_codegen::{Named, expand, render, spec_files};
use syn::{AttrStyle, Attribute, File, Item, ItemMod, LitStr, Visibility};

/// Set for the process that the helper runs in: the folder of the specs.
const CHILD: &str = "SPECLOOM_TESTS_FOLDER";

fn workspace() -> PathBuf {
    fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).expect("the workspace is there")
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("front_ends").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder is writable");
    folder
}

/// The tokens of a file, laid out again, so that commas and lines of the layout do not count.
fn tokens(file: &Path) -> File {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    syn::parse_file(&text).expect("generated code parses")
}

fn laid_out(tokens: TokenStream) -> String {
    let file: File = syn::parse_str(&render(tokens)).expect("generated code parses");
    file.to_token_stream().to_string()
}

fn of_macro(specs: &[PathBuf]) -> String {
    let named = |path: &PathBuf| Named {
        path: path.clone(),
        written: path.file_name().and_then(|name| name.to_str()).expect("names are text").to_owned(),
        span: Span::call_site(),
    };
    let specs: Vec<_> = specs.iter().map(named).collect();
    let mut file: File = syn::parse2(expand(&specs, &workspace(), &quote!(::specloom))).expect("it parses");
    // What makes the compiler depend on the specs; build scripts print lines for it.
    file.items.retain(|item| !matches!(item, Item::Const(_)));
    laid_out(file.to_token_stream())
}

/// `test` is the test that runs: in the new process it calls the helper.
fn run_helper(test: &str, package: &Path, folder: &Path, out: &Path) -> Output {
    Command::new(env::current_exe().expect("this is a program"))
        .args(["--exact", "--nocapture", test])
        .env(CHILD, folder)
        .env("CARGO_MANIFEST_DIR", package)
        .env("OUT_DIR", out)
        .output()
        .expect("it runs")
}

fn of_helper(test: &str, folder: &Path, out: &Path) -> String {
    assert!(run_helper(test, &workspace(), folder, out).status.success());
    laid_out(tokens(&out.join("specloom.rs")).to_token_stream())
}

/// In the process that was started for it, calls the helper.
fn is_child() -> bool {
    let folder = env::var_os(CHILD);
    if let Some(folder) = &folder {
        specloom_codegen::build(folder);
    }
    folder.is_some()
}

fn of_command_line(specs: &[PathBuf], out: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_specloom"))
        .current_dir(workspace())
        .args(["generate", "--out"])
        .arg(out)
        .args(specs)
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let modules = tokens(&out.join("mod.rs")).items.into_iter().map(|item| match item {
        Item::Mod(module) => with_content(module, out),
        item => panic!("`mod.rs` declares modules only: {}", item.to_token_stream()),
    });
    laid_out(modules.collect())
}

/// A declaration of a module with what stands in its file; there it has to say that the file is not to be formatted.
fn with_content(module: ItemMod, out: &Path) -> TokenStream {
    assert!(matches!(module.vis, Visibility::Public(_)));
    let (skip, lints): (Vec<_>, Vec<_>) =
        module.attrs.iter().partition(|attribute| attribute.path().segments.len() == 2);
    assert_eq!(quote!(#(#skip)*).to_string(), quote!(#[rustfmt::skip]).to_string());
    let name = &module.ident;
    let File { attrs, items, .. } = tokens(&out.join(format!("{name}.rs")));
    let docs = attrs.into_iter().map(|attribute| Attribute { style: AttrStyle::Outer, ..attribute });
    quote!(#(#docs)* #(#lints)* pub mod #name { #(#items)* })
}

fn same_tokens(test: &str, name: &str, folder: &Path) {
    let specs = spec_files(folder).expect("the folder is there");
    let out = scratch(&format!("{name}.out"));
    let by_macro = of_macro(&specs);
    assert!(by_macro.contains("pub mod"));
    assert!(by_macro == of_helper(test, folder, &out), "{name}: the helper gives other tokens than the macro");
    assert!(by_macro == of_command_line(&specs, &out), "{name}: the command line gives other tokens than the macro");
}

/// A folder with one provider of the catalogue and its interface.
fn alone(provider: &Path) -> PathBuf {
    let name = provider.file_stem().and_then(|name| name.to_str()).expect("names are text");
    let folder = scratch(name);
    for file in [provider, &workspace().join("specs/messaging.yaml")] {
        fs::copy(file, folder.join(file.file_name().expect("it is a file"))).expect("it is copied");
    }
    let samples = workspace().join("specs/samples").join(name);
    let copies = folder.join("samples").join(name);
    fs::create_dir_all(&copies).expect("the folder is writable");
    for sample in fs::read_dir(samples).into_iter().flatten() {
        let sample = sample.expect("it is listed").path();
        fs::copy(&sample, copies.join(sample.file_name().expect("it is a file"))).expect("it is copied");
    }
    folder
}

#[test]
fn three_front_ends_give_the_same_tokens() {
    if !is_child() {
        same_tokens("three_front_ends_give_the_same_tokens", "catalogue", &workspace().join("specs"));
    }
}

#[test]
fn three_front_ends_give_the_same_tokens_for_each_spec() {
    if is_child() {
        return;
    }
    for spec in spec_files(&workspace().join("specs")).expect("the folder is there") {
        let name = spec.file_stem().and_then(|name| name.to_str()).expect("names are text").to_owned();
        same_tokens("three_front_ends_give_the_same_tokens_for_each_spec", &name, &alone(&spec));
    }
}

const BAD: &str = "\
specloom: 1
provider: acme
base_url: http://api.acme.example
auth: { bearer: token }
operations:
  list_notes:
    get: /notes
    get: /v2/notes
    pagination: { none: the list is short }
    order: newest
    items: notes
    returns: Note
    map: { id: id }
    samples: [notes.json]
";

/// A package with bad specs, one of them no text.
fn bad_package() -> PathBuf {
    let package = scratch("bad");
    fs::create_dir(package.join("specs")).expect("the folder is writable");
    fs::write(package.join("specs/acme.yaml"), BAD).expect("the folder is writable");
    fs::write(package.join("specs/notes.json"), "{ \"notes\": [] }").expect("the folder is writable");
    fs::write(package.join("specs/latin1.yaml"), b"title: caf\xe9\n").expect("the folder is writable");
    package
}

/// The blocks that the command line prints.
fn said_by_command_line(package: &Path) -> Vec<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specloom"));
    let output = command.args(["check", "--color=never"]).current_dir(package).output().expect("it runs");
    let said = String::from_utf8(output.stderr).expect("it is text");
    let (blocks, summary) = said.rsplit_once("\n\n").expect("the summary stands apart");
    assert!(summary.starts_with("5 mistakes in 2 specs\n"), "{said}");
    blocks.split("\n\n").map(str::to_owned).collect()
}

/// What the macro makes the compiler say.
fn said_by_macro(package: &Path) -> Vec<String> {
    let named = |file: &str| Named { path: package.join(file), written: file.to_owned(), span: Span::call_site() };
    let specs = ["specs/acme.yaml", "specs/latin1.yaml"].map(named);
    let file: File = syn::parse2(expand(&specs, package, &quote!(::specloom))).expect("it parses");
    let errors = file.items.into_iter().filter_map(|item| match item {
        Item::Macro(item) => Some(item.mac.parse_body::<LitStr>().expect("it is a text").value()),
        _ => None,
    });
    errors.collect()
}

/// Another title for a block: `specs/acme.yaml:1:2: message [SL0001]` instead of `error[SL0001]: message`.
fn titled_by_place(block: &str) -> String {
    let (title, rest) = block.split_once('\n').expect("a title is followed by the place");
    let (code, message) =
        title.strip_prefix("error[").and_then(|title| title.split_once("]: ")).expect("it is a title");
    let place = rest.lines().next().and_then(|line| line.trim_start().strip_prefix("--> ")).expect("it is a place");
    format!("{place}: {message} [{code}]\n{rest}")
}

#[test]
fn three_front_ends_say_the_same_of_bad_specs() {
    if is_child() {
        return;
    }
    let package = bad_package();
    let said = said_by_command_line(&package);
    assert_eq!(said.len(), 5, "{said:?}");
    assert_eq!(said_by_macro(&package), said.iter().map(|block| titled_by_place(block)).collect::<Vec<_>>());

    let test = "three_front_ends_say_the_same_of_bad_specs";
    let output = run_helper(test, &package, Path::new("specs"), &package);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), said.join("\n\n"));
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(!stdout.contains("cargo::"), "Cargo shows standard output below the error: {stdout}");
}

#[test]
fn a_change_of_a_sample_is_noticed() {
    if is_child() {
        return;
    }
    let specs = workspace().join("specs");
    let sample = specs.join("samples/chatwoot/list_messages.server.json");
    let sample = sample.to_str().expect("paths are text");

    let output = run_helper("a_change_of_a_sample_is_noticed", &workspace(), &specs, &scratch("noticed"));
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains(&format!("cargo::rerun-if-changed={sample}\n")), "{said}");

    let named = Named { path: specs.join("chatwoot.yaml"), written: "chatwoot.yaml".into(), span: Span::call_site() };
    let interface = Named { path: specs.join("messaging.yaml"), written: "messaging.yaml".into(), ..named.clone() };
    let tracked = expand(&[named, interface], &workspace(), &quote!(::specloom)).to_string();
    assert!(tracked.contains(&format!("include_bytes ! ({sample:?})")), "{}", &tracked[..2_000]);
}
