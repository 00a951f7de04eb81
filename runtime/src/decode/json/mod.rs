//! The text of a document, read value by value by whoever knows what is looked for.
//!
//! What nobody looks for is skipped, and still has to be JSON as RFC 8259 has it. Strings are lent as they stand in the text,
//! unless they have escapes.
//!
//! What is left of the text is handed from call to call: what reads something takes the text from there on, and gives what
//! is left behind it. A position that is kept in here would go through memory with every byte, and be checked with each.

mod number;
mod skip;
pub(super) mod space;
mod string;

#[cfg(test)]
mod tests;

pub(super) use skip::Next;

use super::problem::Problem;
use crate::record::Value;

/// What is left of the text; `None` after a failure, which is kept aside: a `Result` would not fit into two registers, and
/// take a tenth of the time.
pub(super) type Rest<'t> = Option<&'t [u8]>;

/// The text of a document.
#[derive(Debug)]
pub(super) struct Json<'t> {
    text: &'t str,
    /// The last string that had escapes, without them.
    unescaped: String,
    /// What is open around a value that is skipped: the bytes that close it.
    closers: Vec<u8>,
    /// What is wrong with the text.
    failure: Option<Box<Problem>>,
}

impl<'t> Json<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, unescaped: String::new(), closers: Vec::new(), failure: None }
    }

    /// All of the text.
    pub(super) const fn start(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    /// Reads a number or a word, of which `null` is no value.
    #[inline]
    pub(super) fn plain(&mut self, rest: &'t [u8]) -> Option<(Option<Value<'static>>, &'t [u8])> {
        match rest {
            [b'-' | b'0'..=b'9', ..] => self.number(rest).map(|(number, rest)| (Some(number), rest)),
            [b'n', ..] => Some((None, self.word(rest, b"null")?)),
            [b't', ..] => Some((Some(Value::Boolean(true)), self.word(rest, b"true")?)),
            [b'f', ..] => Some((Some(Value::Boolean(false)), self.word(rest, b"false")?)),
            _ => self.fail(rest, "expected value"),
        }
    }

    /// What is left behind `null`, if that is the next value.
    #[inline]
    pub(super) fn null(&mut self, rest: &'t [u8]) -> Option<Option<&'t [u8]>> {
        match space::passed(rest) {
            rest @ [b'n', ..] => self.word(rest, b"null").map(Some),
            _ => Some(None),
        }
    }

    /// Reads a key and the colon behind it.
    #[inline(always)]
    pub(super) fn key(&mut self, rest: &'t [u8]) -> Option<(&[u8], &'t [u8])> {
        let rest = self.quote(rest)?;
        let (key, rest) = self.quoted(rest)?;
        let rest = self.colon(rest)?;
        Some((self.lend_bytes(key), rest))
    }

    /// Looks whether nothing but space is left.
    pub(super) fn end(&mut self, rest: &'t [u8]) -> Option<()> {
        match space::passed(rest) {
            [] => Some(()),
            rest => self.fail(rest, "trailing characters"),
        }
    }

    /// What is left behind the opening quote of a key.
    #[inline]
    fn quote(&mut self, rest: &'t [u8]) -> Rest<'t> {
        match space::passed(rest) {
            [b'"', rest @ ..] => Some(rest),
            rest @ [b'}', ..] => self.fail(rest, "trailing comma"),
            rest => self.fail(rest, "expected a key in quotes"),
        }
    }

    #[inline]
    fn colon(&mut self, rest: &'t [u8]) -> Rest<'t> {
        match space::passed(rest) {
            [b':', rest @ ..] => Some(rest),
            rest => self.fail(rest, "expected `:`"),
        }
    }

    /// What is left behind a word of JSON, whose first letter is there.
    #[inline]
    fn word(&mut self, rest: &'t [u8], word: &'static [u8]) -> Rest<'t> {
        if let Some(rest) = rest.strip_prefix(word) {
            return Some(rest);
        }
        let right = rest.iter().zip(word).take_while(|(one, other)| one == other).count();
        self.fail(rest.get(right..).unwrap_or_default(), "expected value")
    }

    /// Notes what is wrong where `rest` begins; where nothing is left, that the text ends.
    #[cold]
    fn fail<T>(&mut self, rest: &[u8], what: &str) -> Option<T> {
        let before = self.start().get(..self.position(rest)).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let column = 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count();
        let place = format!("at line {line} column {column}");
        let is_end = rest.is_empty();
        self.refuse(if is_end { Problem::Truncated(place) } else { Problem::Syntax(format!("{what} {place}")) })
    }

    /// Notes what is wrong with a value.
    #[cold]
    pub(super) fn refuse<T>(&mut self, problem: impl Into<Box<Problem>>) -> Option<T> {
        self.failure = Some(problem.into());
        None
    }

    /// What is wrong, after a failure.
    pub(super) fn failure(&mut self) -> Problem {
        self.failure.take().map_or(Problem::Misplaced, |problem| *problem)
    }

    /// Where in the text `rest` begins.
    #[inline]
    const fn position(&self, rest: &[u8]) -> usize {
        self.text.len() - rest.len()
    }
}
