//! Error answers: what is read from them is there, and a text.

use super::claims::{ANY_BODY, Claims, Expect};
use super::evidence::Evidence;
use super::fit::{Fit, fit};
use super::trie::Trie;
use super::{paths, types};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::sample::{Kind, Node};

/// Checks what is read from the bodies of errors, and what tells in any body that it is one.
pub(super) fn check(claims: &Claims, errors: &[&Node<'_>], all: &[&Node<'_>], diagnostics: &mut Diagnostics) {
    let tries = Trie::of(claims);
    let mut evidence = Evidence::of(claims, &tries, errors);
    for body in all {
        evidence.element(ANY_BODY, body);
    }
    paths::check(&evidence, diagnostics);
    types::check(&evidence, diagnostics);
    for claim in claims.list.iter().filter(|claim| matches!(claim.expect, Expect::Message | Expect::Code)) {
        let nodes = errors.iter().filter_map(|body| body.find(&claim.steps));
        let nodes: Vec<_> = nodes.filter(|node| !node.is_null()).collect();
        let Some(first) = nodes.first().filter(|_| !nodes.iter().any(|node| says(&claim.expect, node))) else {
            continue;
        };
        let what = if matches!(claim.expect, Expect::Code) { "code" } else { "message" };
        let message = format!("no sample has a {what} at `{}`", claim.written.value);
        let diagnostic = Diagnostic::error(Code::SampleMismatch, message, claim.written.span);
        let help = match claim.expect {
            Expect::Code => "a code is a string that is not blank, or a number",
            _ => "a message is a string that is not blank, or a list with such strings",
        };
        diagnostics.push(diagnostic.note(first.span, format!("this is {}", first.describe())).help(help));
    }
}

/// Whether the runtime takes a message or a code from a value; others it passes over.
fn says(expect: &Expect, node: &Node<'_>) -> bool {
    match (expect, &node.kind) {
        (Expect::Message, Kind::Array(elements)) => {
            elements.iter().any(|element| matches!(element.kind, Kind::Text(_)) && says(expect, element))
        }
        _ => node.scalar().is_some_and(|value| fit(expect, &value) == Fit::Value),
    }
}
