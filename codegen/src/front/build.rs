//! The helper for build scripts.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use quote::quote;

use super::{load, render, spec_files};
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::Module;
use crate::source::Sources;

/// Generates clients for every spec in a folder into `OUT_DIR/specloom.rs`, for a build script. A new file in the
/// folder is picked up.
///
/// ```no_run
/// specloom_codegen::build("specs");
/// ```
///
/// The crate then includes the modules:
///
/// ```text
/// include!(concat!(env!("OUT_DIR"), "/specloom.rs"));
/// ```
///
/// Mistakes in the specs become errors of the build, one for each, with file, line and column.
pub fn build(folder: impl AsRef<Path>) {
    Build::new(folder).run();
}

/// Generates clients in a build script, with options. See [`build`].
#[derive(Debug, Clone)]
pub struct Build {
    folder: PathBuf,
    file: String,
}

impl Build {
    /// Takes every spec in `folder`, which is relative to the package.
    #[must_use]
    pub fn new(folder: impl AsRef<Path>) -> Self {
        Self { folder: folder.as_ref().to_owned(), file: "specloom.rs".to_owned() }
    }

    /// Names the file in `OUT_DIR`; `specloom.rs` by default.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = name.into();
        self
    }

    /// Generates.
    pub fn run(self) {
        let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
        let text = match self.generate(&root) {
            Ok(modules) => {
                let modules = modules.iter().map(Module::inline);
                render(quote!(#(#modules)*))
            }
            Err(errors) => {
                for error in errors {
                    say(&format!("cargo::error={error}"));
                }
                String::new()
            }
        };
        let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(&self.file);
        if let Err(e) = fs::write(&out, text) {
            say(&format!("cargo::error=cannot write {}: {e}", out.display()));
        }
    }

    fn generate(&self, root: &Path) -> Result<Vec<Module>, Vec<String>> {
        let folder = root.join(&self.folder);
        say(&format!("cargo::rerun-if-changed={}", folder.display()));
        let paths = spec_files(&folder).map_err(|e| vec![format!("cannot read {}: {e}", folder.display())])?;
        let loaded = load(&paths, root);
        for file in &loaded.files {
            say(&format!("cargo::rerun-if-changed={}", file.display()));
        }
        loaded.generate(&quote!(::specloom)).map_err(|all| headlines(&all, &loaded.sources))
    }
}

/// Cargo shows one line for each error, so the help has to stand in it.
fn headlines(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let line = |error: &Diagnostic| match &error.help {
        Some(help) => format!("{} ({help})", error.headline(sources)),
        None => error.headline(sources),
    };
    errors.map(line).collect()
}

/// A line for Cargo.
#[expect(clippy::print_stdout, reason = "this is how a build script talks to Cargo")]
fn say(line: &str) {
    println!("{line}");
}
