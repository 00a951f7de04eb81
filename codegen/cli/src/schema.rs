//! `specloom schema`.

use std::io::{self, Write};

use specloom_codegen::schema;

use crate::args::{Kind, Schema};
use crate::{Failure, Outcome};

/// Prints the schema of a kind of file.
pub(crate) fn run(arguments: &Schema) -> Outcome {
    let text = match arguments.kind {
        Kind::Provider => schema::provider(),
        Kind::Interface => schema::interface(),
    };
    io::stdout().write_all(text.as_bytes()).map_err(|e| Failure::Error(format!("cannot print the schema: {e}")))
}
