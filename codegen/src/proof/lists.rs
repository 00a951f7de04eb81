//! SL0063: a list is an array, and a record an object.

use super::claims::{Claim, Expect};
use super::evidence::Evidence;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

pub(super) fn check(evidence: &Evidence<'_>, items_optional: bool, diagnostics: &mut Diagnostics) {
    for (claim, finding) in evidence.claims.list.iter().zip(&evidence.findings) {
        let Some(wanted) = wanted(claim) else { continue };
        let here: Vec<_> = finding.refused.iter().filter(|refused| refused.depth == claim.steps.len()).collect();
        let Some(first) = here.first() else { continue };
        let message =
            format!("`{}` has to be {wanted}, but a sample has {} there", claim.written.value, first.node.describe());
        let mut diagnostic = Diagnostic::error(Code::NotAnArray, message, claim.written.span);
        diagnostic
            .notes
            .extend(here.iter().map(|refused| (refused.node.span, format!("this is {}", refused.node.describe()))));
        diagnostics.push(diagnostic);
    }
    if !items_optional {
        missing(evidence, diagnostics);
    }
}

fn wanted(claim: &Claim) -> Option<&'static str> {
    match claim.expect {
        Expect::Items { .. } | Expect::List { .. } => Some("an array"),
        Expect::Item { .. } => Some("an object"),
        _ => None,
    }
}

/// A sample without any of the arrays of items, although others have one. Where none has, each path is told.
fn missing(evidence: &Evidence<'_>, diagnostics: &mut Diagnostics) {
    let is_place = |claim: &Claim| matches!(claim.expect, Expect::Items { .. } | Expect::Item { .. });
    let places = || evidence.claims.list.iter().zip(&evidence.findings).filter(|(claim, _)| is_place(claim));
    let Some((first, _)) = places().next() else { return };
    if places().all(|(_, finding)| finding.seen.is_none() || finding.hidden) {
        return;
    }
    for body in &evidence.without_items {
        let is_here = |refused: &super::evidence::Refused<'_>| refused.node.span.file == body.span.file;
        if places().any(|(_, finding)| finding.refused.iter().any(is_here)) {
            continue;
        }
        let paths: Vec<_> = places().map(|(claim, _)| format!("`{}`", claim.written.value)).collect();
        let what = wanted(first).unwrap_or_default();
        let message = format!("a sample does not have {what} at {}", paths.join(" or "));
        let diagnostic = Diagnostic::error(Code::NotAnArray, message, first.written.span);
        let help = match first.expect {
            Expect::Items { .. } => "where a body without it is an empty page, say `items_optional: true`",
            _ => "an answer that holds no record is an error when it is read",
        };
        diagnostics.push(diagnostic.note(body.span, "nothing in here holds what is read").help(help));
    }
}
