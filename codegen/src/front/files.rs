//! Reading specs from files.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use super::read::{self, Unread};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Policy};
use crate::emit;
use crate::parallel::in_parts;
use crate::parse::{self, Parsed, Specs};
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
    specs: Specs,
    /// What was found in the specs while they were read.
    found: Diagnostics,
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
    Loading::new(root, None).all(paths)
}

/// As [`load`], with the text of one file from `text`, whatever the file holds: an editor has not saved it yet.
#[must_use]
pub fn load_unsaved(paths: &[PathBuf], root: &Path, unsaved: &Path, text: impl io::Read) -> Loaded {
    let text = read::text(text, yaml::MAX_BYTES as u64);
    Loading::new(root, Some((shown(unsaved, root), text))).all(paths)
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
        found.absorb(self.found.clone());
        let checked = crate::inspect(&self.specs, &self.sources, &mut found);
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
    /// The specs that were read, or could not be, as they are shown.
    seen: HashSet<String>,
}

/// A spec that is to be read, and the place of its name where another spec names it.
struct Wanted {
    path: String,
    named: Option<Span>,
}

impl<'r> Loading<'r> {
    fn new(root: &'r Path, unsaved: Option<(String, Result<String, Unread>)>) -> Self {
        Self { root, unsaved, loaded: Loaded::default(), seen: HashSet::new() }
    }

    /// Reads the specs, then those that they name, and in the end all samples.
    fn all(mut self, paths: &[PathBuf]) -> Loaded {
        let asked = |path: &PathBuf| Wanted { path: shown(path, self.root), named: None };
        let (mut wanted, mut samples): (Vec<_>, _) = (paths.iter().map(asked).collect(), Vec::new());
        while !wanted.is_empty() {
            let heads = self.add_specs(wanted);
            wanted = Vec::new();
            for (path, head) in heads {
                let named = head.operations.into_values().flat_map(|operation| operation.samples);
                samples.extend(named.map(|sample| (beside(&path, &sample), sample.span)));
                let interface =
                    head.implements.map(|name| Wanted { path: beside(&path, &name), named: Some(name.span) });
                // That an interface is not there is reported where it is looked for.
                wanted.extend(interface.filter(|interface| self.is_there(&interface.path)));
            }
        }
        self.add_samples(&samples);
        self.loaded
    }

    fn is_there(&self, path: &str) -> bool {
        let is_unsaved = self.unsaved.as_ref().is_some_and(|(unsaved, _)| unsaved == path);
        is_unsaved || fs::symlink_metadata(self.root.join(path)).is_ok()
    }

    /// Reads specs, each once; gives what other files they name.
    fn add_specs(&mut self, mut wanted: Vec<Wanted>) -> Vec<(String, Head)> {
        wanted.retain(|wanted| self.seen.insert(wanted.path.clone()));
        let first = self.loaded.sources.next();
        let files: Vec<_> = (first.0..).map(FileId).zip(&wanted).collect();
        let read = in_parts(&files, |files| {
            let read = files.iter().map(|(file, wanted)| self.read_spec(*file, &wanted.path));
            read.collect::<Vec<_>>()
        });
        let mut heads = Vec::new();
        for (Wanted { path, named }, read) in wanted.into_iter().zip(read.into_iter().flatten()) {
            self.loaded.files.push(self.root.join(&path));
            let Read { source, problem, mut parsed } = read;
            let file = self.loaded.sources.add_unmarked(source);
            self.loaded.diagnostics.extend(problem.map(|problem| unread(&problem, file, named)));
            heads.extend(parsed.head.take().map(|head| (path.clone(), head)));
            self.loaded.specs.add(&path, parsed, &mut self.loaded.found);
        }
        heads
    }

    /// Reads a spec that will be added with this id.
    fn read_spec(&self, file: FileId, path: &str) -> Read {
        let text = match &self.unsaved {
            Some((unsaved, text)) if unsaved == path => text.clone(),
            _ => read::file(&self.root.join(path), yaml::MAX_BYTES as u64),
        };
        let (text, problem) = text.map_or_else(|problem| (String::new(), Some(problem)), |text| (text, None));
        let source = Source { path: path.to_owned(), text }.unmarked();
        let parsed = if problem.is_none() { parse::one(file, &source) } else { Parsed::default() };
        Read { source, problem, parsed }
    }

    /// Reads samples, each with the place where a spec names it; operations can share one.
    fn add_samples(&mut self, named: &[(String, Span)]) {
        let mut seen = HashSet::new();
        let wanted: Vec<_> = named.iter().map(|(path, _)| path).filter(|path| seen.insert(*path)).collect();
        let root = self.root;
        let texts = in_parts(&wanted, |paths| {
            let texts = paths.iter().map(|path| read::file(&root.join(path), MAX_SAMPLE));
            texts.collect::<Vec<_>>()
        });
        let mut unread = HashMap::new();
        for (path, text) in wanted.into_iter().zip(texts.into_iter().flatten()) {
            match text {
                Ok(text) => {
                    self.loaded.sources.add_sample(Source { path: path.clone(), text });
                    self.loaded.files.push(root.join(path));
                }
                Err(problem) => {
                    unread.insert(path, problem);
                }
            }
        }
        let missing = named.iter().filter_map(|(path, named)| Some(no_sample(path, unread.get(path)?, *named)));
        self.loaded.diagnostics.extend(missing);
    }
}

/// A spec as it was read.
struct Read {
    source: Source,
    problem: Option<Unread>,
    parsed: Parsed,
}

/// What is said of a sample that was not read; `named` is where a spec names it.
fn no_sample(path: &str, problem: &Unread, named: Span) -> Diagnostic {
    let message = format!("cannot read sample `{path}`: {problem}");
    let is_missing = matches!(problem, Unread::Missing(_));
    let relative = || is_missing.then(|| "the path is relative to the spec".to_owned());
    let help = problem.help().or_else(relative);
    Diagnostic { help, ..Diagnostic::error(Code::SampleMissing, message, named) }
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
    Diagnostic { notes, help: problem.help().or(diagnostic.help), ..diagnostic }
}
