//! What the macro makes of the specs that a call names.

use std::iter;
use std::path::{Path, PathBuf};

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{Loaded, load};
use crate::Generated;
use crate::diagnostic::Diagnostic;
use crate::emit::Module;

/// A spec that a call of the macro names.
#[derive(Debug, Clone)]
pub struct Named {
    /// Where the file is.
    pub path: PathBuf,
    /// The path as it is written in the call.
    pub written: String,
    /// The place of that in the caller's code.
    pub span: Span,
}

/// The modules of the specs, and what makes the compiler read them again when they change. Mistakes become errors of the
/// compiler, one for each. Paths are shown relative to `root`, which is where the compiler runs.
#[must_use]
pub fn expand(specs: &[Named], root: &Path, runtime: &TokenStream) -> TokenStream {
    let paths: Vec<_> = specs.iter().map(|spec| spec.path.clone()).collect();
    let loaded = load(&paths, root);
    let tracked = tracked(&loaded);
    match loaded.generate(runtime) {
        // A macro has no way to warn with a stable compiler.
        Ok(Generated { modules, .. }) => {
            let modules = modules.iter().map(Module::inline);
            quote!(#tracked #(#modules)*)
        }
        Err(diagnostics) => {
            let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
            let errors = errors.map(|diagnostic| compile_error(diagnostic, specs, &loaded));
            quote!(#tracked #(#errors)*)
        }
    }
}

/// Makes the compiler depend on the files, so that a change in one of them compiles the crate again.
fn tracked(loaded: &Loaded) -> TokenStream {
    let files = loaded.files.iter().filter(|file| file.is_file()).filter_map(|file| file.to_str());
    quote!(#(const _: &[u8] = ::core::include_bytes!(#files);)*)
}

/// An error of the compiler at the spec's name in the call: its first line says where in the spec, or in its sample.
fn compile_error(diagnostic: &Diagnostic, specs: &[Named], loaded: &Loaded) -> TokenStream {
    let places = iter::once(diagnostic.span).chain(diagnostic.notes.iter().map(|(place, _)| *place));
    let mut paths = places.map(|place| loaded.sources.get(place.file).path.as_str());
    let named =
        paths.find_map(|path| specs.iter().find(|spec| path.ends_with(spec.written.trim_start_matches(['.', '/']))));
    let at = named.or(specs.first()).map_or_else(Span::call_site, |spec| spec.span);
    let (headline, snippet) = (diagnostic.headline(&loaded.sources), diagnostic.snippet(&loaded.sources));
    let message = format!("{headline} [{}]\n{snippet}", diagnostic.code);
    let message = message.trim_end();
    quote_spanned!(at=> ::core::compile_error!(#message);)
}
