//! Reading specs from files.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::emit::Module;
use crate::parse;
use crate::relative::beside;
use crate::source::{FileId, Source, Sources, Span};
use crate::spec::Head;

/// Specs that were read, and what could not be.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The files that were asked for, and the interfaces that they name.
    pub sources: Sources,
    /// Files that could not be read, and samples that are not there.
    pub diagnostics: Vec<Diagnostic>,
    /// The files on disk that the result depends on.
    pub files: Vec<PathBuf>,
}

/// The specs in a folder, sorted by name: its `.yaml` and `.yml` files, folders in it aside.
///
/// # Errors
///
/// The folder cannot be read.
pub fn spec_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_yaml = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
        if is_yaml && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Reads specs, and the interfaces that they name; checks that the samples are there. Paths are shown relative to
/// `root`.
#[must_use]
pub fn load(paths: &[PathBuf], root: &Path) -> Loaded {
    let mut loaded = Loaded::default();
    let mut waiting: Vec<String> = paths.iter().rev().map(|path| shown(path, root)).collect();
    while let Some(path) = waiting.pop() {
        if loaded.sources.iter().any(|(_, source)| source.path == path) {
            continue;
        }
        let file = root.join(&path);
        let id = loaded.add(path.clone(), &file);
        loaded.files.push(file);
        let Some(head) = parse::head(id, loaded.sources.get(id)) else { continue };
        loaded.check_samples(&path, &head, root);
        let interface = head.implements.map(|reference| beside(&path, &reference));
        waiting.extend(interface.filter(|interface| root.join(interface).is_file()));
    }
    loaded
}

/// A path as it is shown and as other specs refer to it.
fn shown(path: &Path, root: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    beside("", &relative.to_string_lossy())
}

impl Loaded {
    /// Generates from what was read: see [`crate::generate`].
    ///
    /// # Errors
    ///
    /// Every mistake in the specs, and every file that is not there.
    pub fn generate(&self, runtime: &TokenStream) -> Result<Vec<Module>, Vec<Diagnostic>> {
        let unreadable = self.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::Unreadable);
        let generated = if unreadable { Ok(Vec::new()) } else { crate::generate(&self.sources, runtime) };
        if self.diagnostics.is_empty() {
            return generated;
        }
        let mut all = Diagnostics::default();
        all.extend(self.diagnostics.iter().cloned());
        all.extend(generated.err().unwrap_or_default());
        Err(all.into_sorted())
    }

    fn add(&mut self, path: String, file: &Path) -> FileId {
        let (text, problem) = match read(file) {
            Ok(text) => (text, None),
            Err(problem) => (String::new(), Some(problem)),
        };
        let message = problem.map(|problem| format!("cannot read `{path}`: {problem}"));
        let id = self.sources.add(Source { path, text });
        if let Some(message) = message {
            self.diagnostics.push(Diagnostic::error(Code::Unreadable, message, Span::new(id, 0..0)));
        }
        id
    }

    fn check_samples(&mut self, path: &str, head: &Head, root: &Path) {
        for sample in head.operations.values().flat_map(|operation| &operation.samples) {
            let file = beside(path, sample);
            if !root.join(&file).is_file() {
                let message = format!("there is no sample `{file}`");
                let help = "the path is relative to the spec";
                self.diagnostics.push(Diagnostic::error(Code::SampleMissing, message, sample.span).help(help));
            }
        }
    }
}

fn read(file: &Path) -> Result<String, String> {
    if file.is_dir() {
        return Err("it is a folder".to_owned());
    }
    let bytes = fs::read(file).map_err(|e| e.to_string())?;
    String::from_utf8(bytes).map_err(|e| format!("it is not UTF-8 text (byte {})", e.utf8_error().valid_up_to()))
}
