//! A single value of any type, as it is written.

use std::fmt;

use super::read::{Read, Reader};

/// What stands for a text, a whole number, a number or a truth value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Literal {
    /// The text as written, without quotes.
    pub(crate) text: String,
    /// Whether it was written without quotes: only then it can be a number or a truth value.
    pub(crate) plain: bool,
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Read for Literal {
    fn read(node: Reader<'_>) -> Option<Self> {
        let text = node.text().or_else(|| node.expected("a single value"))?;
        Some(Self { text: text.to_owned(), plain: node.plain().is_some() })
    }
}
