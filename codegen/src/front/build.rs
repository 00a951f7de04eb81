//! The helper for build scripts.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use quote::quote;

use super::lines::lines;
use super::{Loaded, load, spec_files};
use crate::Generated;
use crate::diagnostic::{Code, Diagnostic, Policy};
use crate::emit::Module;

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
/// Mistakes in the specs end the build. All are printed at once, as `specloom check` prints them; Cargo shows them below
/// its own error. Warnings become warnings of Cargo, a line each.
pub fn build(folder: impl AsRef<Path>) {
    Build::new(folder).run();
}

/// Generates clients in a build script, with options. See [`build`].
#[derive(Debug, Clone)]
pub struct Build {
    folder: PathBuf,
    file: String,
    policy: Policy,
}

impl Build {
    /// Takes every spec in `folder`, which is relative to the package.
    #[must_use]
    pub fn new(folder: impl AsRef<Path>) -> Self {
        Self { folder: folder.as_ref().to_owned(), file: "specloom.rs".to_owned(), policy: Policy::default() }
    }

    /// Names the file in `OUT_DIR`; `specloom.rs` by default.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = name.into();
        self
    }

    /// Makes every warning a mistake, but for those that are allowed: in what is doubtful about a spec, somebody has to
    /// decide.
    #[must_use]
    pub fn deny_warnings(mut self) -> Self {
        self.policy = self.policy.deny_warnings();
        self
    }

    /// Makes the warnings of a rule mistakes.
    #[must_use]
    pub fn deny(mut self, rule: Code) -> Self {
        self.policy = self.policy.deny(rule);
        self
    }

    /// Leaves out the warnings of a rule. What is a mistake cannot be allowed.
    #[must_use]
    pub fn allow(mut self, rule: Code) -> Self {
        self.policy = self.policy.allow(rule);
        self
    }

    /// Generates. If there are mistakes, they are printed, and the process ends with exit code 1.
    pub fn run(self) {
        let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
        if let Err(problem) = self.generate(&root) {
            // `cargo::error` would give each mistake twice more, without its excerpt.
            complain(&problem);
            process::exit(1);
        }
    }

    fn generate(&self, root: &Path) -> Result<(), String> {
        let plain = |problem: String| format!("error: {problem}");
        self.policy.check().map_err(plain)?;
        let folder = root.join(&self.folder);
        let paths = spec_files(&folder).map_err(|e| plain(format!("cannot read {}: {e}", folder.display())))?;
        let loaded = load(&paths, root).under(self.policy.clone());
        let Generated { modules, warnings } =
            loaded.generate(&quote!(::specloom)).map_err(|found| blocks(&found, &loaded))?;
        self.write(&modules).map_err(plain)?;
        tell_cargo(&folder, &loaded, &warnings);
        Ok(())
    }

    fn write(&self, modules: &[Module]) -> Result<(), String> {
        let modules = modules.iter().map(Module::inline);
        let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(&self.file);
        fs::write(&out, lines(quote!(#(#modules)*))).map_err(|e| format!("cannot write {}: {e}", out.display()))
    }
}

/// All that was found, as `specloom check` prints it.
fn blocks(found: &[Diagnostic], loaded: &Loaded) -> String {
    let blocks: Vec<_> = found.iter().map(|diagnostic| diagnostic.render(&loaded.sources)).collect();
    blocks.join("\n\n")
}

/// What the result depends on, and what is doubtful. After a failure the script runs again anyway.
fn tell_cargo(folder: &Path, loaded: &Loaded, warnings: &[Diagnostic]) {
    say(&format!("cargo::rerun-if-changed={}", folder.display()));
    for file in &loaded.files {
        say(&format!("cargo::rerun-if-changed={}", file.display()));
    }
    for warning in warnings {
        say(&format!("cargo::warning={} [{}]", warning.headline(&loaded.sources), warning.code));
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_done_is_one_line() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let nowhere = Build::new("nowhere").generate(root).unwrap_err();
        assert!(nowhere.starts_with(&format!("error: cannot read {}: ", root.join("nowhere").display())), "{nowhere}");
        let allowed = Build::new("src").allow(Code::DuplicateKey).generate(root).unwrap_err();
        assert_eq!(allowed, "error: SL0012 is no warning, and cannot be allowed: A mapping has the same key twice.");
    }
}
