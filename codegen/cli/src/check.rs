//! `specloom check`.

use std::io;

use specloom_codegen::{Diagnostic, Diagnostics, Loaded};

use crate::args::{Check, Format};
use crate::report::{self, Report};
use crate::{Failure, Outcome, files, samples, show};

/// Reports every mistake, and shows what becomes of the samples if that is asked for.
pub(crate) fn run(arguments: &Check) -> Outcome {
    if arguments.show && arguments.output.format != Format::Human {
        let message = "`--show` prints to standard output for people, where `--format` prints for programs";
        return Err(Failure::Error(message.to_owned()));
    }
    let unsaved = arguments.stdin_path.as_deref().map(|path| (path, io::stdin()));
    let loaded = files::load(&arguments.specs, unsaved, &arguments.output)?;
    let found = look(arguments, &loaded)?;
    let outcome =
        report::print(&Report { sources: &loaded.sources, found: &found, files: &[] }, arguments.output.format);
    if arguments.show && outcome.is_err() {
        report::line("no sample is shown: what becomes of them is known once there are no mistakes");
    }
    outcome
}

/// Everything that is to be said.
fn look(arguments: &Check, loaded: &Loaded) -> Result<Vec<Diagnostic>, Failure> {
    let checked = match loaded.check() {
        Ok(checked) => checked,
        Err(found) => return Ok(found),
    };
    let operations = samples::read(&checked, &loaded.sources)?;
    let unread = samples::unread(&operations);
    if arguments.show && unread.is_empty() {
        show::print(&operations, &loaded.sources)?;
    }
    let mut all = Diagnostics::default();
    all.extend(checked.warnings);
    all.extend(unread);
    Ok(all.into_sorted())
}
