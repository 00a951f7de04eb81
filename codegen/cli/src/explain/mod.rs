//! `specloom explain`.

mod page;

use specloom_codegen::explain;

use crate::args::Explain;
use crate::{Outcome, stdout};

/// Columns of a line where there is no terminal, or a wider one: longer lines are hard to read.
const COLUMNS: usize = 80;

/// Prints explanations, the list of all rules, or the document with all of both.
pub(crate) fn run(arguments: &Explain) -> Outcome {
    let columns = stdout::columns().map_or(COLUMNS, |columns| columns.min(COLUMNS));
    stdout::outcome(stdout::styled(&text(arguments, columns)))
}

fn text(arguments: &Explain, columns: usize) -> String {
    if arguments.markdown {
        return explain::document();
    }
    if arguments.codes.is_empty() {
        return page::list(columns);
    }
    let pages: Vec<_> = arguments.codes.iter().map(|code| page::of(*code, columns)).collect();
    pages.join("\n\n")
}
