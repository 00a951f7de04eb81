//! Reading specs from files.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use super::read::{self, Unread};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Policy};
use crate::emit;
use crate::parse;
use crate::relative::beside;
use crate::source::{FileId, Source, Sources, Span};
use crate::spec::Head;
use crate::yaml;
use crate::{Checked, Generated};

/// Largest sample that is read, in bytes.
const MAX_SAMPLE: u64 = 16 * 1024 * 1024;

/// Specs that were read, and what could not be.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The files that were asked for, the interfaces that they name, and their samples.
    pub sources: Sources,
    /// Files that could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// The files on disk that the result depends on.
    pub files: Vec<PathBuf>,
    policy: Policy,
}

/// The specs in a folder, sorted by name: its `.yaml` and `.yml` files, folders and hidden files in it aside.
///
/// # Errors
///
/// The folder cannot be read.
pub fn spec_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let is_yaml = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
        // Editors and systems keep notes of their own beside a file, such as `.#acme.yaml`.
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        // A link that leads nowhere is neither file nor folder, and reported when it is read.
        if is_yaml && !is_hidden && !path.is_dir() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Reads specs, the interfaces that they name, and their samples. Paths are shown relative to `root`.
#[must_use]
pub fn load(paths: &[PathBuf], root: &Path) -> Loaded {
    Loading { root, unsaved: None, loaded: Loaded::default() }.all(paths)
}

/// As [`load`], with the text of one file from `text`, whatever the file holds: an editor has not saved it yet.
#[must_use]
pub fn load_unsaved(paths: &[PathBuf], root: &Path, unsaved: &Path, text: impl Read) -> Loaded {
    let text = read::text(text, yaml::MAX_BYTES as u64);
    Loading { root, unsaved: Some((shown(unsaved, root), text)), loaded: Loaded::default() }.all(paths)
}

/// A path as it is shown and as other specs refer to it.
fn shown(path: &Path, root: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    beside("", &relative.to_string_lossy())
}

impl Loaded {
    /// Sets what becomes of warnings.
    #[must_use]
    pub fn under(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Checks what was read: see [`crate::check`].
    ///
    /// # Errors
    ///
    /// Every mistake in the specs, and every file that cannot be read.
    pub fn check(&self) -> Result<Checked, Vec<Diagnostic>> {
        let unread = |diagnostic: &&Diagnostic| matches!(diagnostic.code, Code::Unreadable | Code::TooLarge);
        let (unread, missing): (Vec<_>, Vec<_>) = self.diagnostics.iter().partition(unread);
        let mut found = Diagnostics::default();
        found.extend(unread.into_iter().cloned());
        let checked = crate::inspect(&self.sources, &mut found);
        found.extend(missing.into_iter().cloned());
        crate::conclude(checked, self.policy.apply(found.into_sorted()))
    }

    /// Generates from what was read: see [`crate::generate`].
    ///
    /// # Errors
    ///
    /// As [`Loaded::check`].
    pub fn generate(&self, runtime: &TokenStream) -> Result<Generated, Vec<Diagnostic>> {
        let Checked { model, warnings, .. } = self.check()?;
        Ok(Generated { modules: emit::emit(&model, runtime), warnings })
    }
}

/// A run of [`load`].
struct Loading<'r> {
    root: &'r Path,
    /// A path, as it is shown, and what stands for the file.
    unsaved: Option<(String, Result<String, Unread>)>,
    loaded: Loaded,
}

/// A spec that is to be read, and the place of its name where another spec names it.
struct Wanted {
    path: String,
    named: Option<Span>,
}

impl Loading<'_> {
    fn all(mut self, paths: &[PathBuf]) -> Loaded {
        let asked = |path: &PathBuf| Wanted { path: shown(path, self.root), named: None };
        let mut waiting: Vec<_> = paths.iter().rev().map(asked).collect();
        while let Some(wanted) = waiting.pop() {
            let path = wanted.path.clone();
            if self.loaded.sources.specs().any(|(_, source)| source.path == path) {
                continue;
            }
            let Some(head) = self.add_spec(wanted) else { continue };
            for sample in head.operations.values().flat_map(|operation| &operation.samples) {
                self.add_sample(beside(&path, sample), sample.span);
            }
            let interface = head.implements.map(|name| Wanted { path: beside(&path, &name), named: Some(name.span) });
            // That an interface is not there is reported where it is looked for.
            waiting.extend(interface.filter(|interface| self.is_there(&interface.path)));
        }
        self.loaded
    }

    fn is_there(&self, path: &str) -> bool {
        let is_unsaved = self.unsaved.as_ref().is_some_and(|(unsaved, _)| unsaved == path);
        is_unsaved || fs::symlink_metadata(self.root.join(path)).is_ok()
    }

    fn add_spec(&mut self, wanted: Wanted) -> Option<Head> {
        let Wanted { path, named } = wanted;
        let file = self.root.join(&path);
        let text = match self.unsaved.take_if(|(unsaved, _)| *unsaved == path) {
            Some((_, text)) => text,
            None => read::file(&file, yaml::MAX_BYTES as u64),
        };
        self.loaded.files.push(file);
        let (text, problem) = text.map_or_else(|problem| (String::new(), Some(problem)), |text| (text, None));
        let id = self.loaded.sources.add(Source { path, text });
        self.loaded.diagnostics.extend(problem.map(|problem| unread(&problem, id, named)));
        parse::head(id, self.loaded.sources.get(id))
    }

    /// Reads a sample that a spec names at `named`.
    fn add_sample(&mut self, path: String, named: Span) {
        let file = self.root.join(&path);
        match read::file(&file, MAX_SAMPLE) {
            // Operations can share a sample.
            Ok(_) if self.loaded.files.contains(&file) => {}
            Ok(text) => {
                self.loaded.sources.add_sample(Source { path, text });
                self.loaded.files.push(file);
            }
            Err(problem) => {
                let message = format!("cannot read sample `{path}`: {problem}");
                let is_there = fs::symlink_metadata(&file).is_ok();
                let help = (!is_there).then(|| "the path is relative to the spec".to_owned());
                let diagnostic = Diagnostic::error(Code::SampleMissing, message, named);
                self.loaded.diagnostics.push(Diagnostic { help, ..diagnostic });
            }
        }
    }
}

/// What is said of a spec that was not read; `named` is where another spec names it.
fn unread(problem: &Unread, file: FileId, named: Option<Span>) -> Diagnostic {
    let diagnostic = match problem {
        Unread::TooLarge(bytes) => yaml::too_large(file, bytes),
        problem => {
            let message = format!("cannot read this file: {problem}");
            Diagnostic::error(Code::Unreadable, message, Span::new(file, 0..0))
        }
    };
    let notes = named.map(|span| (span, "named here".to_owned())).into_iter().collect();
    Diagnostic { notes, ..diagnostic }
}
