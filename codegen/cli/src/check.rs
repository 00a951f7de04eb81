//! `specloom check`.

use crate::args::Specs;
use crate::{Outcome, files, report};

/// Reports every mistake.
pub(crate) fn run(specs: &Specs) -> Outcome {
    let (_, sources) = files::modules(specs, "::specloom")?;
    report::line(&format!("{}, no mistakes", report::counted(sources.specs().count(), "spec")));
    Ok(())
}
