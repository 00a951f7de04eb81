//! Diagnostics as text, in the manner of rustc.

use annotate_snippets::{Group, Level, Renderer};

use super::excerpt::excerpts;
use super::layout::{Layout, wrap};
use super::{Diagnostic, Severity};
use crate::source::Sources;

impl Diagnostic {
    /// `specs/x.yaml:12:5: message`, without line and column if the file has no text.
    pub fn headline(&self, sources: &Sources) -> String {
        let path = &sources.get(self.span.file).path;
        match sources.region(self.span) {
            Some(region) => format!("{path}:{}:{}: {}", region.line, region.column, self.message),
            None => format!("{path}: {}", self.message),
        }
    }

    /// The block with code, message, excerpt and help.
    pub fn render(&self, sources: &Sources) -> String {
        self.render_as(Layout::default(), sources)
    }

    /// The same block in another layout.
    pub fn render_as(&self, layout: Layout, sources: &Sources) -> String {
        let wrapped = layout.wrapping().map(|width| self.wrapped(width, sources));
        let shown = wrapped.as_ref().unwrap_or(self);
        let title = shown.level().primary_title(&shown.message).id(shown.code.to_string());
        let renderer = if layout.colors { Renderer::styled() } else { Renderer::plain() };
        renderer.term_width(layout.width()).render(&[shown.body(Group::with_title(title), layout, sources)])
    }

    /// The block without its first line, for whoever prints a title of its own.
    pub fn snippet(&self, sources: &Sources) -> String {
        let layout = Layout::default();
        let group = self.body(Group::with_level(self.level()), layout, sources);
        Renderer::plain().term_width(layout.width()).render(&[group])
    }

    /// The same with line breaks in message and help, where they are wider than a terminal.
    fn wrapped(&self, width: usize, sources: &Sources) -> Self {
        let title = format!("{}[{}]: ", self.severity, self.code).len();
        let places = self.notes.iter().map(|(span, _)| *span).chain([self.span]);
        let last_line = places.map(|span| sources.line_column(span).0).max().unwrap_or_default();
        let help = format!("{last_line} = help: ").len();
        Self {
            message: wrap(&self.message, width.saturating_sub(title)),
            help: self.help.as_ref().map(|text| wrap(text, width.saturating_sub(help))),
            ..self.clone()
        }
    }

    fn level(&self) -> Level<'static> {
        match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        }
    }

    fn body<'s>(&'s self, group: Group<'s>, layout: Layout, sources: &'s Sources) -> Group<'s> {
        let group = group.elements(excerpts(self, layout.room(), sources));
        match &self.help {
            Some(help) => group.element(Level::HELP.message(help)),
            None => group,
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{FileId, Source, Span};

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
    fn of_a_long_line_only_the_part_around_the_place_is_shown() {
        let mut sources = Sources::default();
        let text = format!("[{}]", vec!["\"some text\""; 10_000].join(","));
        let file = sources.add_sample(Source { path: "a.json".into(), text });
        for place in [60_001..60_012, 0..1, 1..120_000] {
            let shown = Diagnostic::error(Code::Tag, "x", Span::new(file, place)).label("here").render(&sources);
            assert!(shown.contains("some text") && shown.lines().all(|line| line.len() < 200), "{shown}");
        }
    }

    #[test]
    fn colours_are_added_on_demand() {
        let (diagnostic, sources) = mistake();
        let colored = diagnostic.render_as(Layout { colors: true, width: None }, &sources);
        assert!(colored.contains("\u{1b}["));
        assert!(!diagnostic.render(&sources).contains('\u{1b}'));
    }

    #[test]
    fn a_narrow_terminal_breaks_texts_at_spaces() {
        let (mut diagnostic, sources) = mistake();
        diagnostic.message = "`x` is unknown, and what follows is wider than it".into();
        let narrow = Layout { colors: false, width: Some(44) };
        assert_snapshot!(diagnostic.help("take one of those, or the first of these").render_as(narrow, &sources), @r#"
        error[SL0017]: `x` is unknown, and what
                       follows is wider than it
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
          = help: take one of those, or the first of
                  these
        "#);
    }

    #[test]
    fn marks_that_are_far_apart_have_their_own_excerpts() {
        let mut sources = Sources::default();
        let text = format!("first: 1, {}last: 2\n", "other: 0, ".repeat(20));
        let file = sources.add(Source { path: "a.yaml".into(), text });
        let last = Diagnostic::error(Code::DuplicateKey, "again", Span::new(file, 210..214)).label("this one");
        let narrow = Layout { colors: false, width: Some(60) };
        assert_snapshot!(last.note(Span::new(file, 0..5), "the first").render_as(narrow, &sources), @r#"
        error[SL0012]: again
         --> a.yaml:1:211
          |
        1 | ...her: 0, other: 0, last: 2
          |                      ^^^^ this one
          |
         ::: a.yaml:1:1
          |
        1 | first: 1, other: 0, other: 0, other: 0, other: 0, oth...
          | ----- the first
        "#);
    }

    #[test]
    fn of_a_wide_place_as_much_is_marked_as_is_seen() {
        let mut sources = Sources::default();
        let file = sources.add(Source { path: "a.yaml".into(), text: format!("a: [{}]\n", "12, ".repeat(40)) });
        let wide = Diagnostic::error(Code::TooDeep, "wide", Span::new(file, 3..165));
        let narrow = Layout { colors: false, width: Some(60) };
        assert_snapshot!(wide.render_as(narrow, &sources), @r#"
        error[SL0005]: wide
         --> a.yaml:1:4
          |
        1 | a: [12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 1...
          |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        "#);
    }

    #[test]
    fn a_file_without_text_is_shown_by_its_path() {
        let (mut sources, spec, _) = sources();
        let empty = sources.add(Source { path: "empty.yaml".into(), text: String::new() });
        let diagnostic = Diagnostic::error(Code::Unreadable, "cannot read it", Span::new(empty, 0..0));
        assert_eq!(diagnostic.headline(&sources), "empty.yaml: cannot read it");
        assert_snapshot!(diagnostic.clone().help("close it").render(&sources), @r#"
        error[SL0021]: cannot read it
        --> empty.yaml
         = help: close it
        "#);
        assert_snapshot!(diagnostic.note(Span::new(spec, 6..7), "named here").render(&sources), @r#"
        error[SL0021]: cannot read it
         --> empty.yaml
          |
         ::: a.yaml:2:3
          |
        2 |   b: ü x
          |   - named here
        "#);
    }

    #[test]
    fn places_outside_the_text_are_shown_all_the_same() {
        let (sources, spec, _) = sources();
        for span in [Span::new(spec, 9..11), Span::new(spec, 99..100), Span::new(FileId(9), 1..2)] {
            assert!(!Diagnostic::error(Code::Tag, "x", span).render(&sources).is_empty());
        }
    }
}
