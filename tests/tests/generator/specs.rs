//! Specs of this package and of the catalogue, read as every front end reads them.

use std::fs;
use std::path::{Path, PathBuf};

use quote::quote;
use specloom_codegen::{Code, Diagnostic, Loaded, Module, Source, Sources, generate, load};

/// The folder of this package: paths are shown relative to it.
pub(crate) fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The YAML files in a folder of this package and in its folders, sorted.
pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![package().join(folder)];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it is listed").path();
            match path.extension() {
                _ if path.is_dir() => waiting.push(path),
                Some(extension) if extension == "yaml" => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// A file, and the interface that it names.
pub(crate) fn loaded(file: &Path) -> Loaded {
    load(&[file.to_owned()], package())
}

/// The modules of a file without mistakes.
pub(crate) fn modules(file: &Path) -> Vec<Module> {
    let loaded = loaded(file);
    let generated = loaded.generate(&quote!(::specloom));
    generated.unwrap_or_else(|found| panic!("{}", rendered(&found, &loaded.sources))).modules
}

/// What is wrong with a file and with the interface that it names, and what is doubtful.
pub(crate) fn mistakes(file: &Path) -> (Vec<Diagnostic>, Sources) {
    let loaded = loaded(file);
    let found = loaded.generate(&quote!(::specloom)).map_or_else(|found| found, |generated| generated.warnings);
    (found, loaded.sources)
}

/// The mistakes of a text.
pub(crate) fn mistakes_in(text: &str) -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    sources.add(Source { path: "spec.yaml".into(), text: text.into() });
    (generate(&sources, &quote!(::specloom)).err().unwrap_or_default(), sources)
}

/// Diagnostics as the command line prints them.
pub(crate) fn rendered(found: &[Diagnostic], sources: &Sources) -> String {
    let blocks: Vec<_> = found.iter().map(|diagnostic| diagnostic.render(sources)).collect();
    blocks.join("\n\n")
}

/// The codes of diagnostics, each once.
pub(crate) fn codes(found: &[Diagnostic]) -> Vec<Code> {
    let mut codes: Vec<_> = found.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
