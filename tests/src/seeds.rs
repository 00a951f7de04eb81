//! Specs without mistakes: what mutations start from.

use std::fs;
use std::path::{Path, PathBuf};

use specloom_codegen::Source;

/// Every good spec: those of the catalogue, and those of the constructs; and the samples of the catalogue.
#[derive(Debug)]
pub struct Seeds {
    /// The specs, each under the name by which others refer to it.
    pub specs: Vec<Source>,
    /// The samples, each under the path by which its spec refers to it.
    pub samples: Vec<Source>,
}

/// The folder of this package.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder with one of these endings, sorted.
pub fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("it is listed").path();
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if path.is_dir() {
                waiting.push(path);
            } else if endings.contains(&ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

impl Seeds {
    /// Reads them.
    pub fn read() -> Self {
        let (constructs, catalogue) = (package().join("constructs"), package().join("../specs"));
        let mut specs = sources(&constructs, &["yaml"]);
        specs.extend(sources(&catalogue, &["yaml"]));
        Self { specs, samples: sources(&catalogue, &["json", "http"]) }
    }

    /// The interfaces that the specs implement.
    pub fn interfaces(&self) -> impl Iterator<Item = &Source> {
        self.specs.iter().filter(|source| source.text.contains("\ninterface: "))
    }
}

fn sources(folder: &Path, endings: &[&str]) -> Vec<Source> {
    let source = |file: &PathBuf| {
        let path = file.strip_prefix(folder).expect("it is in the folder").to_str().expect("names are text");
        Source { path: path.to_owned(), text: fs::read_to_string(file).expect("it is text") }
    };
    files(folder, endings).iter().map(source).collect()
}
