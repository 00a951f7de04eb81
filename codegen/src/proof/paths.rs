//! SL0061 and SL0065: a path leads to something in a sample, or there is a reason why it does not.

use super::claims::{Claim, Expect, LINKS};
use super::evidence::Evidence;
use super::nearest;
use super::words::in_yaml;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::sample::{Kind, Node};

/// What samples say about a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Proof {
    /// A sample has it.
    Seen,
    /// No sample has it.
    Unseen,
    /// What it leads to is there, but nothing in it that paths could go on from.
    Closed,
    /// It could not be looked for, which is told where the reason is.
    Unknown,
}

pub(super) fn check(evidence: &Evidence<'_>, diagnostics: &mut Diagnostics) {
    let proofs: Vec<_> = (0..evidence.findings.len()).map(|claim| proof(evidence, claim)).collect();
    for (claim, proof) in evidence.claims.list.iter().zip(&proofs).filter(|(claim, _)| claim.reason.is_none()) {
        diagnostics.extend(match proof {
            Proof::Unseen => Some(unseen(evidence, claim)),
            Proof::Closed => closed(evidence, claim),
            Proof::Seen | Proof::Unknown => None,
        });
    }
    for (index, reason) in evidence.claims.reasons.iter().enumerate() {
        let covered = || (0..proofs.len()).filter(|claim| evidence.claims.list[*claim].reason == Some(index));
        let first = covered().next().and_then(|claim| Some((claim, evidence.findings[claim].seen?)));
        if let Some((claim, seen)) = first.filter(|_| covered().all(|claim| proofs[claim] == Proof::Seen)) {
            let message = format!("a sample has {}", evidence.shown(&evidence.claims.list[claim]));
            let diagnostic = Diagnostic::error(Code::SeenAfterAll, message, reason.span);
            diagnostics.push(diagnostic.note(seen, "it stands here").help("remove `unseen`"));
        }
    }
}

fn proof(evidence: &Evidence<'_>, claim: usize) -> Proof {
    let (finding, claim) = (&evidence.findings[claim], &evidence.claims.list[claim]);
    let is_closed = |claim: usize| proof(evidence, claim) != Proof::Seen;
    match &claim.expect {
        _ if evidence.elements[claim.scope].is_empty() => Proof::Unknown,
        _ if claim.within.is_some_and(is_closed) => Proof::Unknown,
        _ if finding.seen.is_none() && finding.hidden => Proof::Unknown,
        _ if finding.seen.is_none() => Proof::Unseen,
        Expect::Object | Expect::List { .. } if !finding.opened && finding.refused.is_empty() => Proof::Closed,
        _ => Proof::Seen,
    }
}

fn unseen(evidence: &Evidence<'_>, claim: &Claim) -> Diagnostic {
    let message = format!("no sample has {}", evidence.shown(claim));
    let diagnostic = Diagnostic::error(Code::UnseenPath, message, claim.written.span);
    if claim.scope == LINKS {
        let diagnostic = diagnostic.label("so nothing proves that a list goes on");
        let notes = evidence.elements[LINKS].iter().map(|links| (links.span, "there is none here".to_owned()));
        let help = "save a page that is not the last with its headers, as `curl -i` prints it, in a `.http` file; \
                    or say why there is none: `{ header: true, unseen: … }`";
        return Diagnostic { notes: notes.collect(), ..diagnostic }.help(help);
    }
    let Some(hint) = nearest::hint(evidence, claim) else { return diagnostic };
    let diagnostic = diagnostic.note(hint.at, hint.note);
    match (hint.help, excuse(claim)) {
        (Some(help), Some(excuse)) if help.ends_with('?') => diagnostic.help(format!("{help} Or, {excuse}")),
        (Some(help), Some(excuse)) => diagnostic.help(format!("{help}; {excuse}")),
        (Some(help), None) | (None, Some(help)) => diagnostic.help(help),
        (None, None) => diagnostic,
    }
}

/// An object that always is `null`, or an array that always is empty: of what is in there, nothing is said. Where a path is
/// read as both, the one may stand in the place of the other.
fn closed(evidence: &Evidence<'_>, claim: &Claim) -> Option<Diagnostic> {
    let nodes = || evidence.elements[claim.scope].iter().filter_map(|node| node.find(&claim.steps));
    let is_other = |node: &&Node<'_>| match (&claim.expect, &node.kind) {
        (_, Kind::Null) => false,
        (Expect::List { .. }, kind) => !matches!(kind, Kind::Array(_)),
        (_, kind) => !matches!(kind, Kind::Object(_) | Kind::Array(_)) || !node.elements().is_empty(),
    };
    let other = nodes().find(is_other);
    let node = other.or_else(|| nodes().find(|node| !node.is_null())).or_else(|| nodes().next())?;
    let shown = evidence.shown(claim);
    let this_is = || format!("this is {}", node.describe());
    let (message, note) = match (&claim.expect, other) {
        (Expect::List { .. }, Some(_)) => (format!("no sample has an array with elements at {shown}"), this_is()),
        (_, Some(_)) => (format!("no sample has an object at {shown}"), this_is()),
        (_, None) if node.is_null() => (format!("{shown} is null in every sample"), "such as here".to_owned()),
        (_, None) => (format!("{shown} is empty in every sample"), "such as here".to_owned()),
    };
    let diagnostic = Diagnostic::error(Code::UnseenPath, message, claim.written.span);
    let diagnostic = diagnostic.label("so nothing proves what is mapped from it").note(node.span, note);
    Some(diagnostic.help("name a sample that has it filled, or say why there is none: `unseen: …`"))
}

/// How to say that the path is right all the same.
fn excuse(claim: &Claim) -> Option<String> {
    let path = in_yaml(&claim.written);
    match claim.expect {
        // In every item there is a key.
        Expect::Key => None,
        Expect::Object | Expect::List { .. } | Expect::Part { .. } => {
            Some("if the vendor sends it all the same, say why you believe so, with `unseen: …` beside it".to_owned())
        }
        _ => Some(format!(
            "if the vendor sends it all the same, say why you believe so: `{{ from: {path}, unseen: … }}`"
        )),
    }
}
