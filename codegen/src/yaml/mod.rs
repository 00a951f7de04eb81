//! Reading YAML, every key and value with its place, and every mistake of a file in one run.
//!
//! The parser's events become a [`tree`] of nodes with places. Types are then [`read`] from it: whatever is wrong is noted
//! at its node, and what is left without it is the value.

mod build;
mod choice;
mod fault;
mod fields;
mod hint;
mod keys;
mod literal;
mod parse;
mod read;
mod reading;
mod renamed;
mod scalar;
mod spanned;
mod syntax;
#[cfg(test)]
mod tests;
mod tree;
mod written;

pub(crate) use choice::{choice, words};
pub(crate) use fields::mapping;
pub(crate) use literal::Literal;
pub(crate) use read::{Read, Reader, Shape};
#[cfg(feature = "schema")]
pub(crate) use renamed::RENAMED;
pub(crate) use scalar::is_null;
pub(crate) use spanned::Spanned;
pub(crate) use written::in_quotes;

use reading::Reading;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

/// Largest file that is read, in bytes.
pub(crate) const MAX_BYTES: usize = 1024 * 1024;

/// A file as YAML.
#[derive(Debug)]
pub(crate) struct Document(tree::Tree);

impl Document {
    /// Parses the text of a file and reports what is wrong with it as YAML.
    pub(crate) fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        if text.len() > MAX_BYTES {
            diagnostics.push(too_large(file, text.len()));
            return None;
        }
        parse::parse(file, text, diagnostics).map(Self)
    }

    /// Reads the document and reports all that is wrong with its shape.
    ///
    /// After a mistake the value is what is left without the faulty parts; there is none if a required part was among them.
    /// Whether there were mistakes, `diagnostics` knows.
    pub(crate) fn read<T: Read>(&self, diagnostics: &mut Diagnostics) -> Option<T> {
        let reading = Reading::new(&self.0);
        let value = reading.read();
        reading.report(diagnostics)?;
        value
    }

    /// Reads the document and says nothing of what is wrong with it.
    pub(crate) fn peek<T: Read>(&self) -> Option<T> {
        Reading::new(&self.0).read()
    }
}

/// What is said about a file of so many bytes.
pub(crate) fn too_large(file: FileId, bytes: impl std::fmt::Display) -> Diagnostic {
    let message = format!("the file has {bytes} bytes; at most {MAX_BYTES} are read");
    Diagnostic::error(Code::TooLarge, message, Span::new(file, 0..0))
}
