//! From text to a tree. Only this file and [`syntax`] name the YAML library.

use granit_parser::{Event, Options, Parser, ScalarStyle};

use super::build::{Builder, Stop};
use super::syntax;
use super::tree::Tree;
use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Span};

/// Parses the one document of a file. Nothing comes out if the text is no YAML or holds nothing.
pub(super) fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Tree> {
    let mut builder = Builder::new(file, diagnostics);
    let mut read = 0;
    for event in Parser::new_from_str_with_options(text, options()) {
        let (event, place) = match event {
            Ok(event) => event,
            Err(error) => {
                builder.report(syntax::diagnostic(&error, file, text, read));
                return None;
            }
        };
        let range = place.byte_range().unwrap_or_default();
        read = read.max(range.end);
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
