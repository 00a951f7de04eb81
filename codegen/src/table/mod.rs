//! The tables of providers and operations as text, which the runtime reads.
//!
//! Why not as constants: rustc checks and evaluates each part of a constant by itself, which took half of the time that
//! compiling a provider takes. A text costs nothing.

mod body;
mod construct;
mod errors;
mod frame;
mod json;
mod layout;
mod operation;
mod provider;
mod write;

use crate::model::{Operation, Provider};

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
