//! Where output goes: a terminal of some width, or a file or pipe.

use std::env;
use std::io::{self, Write as _};

use console::{Style, Term};

/// What a table has to know about its output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Screen {
    /// Columns of the terminal; `None` for a file or a pipe, where nothing is cut.
    pub(crate) width: Option<usize>,
    pub(crate) colours: bool,
}

impl Screen {
    pub(crate) fn stdout() -> Self {
        Self::of(&Term::stdout())
    }

    pub(crate) fn stderr() -> Self {
        Self::of(&Term::stderr())
    }

    fn of(terminal: &Term) -> Self {
        let width = terminal.size_checked().map(|(_, columns)| usize::from(columns));
        // https://no-color.org: any value but the empty one counts.
        let unwanted = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { width, colours: terminal.is_term() && terminal.features().colors_supported() && !unwanted }
    }

    /// The text in this style, if there are colours.
    pub(crate) fn paint(&self, style: &Style, text: &str) -> String {
        if self.colours { style.clone().force_styling(true).apply_to(text).to_string() } else { text.to_owned() }
    }
}

/// Writes to standard output.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Writes a line to standard error. Where that is closed, there is nobody to tell.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
