//! A text around a place in it, as it is written.

use std::ops::Range;

use crate::diagnostic::is_hidden;
use crate::source::floor_char_boundary;

/// A place in a text.
#[derive(Clone, Copy)]
pub(super) struct Written<'t> {
    text: &'t str,
    at: usize,
}

/// A text in quotes: double ones, unless single ones save escapes.
pub(crate) fn in_quotes(text: &str) -> String {
    if text.contains(is_hidden) {
        format!("\"{}\"", text.chars().map(escaped).collect::<String>())
    } else if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

fn escaped(c: char) -> String {
    match c {
        '"' | '\\' => format!("\\{c}"),
        c if is_hidden(c) => format!("\\U{:08x}", u32::from(c)),
        c => c.into(),
    }
}

impl<'t> Written<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at: floor_char_boundary(text, at) }
    }

    pub(super) fn part(self, range: Range<usize>) -> &'t str {
        &self.text[range]
    }

    /// The character at the place.
    pub(super) fn char(self) -> Range<usize> {
        self.char_at(self.at)
    }

    fn char_at(self, at: usize) -> Range<usize> {
        at..at + self.text[at..].chars().next().map_or(0, char::len_utf8)
    }

    /// The line of the place, which is never behind its end.
    fn line(self) -> Range<usize> {
        let (before, behind) = self.text.split_at(self.at);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        start..self.at + behind.find('\n').unwrap_or(behind.len())
    }

    /// The first character of this kind in the line.
    pub(super) fn in_line(self, kind: fn(char) -> bool) -> Option<Range<usize>> {
        let line = self.line();
        self.text[line.clone()].find(kind).map(|found| self.char_at(line.start + found))
    }

    /// The tab that the parser met: before the place in an indentation, behind it where a text goes on.
    pub(super) fn tab(self) -> Range<usize> {
        let start = self.line().start;
        let from = if self.text[start..self.at].trim().is_empty() { start } else { self.at };
        let found = self.text[from..].find('\t').map(|found| from + found);
        self.char_at(found.unwrap_or(self.at))
    }

    /// The quote of the text that the place is within. What stands before `read` was read.
    pub(super) fn open_quote(self, read: usize) -> Option<Range<usize>> {
        let mut from = floor_char_boundary(self.text, read.min(self.at));
        loop {
            let quote = from + self.text[from..self.at].find(['"', '\''])?;
            if self.begins_value(quote) {
                match self.closing_quote(quote) {
                    Some(closing) if closing < self.at => from = closing + 1,
                    _ => return Some(self.char_at(quote)),
                }
            } else {
                from = quote + 1;
            }
        }
    }

    /// Whether a value can begin here: at the beginning of a line, or behind a sign.
    fn begins_value(self, at: usize) -> bool {
        let line = self.text[..at].rsplit('\n').next().unwrap_or_default();
        !line.contains(" #") && (line.trim().is_empty() || line.trim_end().ends_with([':', '-', '?', ',', '[', '{']))
    }

    /// Where the text in quotes ends that begins here.
    fn closing_quote(self, quote: usize) -> Option<usize> {
        let double = self.text[quote..].starts_with('"');
        let mut rest = self.text[quote + 1..].char_indices().peekable();
        while let Some((offset, c)) = rest.next() {
            match c {
                '\\' if double => drop(rest.next()),
                '\'' if !double && rest.peek().is_some_and(|(_, next)| *next == '\'') => drop(rest.next()),
                '"' if double => return Some(quote + 1 + offset),
                '\'' if !double => return Some(quote + 1 + offset),
                _ => {}
            }
        }
        None
    }

    /// The text of which the parser read a part only, because it has brackets, braces or a colon in it: it begins and ends
    /// on this line. `flow` says that it stands between brackets or braces.
    pub(super) fn unquoted(self, flow: bool) -> Option<&'t str> {
        let bracket = flow && self.text[self.at..].starts_with(['[', '{']);
        let start = self.value_start().or_else(|| bracket.then(|| self.first_word()))?;
        let line = &self.text[start..self.line().end];
        let mut depth = 0_usize;
        let end = line.char_indices().find(|&(at, c)| {
            let is_end = depth == 0 && flow && matches!(c, ',' | ']' | '}');
            match c {
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            is_end || line[at..].starts_with(" #")
        });
        let text = line[..end.map_or(line.len(), |(at, _)| at)].trim_end();
        let is_text = !text.starts_with(['"', '\'']) && start < self.at && self.at < start + text.len();
        is_text.then_some(text)
    }

    /// Where the line of the place begins, behind its indentation.
    fn first_word(self) -> usize {
        let line = &self.text[self.line()];
        self.line().end - line.trim_start().len()
    }

    /// Where the value begins on this line that the place is in, or follows.
    fn value_start(self) -> Option<usize> {
        let line = self.line().start;
        let before = &self.text[line..self.at];
        let (mut start, mut outer) = (None, Vec::new());
        for (at, c) in before.char_indices() {
            let next = &before[at + c.len_utf8()..];
            let value = self.at - next.trim_start().len();
            match c {
                '[' | '{' => {
                    outer.push(start);
                    start = Some(value);
                }
                ']' | '}' => start = outer.pop().flatten(),
                ',' => start = Some(value),
                ':' if next.starts_with(' ') => start = Some(value),
                '-' if next.starts_with(' ') && before[..at].trim_matches([' ', '-']).is_empty() => start = Some(value),
                _ => {}
            }
        }
        start
    }

    /// The key in whose line the text of a line above goes on, and that line.
    pub(super) fn continued(self) -> Option<(Range<usize>, Range<usize>)> {
        let line = self.line();
        let before = &self.text[line.start..self.at];
        let key = before.trim();
        if key.is_empty() || before.contains(": ") || key.contains(['"', '\'', '{', '[']) {
            return None;
        }
        let start = self.at - before.trim_start().len();
        let key = start..start + key.len();
        let above = self.text[..line.start].lines().rev().find(|line| !line.trim().is_empty())?.trim();
        let start = self.text[..line.start].rfind(above)?;
        Some((key, start..start + above.len()))
    }

    /// The `-` or the `:` of this line that a space is missing behind.
    pub(super) fn missing_space(self) -> Option<Range<usize>> {
        let line = self.line();
        let text = &self.text[line.clone()];
        let item = text.trim_start().starts_with('-').then(|| text.find('-')).flatten();
        let sign = item.or_else(|| text.find(':').filter(|colon| !text[*colon..].starts_with("://")))?;
        Some(self.char_at(line.start + sign))
    }
}
