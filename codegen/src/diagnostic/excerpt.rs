//! The lines that a diagnostic points at.

use std::iter;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Origin, Snippet};

use super::Diagnostic;
use crate::source::{FileId, Sources, Span, floor_char_boundary};

/// Lines of a file, and what is marked in them.
struct Excerpt<'d> {
    file: FileId,
    marks: Vec<Mark<'d>>,
}

struct Mark<'d> {
    bytes: Range<usize>,
    /// The columns that it takes on its line, its label included.
    columns: Range<usize>,
    kind: AnnotationKind,
    label: Option<&'d str>,
}

/// An excerpt of each file: several of one where marks stand too far apart to be seen in `room` columns.
pub(super) fn excerpts<'d>(diagnostic: &'d Diagnostic, room: usize, sources: &'d Sources) -> Vec<Element<'d>> {
    let place = (diagnostic.span, AnnotationKind::Primary, diagnostic.label.as_deref());
    let notes = diagnostic.notes.iter().map(|(span, note)| (*span, AnnotationKind::Context, Some(note.as_str())));
    let mut excerpts: Vec<Excerpt<'d>> = Vec::new();
    for (span, kind, label) in iter::once(place).chain(notes) {
        let mark = Mark::new(span, kind, label, room, sources);
        match excerpts.iter_mut().find(|excerpt| excerpt.file == span.file && excerpt.has_room(&mark, room)) {
            Some(excerpt) => excerpt.marks.push(mark),
            None => excerpts.push(Excerpt { file: span.file, marks: vec![mark] }),
        }
    }
    excerpts.into_iter().map(|excerpt| excerpt.element(sources)).collect()
}

impl<'d> Mark<'d> {
    fn new(span: Span, kind: AnnotationKind, label: Option<&'d str>, room: usize, sources: &Sources) -> Self {
        let text = &sources.get(span.file).text;
        let bytes = first_line(text, span, room);
        let (_, start) = sources.line_column(Span::new(span.file, bytes.clone()));
        let width = text[bytes.clone()].chars().count() + label.map_or(0, |label| label.chars().count() + 1);
        Self { bytes, columns: start..start + width, kind, label }
    }
}

impl<'d> Excerpt<'d> {
    fn has_room(&self, mark: &Mark<'_>, room: usize) -> bool {
        let columns = || self.marks.iter().chain([mark]).map(|mark| &mark.columns);
        let start = columns().map(|columns| columns.start).min().unwrap_or_default();
        let end = columns().map(|columns| columns.end).max().unwrap_or_default();
        end - start <= room
    }

    /// The path alone if the file has no text.
    fn element(self, sources: &'d Sources) -> Element<'d> {
        let source = sources.get(self.file);
        if source.text.is_empty() {
            return Origin::path(&source.path).into();
        }
        // The whole file would be searched for lines each time.
        let Range { start, end } = self.lines(&source.text);
        let marks = self.marks.into_iter().map(|mark| {
            let bytes = mark.bytes.start - start..mark.bytes.end - start;
            mark.kind.span(bytes).label(mark.label)
        });
        let line = source.text[..start].matches('\n').count() + 1;
        Snippet::source(&source.text[start..end]).line_start(line).path(&source.path).annotations(marks).into()
    }

    /// The lines from the first mark to the last, with their line breaks.
    fn lines(&self, text: &str) -> Range<usize> {
        let first = self.marks.iter().map(|mark| mark.bytes.start).min().unwrap_or_default();
        let last = self.marks.iter().map(|mark| mark.bytes.end).max().unwrap_or_default();
        let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
        start..text[last..].find('\n').map_or(text.len(), |length| last + length + 1)
    }
}

/// The part of a place that stands on its first line, and of that what is seen at once: a collection runs over many.
fn first_line(text: &str, span: Span, room: usize) -> Range<usize> {
    let range = span.range();
    let start = floor_char_boundary(text, range.start);
    let line = text[start..].split('\n').next().unwrap_or_default().trim_end();
    let seen = line.char_indices().nth(room).map_or(line.len(), |(at, _)| at);
    start..floor_char_boundary(text, range.end.min(start + seen)).max(start)
}
