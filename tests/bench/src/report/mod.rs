//! The report: `BENCHMARKS.md` and its charts, made from the result files.

mod chart;
mod figure;
mod markdown;

use std::fs;
use std::io;
use std::path::Path;

use crate::results::{self, Results};

/// The result files in the order of the report. One that is not there is left out.
const SECTIONS: [&str; 7] = ["decode", "instructions", "memory", "network", "hostile", "compile", "python"];

/// A file of the report: its path from the root of the repository, and its text.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// The path.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// The report of the result files in a folder.
///
/// # Errors
///
/// A result file cannot be read, or has another shape.
pub fn render(folder: &Path) -> io::Result<Vec<File>> {
    let read = SECTIONS.iter().map(|name| Results::read(folder, name));
    let sections: Vec<Results> = read.filter_map(io::Result::transpose).collect::<io::Result<_>>()?;
    let charts = sections.iter().flat_map(|section| &section.charts);
    let charts = charts.map(|shown| File { path: markdown::path(shown), text: chart::draw(shown) });
    let report = File { path: "BENCHMARKS.md".to_owned(), text: markdown::write(&sections) };
    Ok([report].into_iter().chain(charts).collect())
}

/// The root of the repository, where the paths of the report start.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Writes the report of the committed results.
///
/// # Errors
///
/// A result file cannot be read, or has another shape, or the report cannot be written.
pub fn write() -> io::Result<()> {
    render(&results::folder())?.into_iter().try_for_each(|file| fs::write(root().join(file.path), file.text))
}
