//! SL0066: a required field has a value in every record of the samples.

use super::evidence::Evidence;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

pub(super) fn check(evidence: &Evidence<'_>, diagnostics: &mut Diagnostics) {
    let mut told = Vec::new();
    for lacking in &evidence.lacking {
        let slot = lacking.required.slot;
        let scope = &evidence.claims.scopes[lacking.scope];
        let filler = scope.fillers.iter().find(|(filled, _)| *filled == slot).map(|(_, span)| *span);
        let Some(filler) = filler.filter(|_| !told.contains(&(lacking.scope, slot))) else { continue };
        told.push((lacking.scope, slot));
        if is_told(evidence, lacking.scope, slot) {
            continue;
        }
        let message = format!("field `{}` is required, but a sample has no value for it", lacking.required.field);
        let diagnostic = Diagnostic::error(Code::RequiredAbsent, message, filler);
        let others =
            evidence.lacking.iter().filter(|other| (other.scope, other.required.slot) == (lacking.scope, slot));
        let notes = others.map(|other| (other.node.span, "there is none in here".to_owned()));
        let help =
            "name another path that has it, a value that stands in (`otherwise`), or a field that is not required";
        let mut diagnostic = diagnostic.help(help);
        diagnostic.notes.extend(notes);
        diagnostics.push(diagnostic);
    }
}

/// Whether all paths of a slot are in no sample, which is told at each of them.
fn is_told(evidence: &Evidence<'_>, scope: usize, slot: usize) -> bool {
    use super::claims::Expect;
    let claims = evidence.claims.list.iter().zip(&evidence.findings).filter(|(claim, _)| claim.scope == scope);
    let mut paths = claims.filter(|(claim, _)| match &claim.expect {
        Expect::Field(field) => field.slot == Some(slot),
        Expect::Part { slot: of } => *of == slot,
        _ => false,
    });
    paths.any(|(claim, finding)| finding.seen.is_none() && claim.reason.is_none())
}
