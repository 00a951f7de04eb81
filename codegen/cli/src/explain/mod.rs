//! `specloom explain`.

mod page;
mod wrap;

use specloom_codegen::explain;

use crate::args::Explain;
use crate::{Outcome, stdout};

/// Prints explanations, the list of all rules, or the document with all of both.
pub(crate) fn run(arguments: &Explain) -> Outcome {
    stdout::outcome(stdout::styled(&text(arguments)))
}

fn text(arguments: &Explain) -> String {
    if arguments.markdown {
        return explain::document();
    }
    if arguments.codes.is_empty() {
        return page::list();
    }
    let pages: Vec<_> = arguments.codes.iter().map(|code| page::of(*code)).collect();
    pages.join("\n\n")
}
