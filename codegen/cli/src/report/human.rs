//! For people: blocks with excerpts, and how many there are.

use std::io::{self, Write};

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
pub(crate) fn counted(count: usize, noun: &str) -> String {
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
    Layout {
        colors: AutoStream::choice(&stderr) != ColorChoice::Never,
        width: terminal_size_of(&stderr).map(|(Width(columns), _)| columns.into()),
    }
}

fn summary(report: &Report<'_>) -> Vec<String> {
    let worst = report.found.iter().min_by_key(|diagnostic| diagnostic.severity);
    let more = worst.map(|diagnostic| format!("for more about a rule: specloom explain {}", diagnostic.code));
    counts(report).into_iter().chain(unchecked(report)).chain(more).chain(files(report)).collect()
}

/// Whether there may be more. A denied warning keeps nothing from being checked.
fn unchecked(report: &Report<'_>) -> Option<String> {
    let text = match report.mistakes() - report.denied() {
        0 => return None,
        1 => "what depends on this mistake is checked when it is corrected",
        _ => "what depends on these mistakes is checked when they are corrected",
    };
    Some(text.to_owned())
}

/// How much was found; nothing if that goes without saying, because files were generated.
fn counts(report: &Report<'_>) -> Option<String> {
    let (mistakes, warnings) = (counted(report.mistakes(), "mistake"), counted(report.warnings(), "warning"));
    let specs = counted(report.specs(), "spec");
    let found = match (report.mistakes(), report.warnings()) {
        (0, 0) if !report.files.is_empty() => return None,
        (0, 0) => return Some(format!("{specs}, no mistakes")),
        (0, _) => return Some(format!("{specs}, no mistakes, {warnings}")),
        (_, 0) => format!("{mistakes} in {specs}"),
        (_, _) => format!("{mistakes} and {warnings} in {specs}"),
    };
    Some(match report.denied() {
        0 => found,
        denied => {
            format!("{found}; {denied} would be {} if not denied", if denied == 1 { "a warning" } else { "warnings" })
        }
    })
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
        let removed = removed(report);
        lines.push(format!("{written} written to {}, {unchanged} unchanged{removed}", folder.display()));
    }
    lines
}

/// Which files came from specs that are not given any more; nothing if there was none.
fn removed(report: &Report<'_>) -> String {
    let removed = report.files.iter().filter(|file| file.state == State::Removed);
    let removed: Vec<_> = removed.map(File::shown).collect();
    match removed.len() {
        0 => String::new(),
        count => format!(", {count} removed that came from other specs: {}", removed.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use specloom_codegen::{Code, Diagnostic, Severity, Source, Sources, Span};

    use super::*;

    fn said(found: &[Diagnostic]) -> Vec<String> {
        let mut sources = Sources::default();
        sources.add(Source { path: "a.yaml".into(), text: "a: 1".into() });
        summary(&Report { sources: &sources, found, files: &[] })
    }

    #[test]
    fn mistakes_and_warnings_are_counted_apart() {
        let warning = Diagnostic::warning(Code::Tag, "doubtful", Span::default());
        let mistake = Diagnostic::error(Code::TooDeep, "wrong", Span::default());
        let more = |code: &str| format!("for more about a rule: specloom explain {code}");
        let (this, these) = (
            "what depends on this mistake is checked when it is corrected",
            "what depends on these mistakes is checked when they are corrected",
        );
        assert_eq!(said(&[]), ["1 spec, no mistakes"]);
        assert_eq!(said(std::slice::from_ref(&warning)), ["1 spec, no mistakes, 1 warning", &more("SL0010")]);
        assert_eq!(said(&[mistake.clone(), mistake.clone()]), ["2 mistakes in 1 spec", these, &more("SL0005")]);
        let both = [warning.clone(), mistake, warning];
        assert_eq!(said(&both), ["1 mistake and 2 warnings in 1 spec", this, &more("SL0005")]);
    }

    #[test]
    fn denied_warnings_are_counted_as_such() {
        for code in Code::ALL.iter().filter(|code| code.severity() == Severity::Warning) {
            let denied = Diagnostic::error(*code, "doubtful", Span::default());
            let more = format!("for more about a rule: specloom explain {code}");
            assert_eq!(said(&[denied]), ["1 mistake in 1 spec; 1 would be a warning if not denied", &more]);
        }
    }
}
