//! `specloom explain`.

mod page;
mod wrap;

use std::io::{ErrorKind, Write};

use specloom_codegen::explain;

use crate::args::Explain;
use crate::{Failure, Outcome};

/// Prints explanations, the list of all rules, or the document with all of both.
pub(crate) fn run(arguments: &Explain) -> Outcome {
    if arguments.markdown {
        return print(&explain::document());
    }
    if arguments.codes.is_empty() {
        return print(&page::list());
    }
    let pages: Vec<_> = arguments.codes.iter().map(|code| page::of(*code)).collect();
    print(&pages.join("\n\n"))
}

/// Prints to standard output, without colours where nobody sees them.
fn print(text: &str) -> Outcome {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Who stopped reading has read enough.
        Err(e) if e.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Error(format!("cannot write to standard output: {e}")))
        }
        _ => Ok(()),
    }
}
