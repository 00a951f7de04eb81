//! `specloom schema`.

use specloom_codegen::schema;

use crate::args::{Kind, Schema};
use crate::{Outcome, stdout};

/// Prints the schema of a kind of file.
pub(crate) fn run(arguments: &Schema) -> Outcome {
    let text = match arguments.kind {
        Kind::Provider => schema::provider(),
        Kind::Interface => schema::interface(),
    };
    stdout::outcome(stdout::plain(&text))
}
