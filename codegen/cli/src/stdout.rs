//! Standard output.

use std::io::{self, ErrorKind, Write};

use specloom_codegen::Layout;
use terminal_size::{Width, terminal_size_of};

use crate::{Failure, Outcome};

/// Prints a text as it is.
pub(crate) fn plain(text: &str) -> io::Result<()> {
    write(io::stdout().lock(), text)
}

/// Prints a text, without its colours where nobody sees them.
pub(crate) fn styled(text: &str) -> io::Result<()> {
    write(anstream::stdout().lock(), text)
}

fn write(mut out: impl Write, text: &str) -> io::Result<()> {
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// The columns of the terminal that shows it, if one does; as many as diagnostics are wrapped to at least.
pub(crate) fn columns() -> Option<usize> {
    terminal_size_of(io::stdout()).map(|(Width(columns), _)| usize::from(columns).max(Layout::MIN_WIDTH))
}

/// What it means for a command whether something was printed.
pub(crate) fn outcome(printed: io::Result<()>) -> Outcome {
    match printed {
        // That a reader wants no more, such as `head`, is its own affair.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Error(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}
