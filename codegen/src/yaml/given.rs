//! What is read where no node is.
//!
//! One deserializer reads nodes and what stands in for them: of the code for every type of the language, the compiler
//! makes one copy for each deserializer.

use serde::de::Error as _;

use super::de::Reader;
use super::error::{Error, Fault};

/// How many values are made up inside each other: a type may contain itself.
const MAX_DEPTH: u8 = 16;

/// Where a value comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Given<'t> {
    /// From the node.
    Node,
    /// A text: the name of a key, or a part of a value that is read in parts.
    Text(&'t str),
    /// A number that is such a part.
    Number(u32),
    /// A truth value that is such a part.
    Flag(bool),
    /// From nowhere: a value of whatever type is asked for, as empty as can be, and how many are made up around it.
    ///
    /// A derived type gives up at the first key that is missing. With a made-up value in its place the next one is found
    /// too. What is made up is never seen: in the end the mapping is cut out.
    MadeUp(u8),
}

impl<'t> Reader<'t> {
    /// Something else in the place of this node.
    pub(super) fn given(self, given: Given<'t>) -> Self {
        Self { given, ..self }
    }

    /// The error where this cannot be read: what fails only because it is made up follows from something else.
    pub(super) fn failed(self, error: Error) -> Error {
        if self.is_made_up() { Error::new(Fault::Consequence) } else { error.at(self.at) }
    }

    pub(super) fn is_made_up(self) -> bool {
        matches!(self.given, Given::MadeUp(_))
    }

    /// What is inside of a value that may be made up.
    pub(super) fn inside(self) -> Result<Self, Error> {
        match self.given {
            Given::MadeUp(MAX_DEPTH) => Err(Error::custom("a type contains itself")),
            Given::MadeUp(depth) => Ok(self.given(Given::MadeUp(depth + 1))),
            _ => Ok(self),
        }
    }
}
