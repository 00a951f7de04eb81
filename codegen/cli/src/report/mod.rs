//! What the commands say: to people on standard error, to programs on standard output.

mod github;
mod human;
mod json;
mod sarif;

use std::path::PathBuf;

use specloom_codegen::{Diagnostic, Severity, Sources};

use crate::args::Format;
use crate::{Failure, Outcome, stdout};

pub(crate) use human::{colors, counted, line};

/// What a command has to tell.
pub(crate) struct Report<'r> {
    pub(crate) sources: &'r Sources,
    /// Mistakes and warnings, in the order in which they are told.
    pub(crate) found: &'r [Diagnostic],
    /// Generated files; none if nothing was generated.
    pub(crate) files: &'r [File],
}

/// A generated file.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    pub(crate) state: State,
}

/// What there is of a generated file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It was written.
    Written,
    /// It was not written, because it holds what would be written.
    Unchanged,
    /// It was compared, and holds what would be written.
    Fresh,
    /// It holds something else.
    Stale,
    /// It cannot be read.
    Missing,
    /// It was generated from a spec that is not among these.
    Leftover,
    /// It was left over, and was removed.
    Removed,
}

/// Tells it, and says whether all is well.
pub(crate) fn print(report: &Report<'_>, format: Format) -> Outcome {
    match format {
        Format::Human => human::print(report),
        Format::Json => stdout::outcome(stdout::plain(&json::document(report)))?,
        Format::Github => stdout::outcome(stdout::plain(&github::commands(report)))?,
        Format::Sarif => stdout::outcome(stdout::plain(&sarif::log(report)))?,
    }
    if report.mistakes() > 0 || report.stale().next().is_some() { Err(Failure::Found) } else { Ok(()) }
}

/// Tells people of the mistakes that keep a command from going on.
pub(crate) fn mistakes(found: &[Diagnostic], sources: &Sources) -> Failure {
    human::print(&Report { sources, found, files: &[] });
    Failure::Found
}

impl Report<'_> {
    fn mistakes(&self) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.is_error()).count()
    }

    /// How many mistakes are none by their rules.
    fn denied(&self) -> usize {
        let denied =
            |diagnostic: &&Diagnostic| diagnostic.is_error() && diagnostic.code.severity() == Severity::Warning;
        self.found.iter().filter(denied).count()
    }

    fn warnings(&self) -> usize {
        self.found.len() - self.mistakes()
    }

    fn specs(&self) -> usize {
        self.sources.specs().count()
    }

    /// The files that have to be generated again.
    fn stale(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| matches!(file.state, State::Stale | State::Missing | State::Leftover))
    }
}

impl File {
    /// The path with `/` between its parts.
    fn shown(&self) -> String {
        self.path.to_string_lossy().replace('\\', "/")
    }

    /// What is said of a file that has to be generated again.
    fn complaint(&self) -> String {
        let problem = match self.state {
            State::Missing => "missing",
            State::Leftover => "left over from a spec that is not among these",
            _ => "stale",
        };
        format!("{} is {problem}", self.shown())
    }
}

/// The message, and below it what else is said about the place itself.
fn explained(diagnostic: &Diagnostic) -> String {
    let label = diagnostic.label.iter().map(|label| format!("\n{label}"));
    let help = diagnostic.help.iter().map(|help| format!("\nhelp: {help}"));
    [diagnostic.message.clone()].into_iter().chain(label).chain(help).collect()
}
