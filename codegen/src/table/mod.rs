//! The tables of providers and operations as text, which the runtime reads.
//!
//! Why not as constants: rustc checks and evaluates each part of a constant by itself, which took two fifths of the
//! time that checking a provider took. A text costs next to nothing.

mod body;
mod construct;
mod errors;
mod frame;
mod json;
mod layout;
mod operation;
mod provider;
mod write;

use crate::model::{Node, Operation, Provider};

/// So many lists and objects may stand in one another, fewer than in an answer: those around the root of a decode table
/// are not counted.
const MAX_DEPTH: usize = 120;

/// Whether a decode table with this root can be read.
pub(crate) fn is_readable(root: &Node) -> bool {
    body::depth(root) <= MAX_DEPTH
}

/// The table of a provider.
#[must_use]
pub fn provider(provider: &Provider) -> String {
    provider::table(provider).text()
}

/// The table of an operation.
#[must_use]
pub fn operation(operation: &Operation) -> String {
    operation::table(operation).text()
}
