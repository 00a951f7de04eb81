//! Tables from the texts that generated code holds.
//!
//! A text is JSON, with the names of the fields of the tables. What equals the default is left out, so that a text outlives
//! new fields; a key or a name that is unknown here comes from a generator of another version, and is an error.

mod body;
mod errors;
mod json;
mod over_base;
mod provider;
#[cfg(test)]
mod tests;
mod unfit;
mod value;
mod write;

pub(crate) use json::Json;
pub use unfit::Unfit;
pub(crate) use value::{Key, Read};

use super::{Operation, Provider};

/// A table that stands in generated code as a text.
pub trait FromText: Sized {
    /// Reads the text.
    ///
    /// # Errors
    ///
    /// The text is no table of this version.
    fn from_text(text: &'static str) -> Result<Self, Unfit>;
}

impl FromText for Provider {
    fn from_text(text: &'static str) -> Result<Self, Unfit> {
        Self::read(&Json::parse(text)?)
    }
}

impl FromText for Operation {
    fn from_text(text: &'static str) -> Result<Self, Unfit> {
        Self::read(&Json::parse(text)?)
    }
}
