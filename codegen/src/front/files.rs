//! Reading specs from files.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::emit;
use crate::parse;
use crate::relative::beside;
use crate::source::{Source, Sources, Span};
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

/// Reads specs, the interfaces that they name, and their samples. Paths are shown relative to `root`.
#[must_use]
pub fn load(paths: &[PathBuf], root: &Path) -> Loaded {
    let mut loaded = Loaded::default();
    let mut waiting: Vec<String> = paths.iter().rev().map(|path| shown(path, root)).collect();
    while let Some(path) = waiting.pop() {
        if loaded.sources.specs().any(|(_, source)| source.path == path) {
            continue;
        }
        let Some(head) = loaded.add_spec(&path, root) else { continue };
        for sample in head.operations.values().flat_map(|operation| &operation.samples) {
            loaded.add_sample(beside(&path, sample), sample.span, root);
        }
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
    /// Checks what was read: see [`crate::check`].
    ///
    /// # Errors
    ///
    /// Every mistake in the specs, and every file that cannot be read.
    pub fn check(&self) -> Result<Checked, Vec<Diagnostic>> {
        let is_unread = |diagnostic: &Diagnostic| matches!(diagnostic.code, Code::Unreadable | Code::TooLarge);
        let unread = self.diagnostics.iter().any(is_unread);
        let checked = if unread { Err(Vec::new()) } else { crate::check(&self.sources) };
        if self.diagnostics.is_empty() {
            return checked;
        }
        let mut all = Diagnostics::default();
        all.extend(self.diagnostics.iter().cloned());
        all.extend(checked.map_or_else(|found| found, |checked| checked.warnings));
        Err(all.into_sorted())
    }

    /// Generates from what was read: see [`crate::generate`].
    ///
    /// # Errors
    ///
    /// As [`Loaded::check`].
    pub fn generate(&self, runtime: &TokenStream) -> Result<Generated, Vec<Diagnostic>> {
        let Checked { model, warnings } = self.check()?;
        Ok(Generated { modules: emit::emit(&model, runtime), warnings })
    }

    fn add_spec(&mut self, path: &str, root: &Path) -> Option<Head> {
        let file = root.join(path);
        let text = read(&file, yaml::MAX_BYTES as u64);
        self.files.push(file);
        let (text, problem) = text.map_or_else(|problem| (String::new(), Some(problem)), |text| (text, None));
        let id = self.sources.add(Source { path: path.to_owned(), text });
        self.diagnostics.extend(problem.map(|problem| match problem {
            Unread::TooLarge(bytes) => yaml::too_large(id, bytes),
            problem => {
                let message = format!("cannot read `{path}`: {problem}");
                Diagnostic::error(Code::Unreadable, message, Span::new(id, 0..0))
            }
        }));
        parse::head(id, self.sources.get(id))
    }

    /// Reads a sample that a spec names at `named`.
    fn add_sample(&mut self, path: String, named: Span, root: &Path) {
        let file = root.join(&path);
        match read(&file, MAX_SAMPLE) {
            // Operations can share a sample.
            Ok(_) if self.files.contains(&file) => {}
            Ok(text) => {
                self.sources.add_sample(Source { path, text });
                self.files.push(file);
            }
            Err(problem) => {
                let message = format!("cannot read sample `{path}`: {problem}");
                let help = "the path is relative to the spec";
                self.diagnostics.push(Diagnostic::error(Code::SampleMissing, message, named).help(help));
            }
        }
    }
}

/// Why a file was not read.
enum Unread {
    Folder,
    /// With its size in bytes.
    TooLarge(u64),
    /// With the offset of the first byte that is not.
    NotUtf8(usize),
    Io(io::Error),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder => f.write_str("it is a folder"),
            Self::TooLarge(bytes) => write!(f, "it has {bytes} bytes, which is more than is read"),
            Self::NotUtf8(at) => write!(f, "it is not UTF-8 text (byte {at})"),
            Self::Io(error) => error.fmt(f),
        }
    }
}

/// The text of a file of at most `max` bytes.
fn read(file: &Path, max: u64) -> Result<String, Unread> {
    let metadata = fs::metadata(file).map_err(Unread::Io)?;
    if metadata.is_dir() {
        return Err(Unread::Folder);
    }
    if metadata.len() > max {
        return Err(Unread::TooLarge(metadata.len()));
    }
    let bytes = fs::read(file).map_err(Unread::Io)?;
    String::from_utf8(bytes).map_err(|e| Unread::NotUtf8(e.utf8_error().valid_up_to()))
}
