//! For people: blocks with excerpts, and how many there are.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use specloom_codegen::Layout;
use terminal_size::{Width, terminal_size_of};

use super::{File, Report, State};
use crate::generate::COMMAND;

/// Sets when colours are shown.
pub(crate) fn colors(when: clap::ColorChoice) {
    let choice = match when {
        clap::ColorChoice::Auto => ColorChoice::Auto,
        clap::ColorChoice::Always => ColorChoice::Always,
        clap::ColorChoice::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// Prints a line to standard error. Nobody is left to tell if that fails.
pub(crate) fn line(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// A number with its noun.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

pub(super) fn print(report: &Report<'_>) {
    let layout = layout();
    for diagnostic in report.found {
        line(&format!("{}\n", diagnostic.render_as(layout, report.sources).trim_end()));
    }
    for text in summary(report) {
        line(&text);
    }
}

/// Colours as the terminal and the user want them, and its width.
fn layout() -> Layout {
    let stderr = io::stderr();
    let width = terminal_size_of(&stderr).filter(|_| stderr.is_terminal());
    Layout {
        colors: AutoStream::choice(&stderr) != ColorChoice::Never,
        width: width.map(|(Width(columns), _)| columns.into()),
    }
}

fn summary(report: &Report<'_>) -> Vec<String> {
    let (mistakes, warnings) = (counted(report.mistakes(), "mistake"), counted(report.warnings(), "warning"));
    let specs = counted(report.specs(), "spec");
    let found = match (report.mistakes(), report.warnings()) {
        (0, 0) if report.files.is_empty() => Some(format!("{specs}, no mistakes")),
        (0, 0) => None,
        (0, _) => Some(format!("{specs}, no mistakes, {warnings}")),
        (_, 0) => Some(format!("{mistakes} in {specs}")),
        (_, _) => Some(format!("{mistakes} and {warnings} in {specs}")),
    };
    let worst = report.found.iter().min_by_key(|diagnostic| diagnostic.severity);
    let more = worst.map(|diagnostic| format!("for more about a rule: specloom explain {}", diagnostic.code));
    found.into_iter().chain(more).chain(files(report)).collect()
}

/// What became of generated files.
fn files(report: &Report<'_>) -> Vec<String> {
    let Some(folder) = report.files.first().and_then(|file| file.path.parent()) else { return Vec::new() };
    let of = |state| report.files.iter().filter(|file| file.state == state).count();
    let mut lines: Vec<_> = report.stale().map(File::complaint).collect();
    if !lines.is_empty() {
        lines.push(format!("run `{COMMAND}` with the same arguments, without `--check`"));
    } else if of(State::Fresh) > 0 {
        lines.push(format!("{} up to date", counted(report.files.len(), "file")));
    } else {
        let (written, unchanged) = (counted(of(State::Written), "file"), of(State::Unchanged));
        lines.push(format!("{written} written to {}, {unchanged} unchanged", folder.display()));
    }
    lines
}
