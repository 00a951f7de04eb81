//! Proof: what specs take for granted about answers, against the samples that they name.
//!
//! While specs are lowered, every path and what it leads to is noted ([`claims`]). Here the samples are walked along
//! these paths, as the runtime does it ([`evidence`]), and one file for each rule tells what is wrong.

mod answers;
pub(crate) mod claims;
mod errors;
mod evidence;
mod fit;
mod lists;
mod nearest;
mod origin;
mod pages;
mod paths;
mod required;
mod tables;
mod trie;
mod types;
mod unmapped;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use claims::{ANY_BODY, BODY, Claim, Claims, Expect, LINKS, Operation, Provider};
pub(crate) use origin::Origin;

use crate::diagnostic::Diagnostics;
use crate::sample::{Index, Node, Samples};
use answers::{Answers, Failure};
use evidence::Evidence;
use trie::Trie;

/// Checks what a provider takes for granted. Its samples are forgotten afterwards: in memory they are far larger than the
/// files.
pub(crate) fn check(provider: &Provider, samples: &Index<'_>, diagnostics: &mut Diagnostics) {
    let named = provider.operations.iter().flat_map(|operation| &operation.samples);
    let samples = Samples::read(named.map(|name| name.as_str()), samples);
    answers::check(provider, &samples, diagnostics);
    check_provider(provider, &samples, diagnostics);
}

fn check_provider<'p>(provider: &'p Provider, samples: &'p Samples<'p>, diagnostics: &mut Diagnostics) {
    let failure = failure(&provider.errors);
    let operations = provider.operations.iter();
    let answered: Vec<_> = operations.map(|operation| (operation, Answers::of(operation, samples, failure))).collect();
    let all = || answered.iter().flat_map(|(_, answers)| answers.errors.iter().chain(&answers.successes).copied());
    let complete = provider.sound && answered.iter().all(|(_, answers)| answers.complete);
    // What no sample has is told below. Until it is right, errors would be taken for successes.
    let tells_errors =
        is_excused(&provider.errors) || failure.is_none_or(|(path, _)| all().any(|body| body.find(path).is_some()));
    for (operation, answers) in &answered {
        if provider.sound && operation.sound && answers.complete && tells_errors {
            check_operation(operation, answers, diagnostics);
        }
    }
    if complete {
        let errors = answered.iter().flat_map(|(_, answers)| answers.errors.iter().copied());
        errors::check(&provider.errors, &distinct(errors.collect()), &distinct(all().collect()), diagnostics);
    }
}

fn check_operation(operation: &Operation, answers: &Answers<'_>, diagnostics: &mut Diagnostics) {
    if answers.successes.is_empty() {
        diagnostics.push(answers::no_sample(operation, None));
        return;
    }
    let tries = Trie::of(&operation.claims);
    let mut evidence = Evidence::of(&operation.claims, &tries, &answers.successes);
    for links in &answers.links {
        evidence.element(LINKS, links);
    }
    let mut found = Diagnostics::default();
    paths::check(&evidence, &mut found);
    types::check(&evidence, &mut found);
    lists::check(&evidence, operation.items_optional, &mut found);
    pages::check(&evidence, &mut found);
    required::check(&evidence, &mut found);
    tables::check(&evidence, &mut found);
    // Of what is mapped from a wrong place, it does not have to be told that the right one is left over.
    if !found.has_errors() {
        match evidence.empty() {
            Some(empty) => found.push(answers::no_sample(operation, Some(empty))),
            None => unmapped::check(&evidence, operation, &mut found),
        }
    }
    diagnostics.extend(found);
}

/// What makes an answer with the status of a success an error.
fn failure(errors: &Claims) -> Failure<'_> {
    errors.list.iter().find_map(|claim| match &claim.expect {
        Expect::Failure { is } => Some((claim.steps.as_slice(), is.as_str())),
        _ => None,
    })
}

/// Whether there is a reason why no sample has what makes an answer an error.
fn is_excused(errors: &Claims) -> bool {
    errors.list.iter().any(|claim| matches!(claim.expect, Expect::Failure { .. }) && claim.reason.is_some())
}

/// Operations can share a sample.
fn distinct<'p>(mut bodies: Vec<&'p Node<'p>>) -> Vec<&'p Node<'p>> {
    bodies.sort_by_key(|body| body.span);
    bodies.dedup_by_key(|body| body.span);
    bodies
}
