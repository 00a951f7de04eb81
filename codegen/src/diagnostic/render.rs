//! Diagnostics as text, in the manner of rustc.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::source::{FileId, Sources, Span, floor_char_boundary};

impl Diagnostic {
    /// `specs/x.yaml:12:5: message`
    pub fn headline(&self, sources: &Sources) -> String {
        let (line, column) = sources.line_column(self.span);
        format!("{}:{line}:{column}: {}", sources.get(self.span.file).path, self.message)
    }

    /// The block with code, message, excerpt and help, without colours.
    pub fn render(&self, sources: &Sources) -> String {
        Renderer::plain().render(&[self.titled(sources)])
    }

    /// The same block with the escape sequences of a terminal that shows colours.
    pub fn render_colored(&self, sources: &Sources) -> String {
        Renderer::styled().render(&[self.titled(sources)])
    }

    /// The block without its first line, for whoever prints a title of its own.
    pub fn snippet(&self, sources: &Sources) -> String {
        Renderer::plain().render(&[self.body(Group::with_level(self.level()), sources)])
    }

    fn titled<'s>(&'s self, sources: &'s Sources) -> Group<'s> {
        let title = self.level().primary_title(&self.message).id(self.code.to_string());
        self.body(Group::with_title(title), sources)
    }

    fn level(&self) -> Level<'static> {
        match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        }
    }

    fn body<'s>(&'s self, mut group: Group<'s>, sources: &'s Sources) -> Group<'s> {
        group = group.element(self.primary(sources));
        for file in self.other_files() {
            group = group.element(excerpt(sources, file).annotations(self.notes_in(file, sources)));
        }
        match &self.help {
            Some(help) => group.element(Level::HELP.message(help)),
            None => group,
        }
    }

    fn primary<'s>(&'s self, sources: &'s Sources) -> Snippet<'s, Annotation<'s>> {
        let place = AnnotationKind::Primary.span(first_line(sources, self.span)).label(self.label.as_deref());
        let file = self.span.file;
        excerpt(sources, file).annotation(place).annotations(self.notes_in(file, sources))
    }

    fn notes_in<'s>(&'s self, file: FileId, sources: &'s Sources) -> impl Iterator<Item = Annotation<'s>> {
        let notes = self.notes.iter().filter(move |(span, _)| span.file == file);
        notes.map(|(span, note)| AnnotationKind::Context.span(first_line(sources, *span)).label(note))
    }

    fn other_files(&self) -> Vec<FileId> {
        let mut files = vec![];
        for (span, _) in &self.notes {
            if span.file != self.span.file && !files.contains(&span.file) {
                files.push(span.file);
            }
        }
        files
    }
}

fn excerpt(sources: &Sources, file: FileId) -> Snippet<'_, Annotation<'_>> {
    let source = sources.get(file);
    Snippet::source(&source.text).path(&source.path)
}

/// The part of a place that stands on its first line: a collection runs over many.
fn first_line(sources: &Sources, span: Span) -> Range<usize> {
    let text = &sources.get(span.file).text;
    let range = span.range();
    let start = floor_char_boundary(text, range.start);
    let line = text[start..].split('\n').next().unwrap_or_default().trim_end();
    start..floor_char_boundary(text, range.end.min(start + line.len())).max(start)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::diagnostic::Code;
    use crate::source::Source;

    fn sources() -> (Sources, FileId, FileId) {
        let mut sources = Sources::default();
        let spec = sources.add(Source { path: "a.yaml".into(), text: "a:\r\n  b: ü x\r\n  c: y\r\n".into() });
        let interface = sources.add(Source { path: "b.yaml".into(), text: "k: v\n\n\nl: w".into() });
        (sources, spec, interface)
    }

    fn mistake() -> (Diagnostic, Sources) {
        let (sources, spec, interface) = sources();
        let diagnostic = Diagnostic::error(Code::UnknownValue, "`x` is unknown", Span::new(spec, 12..13))
            .label("this one")
            .note(Span::new(spec, 17..18), "needed here")
            .note(Span::new(interface, 3..4), "known are this")
            .note(Span::new(interface, 10..11), "and this")
            .help("take one of those");
        (diagnostic, sources)
    }

    #[test]
    fn a_headline_is_one_line_that_starts_with_the_place() {
        let (diagnostic, sources) = mistake();
        assert_eq!(diagnostic.headline(&sources), "a.yaml:2:8: `x` is unknown");
    }

    #[test]
    fn notes_of_other_files_have_their_own_excerpt() {
        let (diagnostic, sources) = mistake();
        assert_snapshot!(diagnostic.render(&sources), @r#"
        error[SL0017]: `x` is unknown
         --> a.yaml:2:8
          |
        2 |   b: ü x
          |        ^ this one
        3 |   c: y
          |   - needed here
          |
         ::: b.yaml:1:4
          |
        1 | k: v
          |    - known are this
        ...
        4 | l: w
          |    - and this
          |
          = help: take one of those
        "#);
    }

    #[test]
    fn a_snippet_has_no_title() {
        let (diagnostic, sources) = mistake();
        let block = diagnostic.render(&sources);
        assert_eq!(diagnostic.snippet(&sources), block.split_once('\n').unwrap().1);
    }

    #[test]
    fn a_place_of_several_lines_is_shown_by_its_first() {
        let (sources, spec, _) = sources();
        assert_snapshot!(Diagnostic::warning(Code::Tag, "long", Span::new(spec, 6..25)).render(&sources), @r#"
        warning[SL0010]: long
         --> a.yaml:2:3
          |
        2 |   b: ü x
          |   ^^^^^^
        "#);
    }

    #[test]
    fn colours_are_added_on_demand() {
        let (diagnostic, sources) = mistake();
        assert!(diagnostic.render_colored(&sources).contains("\u{1b}["));
        assert!(!diagnostic.render(&sources).contains('\u{1b}'));
    }

    #[test]
    fn places_outside_the_text_are_shown_all_the_same() {
        let (sources, spec, _) = sources();
        for span in [Span::new(spec, 9..11), Span::new(spec, 99..100), Span::new(FileId(9), 1..2)] {
            assert!(!Diagnostic::error(Code::Tag, "x", span).render(&sources).is_empty());
        }
    }
}
