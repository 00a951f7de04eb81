//! The proc-macro of specloom. Use it as `specloom::providers!`, which passes the path of the runtime on.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use specloom_codegen::Named;
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
    let specs: syn::Result<Vec<_>> = input.specs.iter().map(named).collect();
    // rustc prints paths relative to the folder that it runs in, which under Cargo is the workspace.
    let root = std::env::current_dir().unwrap_or_default();
    match specs {
        Ok(specs) => specloom_codegen::expand(&specs, &root, &input.runtime),
        Err(error) => error.to_compile_error(),
    }
}

fn named(spec: &LitStr) -> syn::Result<Named> {
    Ok(Named { path: resolve(spec)?, written: spec.value(), span: spec.span() })
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
