//! The helper for build scripts.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use quote::quote;

use super::{load, render, spec_files};
use crate::Generated;
use crate::diagnostic::Diagnostic;
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
/// Mistakes in the specs end the build, and are reported all at once, each with file, line, column and excerpt.
pub fn build(folder: impl AsRef<Path>) {
    Build::new(folder).run();
}

/// Generates clients in a build script, with options. See [`build`].
#[derive(Debug, Clone)]
pub struct Build {
    folder: PathBuf,
    file: String,
    deny_warnings: bool,
}

impl Build {
    /// Takes every spec in `folder`, which is relative to the package.
    #[must_use]
    pub fn new(folder: impl AsRef<Path>) -> Self {
        Self { folder: folder.as_ref().to_owned(), file: "specloom.rs".to_owned(), deny_warnings: false }
    }

    /// Names the file in `OUT_DIR`; `specloom.rs` by default.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = name.into();
        self
    }

    /// Makes warnings errors: in what is doubtful about a spec, somebody has to decide.
    #[must_use]
    pub fn deny_warnings(mut self) -> Self {
        self.deny_warnings = true;
        self
    }

    /// Generates. If there are mistakes, they are printed, and the process ends with exit code 1.
    pub fn run(self) {
        let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
        let written = self.generate(&root).and_then(|modules| self.write(&modules));
        if let Err(message) = written {
            fail(&[message]);
        }
    }

    fn generate(&self, root: &Path) -> Result<Vec<Module>, String> {
        let folder = root.join(&self.folder);
        say(&format!("cargo::rerun-if-changed={}", folder.display()));
        let paths = spec_files(&folder).map_err(|e| format!("cannot read {}: {e}", folder.display()))?;
        let loaded = load(&paths, root);
        for file in &loaded.files {
            say(&format!("cargo::rerun-if-changed={}", file.display()));
        }
        match loaded.generate(&quote!(::specloom)) {
            Ok(Generated { warnings, .. }) if self.deny_warnings && !warnings.is_empty() => {
                report(&warnings, &loaded.sources)
            }
            Ok(Generated { modules, warnings }) => {
                for warning in &warnings {
                    say(&format!("cargo::warning={}", warning.headline(&loaded.sources)));
                }
                Ok(modules)
            }
            Err(found) => report(&found, &loaded.sources),
        }
    }

    fn write(&self, modules: &[Module]) -> Result<(), String> {
        let modules = modules.iter().map(Module::inline);
        let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(&self.file);
        fs::write(&out, render(quote!(#(#modules)*))).map_err(|e| format!("cannot write {}: {e}", out.display()))
    }
}

/// Ends the build: Cargo shows the headlines, and below them what was printed.
fn report(found: &[Diagnostic], sources: &Sources) -> ! {
    for diagnostic in found {
        complain(&format!("{}\n", diagnostic.render(sources).trim_end()));
    }
    let headlines: Vec<_> = found.iter().map(|diagnostic| diagnostic.headline(sources)).collect();
    fail(&headlines)
}

/// Ends the build with errors of one line each.
fn fail(errors: &[String]) -> ! {
    for error in errors {
        say(&format!("cargo::error={error}"));
    }
    process::exit(1)
}

/// A line for Cargo.
#[expect(clippy::print_stdout, reason = "this is how a build script talks to Cargo")]
fn say(line: &str) {
    println!("{line}");
}

/// A line that Cargo shows if the build fails.
#[expect(clippy::print_stderr, reason = "this is how a build script talks to people")]
fn complain(line: &str) {
    eprintln!("{line}");
}
