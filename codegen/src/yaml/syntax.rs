//! What is wrong with a text as YAML, in plain words where the mistake is a common one.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use super::build;
use super::written::{Written, in_quotes};
use crate::diagnostic::{Code, Diagnostic, is_deceptive, quoted};
use crate::source::{FileId, Span};

/// What is said about an error of the parser. What stands before `read` was read without one.
pub(super) fn diagnostic(error: &ScanError, file: FileId, text: &str, read: usize) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or_default();
    Slip { file, written: Written::new(text, at), read }.explain(error.kind())
}

/// Where the parser stopped.
#[derive(Clone, Copy)]
struct Slip<'t> {
    file: FileId,
    written: Written<'t>,
    read: usize,
}

impl Slip<'_> {
    fn explain(self, kind: &ErrorKind) -> Diagnostic {
        match kind {
            ErrorKind::RecursionLimitExceeded => build::too_deep(self.span(self.written.char())),
            ErrorKind::TabInIndentation
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabNotAllowed
            | ErrorKind::TabInPlainScalar => self.tab(),
            ErrorKind::UnexpectedCharacter { character } => self.character(*character),
            ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => self.open_quote(),
            ErrorKind::UnclosedFlowCollection { open } => self.here(format!("this `{open}` is not closed")),
            ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
                self.here(format!("this `{open}` is closed by `{close}`"))
            }
            ErrorKind::MisplacedFlowCollectionEnd => self.here("this bracket or brace closes none"),
            ErrorKind::ExpectedFlowMappingSeparator => self.separator('}'),
            ErrorKind::ExpectedFlowSequenceSeparator => self.separator(']'),
            ErrorKind::MappingValueNotAllowed => self.colon(),
            ErrorKind::SimpleKeyExpected => self.no_key(),
            ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation => self.line(
                "this line does not belong to the mapping above it",
                "keys of one mapping stand in the same column, each on its own line",
            ),
            ErrorKind::ExpectedBlockSequenceEntry => self.line(
                "this line does not belong to the list above it",
                "items of one list stand in the same column, each behind a `- `",
            ),
            other => self.rare(other),
        }
    }

    /// The mistakes about which nothing but their kind has to be known.
    fn rare(self, kind: &ErrorKind) -> Diagnostic {
        let (message, help) = match kind {
            ErrorKind::ExpectedDocumentStart => return self.here("this does not belong to what stands above it"),
            ErrorKind::MissingAnchorOrAliasName => (
                "a name is missing behind this sign",
                "a text that starts with `*` or `&` needs quotes; without them the sign refers to a value elsewhere",
            ),
            ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
                "the text in quotes ends before this",
                "quotes stand around a whole text; a quote within it is `\\\"` in double quotes, `''` in single ones",
            ),
            ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => (
                "a `\\` in this text is followed by what makes no escape",
                "in single quotes a `\\` stands for itself; in double quotes it is written `\\\\`",
            ),
            ErrorKind::BlockSequenceEntryNotAllowed => {
                ("a list cannot start here", "its items stand below the key, each on a line of its own")
            }
            other => return self.here(format!("not valid YAML: {other}")),
        };
        self.here(message).help(help)
    }

    fn tab(self) -> Diagnostic {
        self.error(self.written.tab(), "a tab cannot stand here").help("YAML is indented with spaces")
    }

    fn character(self, character: char) -> Diagnostic {
        let diagnostic = self.here(format!("{} cannot stand here", quoted(&character.to_string())));
        diagnostic.help(match character.is_control() {
            true => "remove the control character; in double quotes it can be written as an escape, such as `\\x07`",
            false => "a text with special characters needs quotes",
        })
    }

    fn open_quote(self) -> Diagnostic {
        let quote = self.written.open_quote(self.read).unwrap_or(self.written.char());
        if quote == self.written.char() || self.written.char().is_empty() {
            return self.error(quote, "this quote is not closed");
        }
        self.error(quote, "this quote is not closed, or its text is not indented")
            .note(self.span(self.written.char()), "this is not indented as far as the text has to be")
    }

    /// Something follows a value in brackets or braces. Most often it is the rest of a text that needs quotes.
    fn separator(self, close: char) -> Diagnostic {
        let diagnostic = self.here(format!("a `,` or `{close}` is missing before this"));
        match self.written.unquoted(true) {
            Some(text) => needs_quotes(diagnostic, text),
            None => diagnostic.help("between brackets or braces, a `,` stands behind each entry"),
        }
    }

    fn colon(self) -> Diagnostic {
        let Some((key, above)) = self.written.continued() else {
            let help =
                "a key stands on a line of its own, with a space behind its `:`; a text with `: ` in it needs quotes";
            return self.here("a `:` cannot stand here").help(help);
        };
        self.error(key, "this line is indented further than the one above, so it continues its text")
            .note(self.span(above), "the text that it continues")
            .help("keys of one mapping stand in the same column; a text with `: ` in it needs quotes")
    }

    fn no_key(self) -> Diagnostic {
        if let Some(at) = self.written.in_line(is_deceptive) {
            let character = quoted(self.written.part(at.clone()));
            return self
                .error(at, "this character looks like a space or like nothing, and is another one")
                .label(character)
                .help("replace it by a space, or remove it");
        }
        match self.written.missing_space() {
            Some(sign) => {
                let message = format!("a space is missing behind this `{}`", self.written.part(sign.clone()));
                self.error(sign, message)
            }
            None => self.here("a key without `:`").help("a key is followed by `: ` and its value"),
        }
    }

    /// Something that is no entry of the collection above it: a line, or what follows a value on its line.
    fn line(self, message: &str, help: &str) -> Diagnostic {
        match self.written.unquoted(false) {
            Some(text) => needs_quotes(self.here("the value ends before this"), text),
            None => self.here(message).help(help),
        }
    }

    fn here(self, message: impl Into<String>) -> Diagnostic {
        self.error(self.written.char(), message)
    }

    fn error(self, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(Code::InvalidYaml, message, self.span(range))
    }

    fn span(self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }
}

fn needs_quotes(diagnostic: Diagnostic, text: &str) -> Diagnostic {
    diagnostic.help(format!("if {} is one text, it needs quotes: `{}`", quoted(text), in_quotes(text)))
}
