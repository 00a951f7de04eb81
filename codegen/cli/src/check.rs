//! `specloom check`.

use std::io;

use crate::args::Check;
use crate::report::{self, Report};
use crate::{Outcome, files};

/// Reports every mistake.
pub(crate) fn run(arguments: &Check) -> Outcome {
    let unsaved = arguments.stdin_path.as_deref().map(|path| (path, io::stdin()));
    let loaded = files::load(&arguments.specs, unsaved, &arguments.output)?;
    let found = loaded.check().map_or_else(|found| found, |checked| checked.warnings);
    report::print(&Report { sources: &loaded.sources, found: &found, files: &[] }, arguments.output.format)
}
