//! From text to a tree. The only file that names the YAML library.

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError};

use super::build::{self, Builder, Stop};
use super::tree::Tree;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, quoted};
use crate::source::{FileId, Span};

/// Parses the one document of a file. Nothing comes out if the text is no YAML or holds nothing.
pub(super) fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Tree> {
    let mut builder = Builder::new(file, diagnostics);
    for event in Parser::new_from_str_with_options(text, options()) {
        let (event, place) = match event {
            Ok(event) => event,
            Err(error) => {
                builder.report(syntax_error(&error, file, text));
                return None;
            }
        };
        let range = place.byte_range().unwrap_or_default();
        if let Some(start) = place.tag_start().and_then(|tag| tag.byte_offset()) {
            let tag = text.get(start..range.start).unwrap_or_default().split_whitespace().next().unwrap_or_default();
            builder.tag(Span::new(file, start..start + tag.len()));
        }
        match apply(&mut builder, event, Span::new(file, range)) {
            Ok(()) => {}
            Err(Stop::Document) => break,
            Err(Stop::File) => return None,
        }
    }
    builder.finish(text)
}

fn options() -> Options {
    granit_parser::options! { emit_unresolved_aliases: true }
}

fn apply(builder: &mut Builder<'_>, event: Event<'_>, span: Span) -> Result<(), Stop> {
    match event {
        Event::DocumentStart(..) => builder.document(span),
        Event::Scalar(text, style, anchor, _) => {
            // The parser writes an absent value as `~`.
            let text = if span.range().is_empty() { String::new() } else { text.into_owned() };
            builder.scalar(text, style == ScalarStyle::Plain, anchor, span);
            Ok(())
        }
        Event::SequenceStart(_, anchor, _) => builder.start_list(anchor, span),
        Event::MappingStart(_, anchor, _) => builder.start_mapping(anchor, span),
        Event::SequenceEnd | Event::MappingEnd => builder.end(span),
        Event::Alias(anchor) => {
            builder.alias(anchor, span);
            Ok(())
        }
        Event::UnresolvedAlias(name) => {
            builder.undefined_alias(&name, span);
            Ok(())
        }
        _ => Ok(()),
    }
}

fn syntax_error(error: &ScanError, file: FileId, text: &str) -> Diagnostic {
    let start = error.marker().byte_offset().unwrap_or_default().min(text.len());
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let span = Span::new(file, start..start + width);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return build::too_deep(span);
    }
    let (message, help) = explain(error.kind());
    let diagnostic = Diagnostic::error(Code::InvalidYaml, message, span);
    Diagnostic { help: help.map(str::to_owned), ..diagnostic }
}

/// The common mistakes in plain words, the others in those of the parser; and what can be done.
fn explain(kind: &ErrorKind) -> (String, Option<&'static str>) {
    let (message, help) = match kind {
        ErrorKind::TabInIndentation | ErrorKind::TabInBlockIndentation | ErrorKind::TabNotAllowed => {
            ("a tab cannot stand here", Some("YAML is indented with spaces"))
        }
        ErrorKind::UnclosedQuotedScalar => ("this quote is not closed", None),
        ErrorKind::InvalidQuotedScalarIndent => {
            ("a quote before this is not closed, or its text is not indented", None)
        }
        ErrorKind::UnclosedFlowCollection { open } => return (format!("this `{open}` is not closed"), None),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return (format!("this `{open}` is closed by `{close}`"), None);
        }
        ErrorKind::ExpectedFlowMappingSeparator => ("a `,` or `}` is missing before this", None),
        ErrorKind::ExpectedFlowSequenceSeparator => ("a `,` or `]` is missing before this", None),
        ErrorKind::MappingValueNotAllowed => (
            "a `:` cannot stand here",
            Some("a key stands on a line of its own, with a space behind its `:`; a text with `: ` in it needs quotes"),
        ),
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation => (
            "this line does not belong to the mapping above it",
            Some("keys of one mapping stand in the same column, each on its own line"),
        ),
        ErrorKind::ExpectedBlockSequenceEntry => (
            "this line does not belong to the list above it",
            Some("items of one list stand in the same column, each behind a `- `"),
        ),
        ErrorKind::ExpectedDocumentStart => ("this does not belong to what stands above it", None),
        ErrorKind::SimpleKeyExpected => ("a key without `:`", Some("a key is followed by `: ` and its value")),
        ErrorKind::UnexpectedCharacter { character } => {
            let message = format!("{} cannot stand here", quoted(&character.to_string()));
            return (message, Some("a text with special characters needs quotes"));
        }
        other => return (format!("not valid YAML: {other}"), None),
    };
    (message.to_owned(), help)
}
