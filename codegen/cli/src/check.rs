//! `specloom check`.

use std::collections::HashSet;
use std::io;

use specloom_codegen::{Diagnostic, Diagnostics, FileId, Loaded, Sources};

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
    let found = look(&loaded)?;
    if arguments.show {
        show(&sound(&loaded.sources, &found))?;
    }
    let outcome =
        report::print(&Report { sources: &loaded.sources, found: &found, files: &[] }, arguments.output.format);
    if arguments.show && outcome.is_err() {
        report::line("samples of specs with mistakes are not shown");
    }
    outcome
}

/// Everything that is to be said.
fn look(loaded: &Loaded) -> Result<Vec<Diagnostic>, Failure> {
    let checked = match loaded.check() {
        Ok(checked) => checked,
        Err(found) => return Ok(found),
    };
    let operations = samples::read(&checked, &loaded.sources)?;
    let mut all = Diagnostics::default();
    all.extend(checked.warnings);
    all.extend(samples::unread(&operations));
    Ok(all.into_sorted())
}

/// The specs that no mistake is about, and all samples.
fn sound(sources: &Sources, found: &[Diagnostic]) -> Sources {
    let mistakes = found.iter().filter(|diagnostic| diagnostic.is_error());
    // A mistake in a sample says in a note which spec names it.
    let places = mistakes.flat_map(|mistake| mistake.notes.iter().map(|(span, _)| span).chain([&mistake.span]));
    let wrong: HashSet<FileId> = places.map(|span| span.file).collect();
    let mut sound = Sources::default();
    for (_, spec) in sources.specs().filter(|(file, _)| !wrong.contains(file)) {
        sound.add(spec.clone());
    }
    for (_, sample) in sources.samples() {
        sound.add_sample(sample.clone());
    }
    sound
}

fn show(sources: &Sources) -> Outcome {
    // What is left may still have mistakes without the rest, as a provider without its interface.
    let Ok(checked) = specloom_codegen::check(sources) else { return Ok(()) };
    show::print(&samples::read(&checked, sources)?, sources)
}
