//! For programs: one JSON document with all that was found.

use serde::Serialize;
use specloom_codegen::{Diagnostic, Region, Sources, Span};

use super::{Report, State};

/// Of the form of the document: raised when something that was there goes away or means something else.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'r> {
    version: u32,
    specs: usize,
    mistakes: usize,
    warnings: usize,
    diagnostics: Vec<Entry<'r>>,
    files: Vec<File>,
}

#[derive(Serialize)]
struct Entry<'r> {
    code: String,
    title: &'static str,
    severity: String,
    message: &'r str,
    #[serde(flatten)]
    place: Place<'r>,
    label: Option<&'r str>,
    notes: Vec<Note<'r>>,
    help: Option<&'r str>,
    rendered: String,
}

/// Lines and columns are absent where a file could not be read.
#[derive(Serialize)]
struct Place<'r> {
    path: &'r str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

#[derive(Serialize)]
struct Note<'r> {
    message: &'r str,
    #[serde(flatten)]
    place: Place<'r>,
}

#[derive(Serialize)]
struct File {
    path: String,
    state: &'static str,
}

/// The document as text.
pub(super) fn document(report: &Report<'_>) -> String {
    let document = Document {
        version: VERSION,
        specs: report.specs(),
        mistakes: report.mistakes(),
        warnings: report.warnings(),
        diagnostics: report.found.iter().map(|diagnostic| entry(diagnostic, report.sources)).collect(),
        files: report.files.iter().map(|file| File { path: file.shown(), state: state(file.state) }).collect(),
    };
    serde_json::to_string_pretty(&document).expect("its keys are texts") + "\n"
}

fn entry<'r>(diagnostic: &'r Diagnostic, sources: &'r Sources) -> Entry<'r> {
    let note = |(span, message): &'r (Span, String)| Note { message, place: place(*span, sources) };
    Entry {
        code: diagnostic.code.to_string(),
        title: diagnostic.code.title(),
        severity: diagnostic.severity.to_string(),
        message: &diagnostic.message,
        place: place(diagnostic.span, sources),
        label: diagnostic.label.as_deref(),
        notes: diagnostic.notes.iter().map(note).collect(),
        help: diagnostic.help.as_deref(),
        rendered: diagnostic.render(sources),
    }
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let region = sources.region(span);
    let of = |part: fn(Region) -> usize| region.map(part);
    Place {
        path: &sources.get(span.file).path,
        line: of(|region| region.line),
        column: of(|region| region.column),
        end_line: of(|region| region.end_line),
        end_column: of(|region| region.end_column),
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Written => "written",
        State::Unchanged => "unchanged",
        State::Fresh => "fresh",
        State::Stale => "stale",
        State::Missing => "missing",
        State::Leftover => "leftover",
        State::Removed => "removed",
    }
}
