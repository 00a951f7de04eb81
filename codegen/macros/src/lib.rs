//! The proc-macro of specloom. Use it as `specloom::providers!`, which passes the path of the runtime on.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use specloom_codegen::{Diagnostic, Loaded, Module};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{LitStr, Token, bracketed};

/// `[path of the runtime] "specs/a.yaml", "specs/b.yaml"`: what `specloom::providers!` makes of its arguments.
#[proc_macro]
pub fn expand_providers(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = syn::parse_macro_input!(input as Input);
    expand(&input).into()
}

struct Input {
    runtime: TokenStream,
    specs: Vec<LitStr>,
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let path;
        bracketed!(path in input);
        let runtime = path.parse()?;
        let specs = Punctuated::<LitStr, Token![,]>::parse_terminated(input)?;
        if specs.is_empty() {
            return Err(input.error("expected the path of a spec, such as `\"specs/acme.yaml\"`"));
        }
        Ok(Self { runtime, specs: specs.into_iter().collect() })
    }
}

fn expand(input: &Input) -> TokenStream {
    let paths: Result<Vec<_>, _> = input.specs.iter().map(resolve).collect();
    let paths = match paths {
        Ok(paths) => paths,
        Err(error) => return error.to_compile_error(),
    };
    // rustc prints paths relative to the folder that it runs in, which under Cargo is the workspace.
    let shown_from = std::env::current_dir().unwrap_or_default();
    let loaded = specloom_codegen::load(&paths, &shown_from);
    let tracked = tracked(&loaded);
    match loaded.generate(&input.runtime) {
        Ok(modules) => {
            let modules = modules.iter().map(Module::inline);
            quote!(#tracked #(#modules)*)
        }
        Err(diagnostics) => {
            let errors = diagnostics.iter().map(|diagnostic| compile_error(diagnostic, input, &loaded));
            quote!(#tracked #(#errors)*)
        }
    }
}

/// `./x.yaml` and `../x.yaml` are beside the file with the call, anything else is in the package.
fn resolve(spec: &LitStr) -> syn::Result<PathBuf> {
    let path = spec.value();
    if !path.starts_with("./") && !path.starts_with("../") {
        return Ok(PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join(path));
    }
    let Some(file) = spec.span().unwrap().local_file() else {
        return Err(syn::Error::new(
            spec.span(),
            "the compiler does not tell which file this is; use a path in the package",
        ));
    };
    let folder = std::path::absolute(file.parent().unwrap_or(Path::new(""))).unwrap_or_default();
    Ok(folder.join(path))
}

/// Makes the compiler depend on the files, so that a change in one of them compiles the crate again.
fn tracked(loaded: &Loaded) -> TokenStream {
    let files = loaded.files.iter().filter(|file| file.is_file()).filter_map(|file| file.to_str());
    quote!(#(const _: &[u8] = ::core::include_bytes!(#files);)*)
}

/// An error of the compiler at the spec's name in the call: its first line says where in the spec.
fn compile_error(diagnostic: &Diagnostic, input: &Input, loaded: &Loaded) -> TokenStream {
    let file = loaded.sources.get(diagnostic.span.file);
    let named = input.specs.iter().find(|spec| file.path.ends_with(spec.value().trim_start_matches(['.', '/'])));
    let at = named.unwrap_or(&input.specs[0]).span();
    let message = format!("{}\n{}", diagnostic.headline(&loaded.sources), diagnostic.snippet(&loaded.sources));
    let message = message.trim_end();
    quote_spanned!(at=> ::core::compile_error!(#message);)
}
