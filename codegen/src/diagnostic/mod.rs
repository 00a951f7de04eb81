//! What is wrong with a spec, and where.

mod code;
mod collector;
mod excerpt;
pub mod explain;
mod layout;
mod policy;
mod render;

pub use code::{Code, UnknownCode};
pub use collector::Diagnostics;
pub use layout::Layout;
pub use policy::Policy;

use std::fmt;

use crate::source::Span;

/// How bad something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Something is doubtful; code is generated all the same.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One thing that is wrong, at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// Where it is wrong.
    pub span: Span,
    /// What stands at `span`, where the message alone does not say it.
    pub label: Option<String>,
    /// Other places that matter, in this or another file, and why they do.
    pub notes: Vec<(Span, String)>,
    /// What can be done about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: Code, message: impl Into<String>, span: Span) -> Self {
        let message = line(&message.into());
        Self { code, severity: Severity::Error, message, span, label: None, notes: vec![], help: None }
    }

    /// A warning.
    pub fn warning(code: Code, message: impl Into<String>, span: Span) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message, span) }
    }

    /// Whether it keeps code from being generated.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Says what stands at the place.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(line(&label.into()));
        self
    }

    /// Points at another place.
    pub fn note(mut self, span: Span, note: impl Into<String>) -> Self {
        self.notes.push((span, line(&note.into())));
        self
    }

    /// Says what can be done.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(line(&help.into()));
        self
    }
}

/// Longest line of a message, in characters: names in it may have any length.
const LINE: usize = 1000;
/// Longest piece of a text that a message repeats, in characters.
const QUOTED: usize = 60;

/// A text on one line, cut if it is long.
fn line(text: &str) -> String {
    shown(text, LINE)
}

/// A text of a file in backquotes, as messages show it.
pub(crate) fn quoted(text: &str) -> String {
    format!("`{}`", shown(text, QUOTED))
}

/// Whether a character is taken for a space, is not seen at all, or changes the order in which others are seen.
pub(crate) fn is_deceptive(c: char) -> bool {
    let invisible = matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}');
    invisible || c != ' ' && c.is_whitespace() && !c.is_control()
}

/// Whether messages show a character by its number.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control() || is_deceptive(c)
}

/// A text whose characters are all seen, cut behind so many of them.
fn shown(text: &str, length: usize) -> String {
    let mut shown = String::with_capacity(text.len().min(length));
    for c in text.chars().take(length) {
        if is_hidden(c) { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    if text.chars().nth(length).is_some() {
        shown.push_str("...");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_a_line_of_any_name_in_it() {
        let diagnostic = |name: &str| Diagnostic::error(Code::UnknownKey, format!("no `{name}`"), Span::default());
        assert_eq!(diagnostic("a\nb").message, "no `a\\nb`");
        assert_eq!(diagnostic(&"ä".repeat(1000)).message, format!("no `{}...", "ä".repeat(996)));
    }

    #[test]
    fn a_quoted_text_stays_on_one_short_line() {
        assert_eq!(quoted("a\nb\u{1b}"), "`a\\nb\\u{1b}`");
        assert_eq!(quoted("a\u{202e}b\u{a0}c"), "`a\\u{202e}b\\u{a0}c`");
        assert_eq!(quoted(&"ä".repeat(61)), format!("`{}...`", "ä".repeat(60)));
    }
}
