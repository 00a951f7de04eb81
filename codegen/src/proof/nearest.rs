//! What is there instead of a path that no sample has.

use super::claims::{BODY, Claim, Expect};
use super::evidence::Evidence;
use super::words::some_of;
use crate::json_path::{JsonPath, Root, Step};
use crate::sample::{Kind, Node};
use crate::source::Span;
use crate::suggest;

/// How many names are listed.
const MAX_NAMES: usize = 12;

/// Shortest name that another may be an extension of, in bytes.
const SHORTEST: usize = 2;

/// How deep a key is looked for elsewhere.
const MAX_DEPTH: usize = 4;

/// What to say about a path that leads to nothing.
#[derive(Debug)]
pub(super) struct Hint {
    /// The last value on its way.
    pub(super) at: Span,
    pub(super) note: String,
    /// A sentence without its end, or a question.
    pub(super) help: Option<String>,
}

/// What is there instead: where most of the path is there.
pub(super) fn hint(evidence: &Evidence<'_>, claim: &Claim) -> Option<Hint> {
    let ends: Vec<_> = evidence.elements[claim.scope].iter().map(|node| follow(node, &claim.steps)).collect();
    let depth = ends.iter().map(|(depth, _)| *depth).max()?;
    let step = claim.steps.get(depth)?;
    let here = || ends.iter().filter(|end| end.0 == depth).map(|(_, node)| *node);
    // An object with a name like it says most, and any object more than a null in its place.
    let near = here().find(|node| near(evidence, claim, depth, node).is_some());
    let node = near.or_else(|| here().find(|node| !node.is_null())).or_else(|| here().next())?;
    let note = match (&node.kind, step) {
        (Kind::Object(_), Step::Key(key)) => format!("there is no `{key}` in here"),
        (Kind::Array(elements), Step::Index(_)) => format!("there are {} elements in here", elements.len()),
        _ => format!("this is {}", node.describe()),
    };
    Some(Hint { at: node.span, note, help: help(evidence, claim, depth, node) })
}

/// How many steps lead somewhere, and where to.
fn follow<'n>(node: &'n Node<'n>, steps: &[Step]) -> (usize, &'n Node<'n>) {
    let mut at = node;
    for (depth, step) in steps.iter().enumerate() {
        match at.step(step) {
            Some(below) => at = below,
            None => return (depth, at),
        }
    }
    (steps.len(), at)
}

fn help(evidence: &Evidence<'_>, claim: &Claim, depth: usize, node: &Node<'_>) -> Option<String> {
    if let Some(name) = near(evidence, claim, depth, node) {
        return Some(format!("did you mean `{name}`?"));
    }
    let (Kind::Object(entries), Step::Key(_)) = (&node.kind, &claim.steps[depth]) else { return None };
    let names: Vec<_> = entries.iter().map(|entry| entry.key.as_ref()).collect();
    elsewhere(evidence, claim, &claim.steps[depth..]).or_else(|| listed(&names))
}

/// The name in an object that was probably meant: one like it, or one that is cut short or goes on.
fn near(evidence: &Evidence<'_>, claim: &Claim, depth: usize, node: &Node<'_>) -> Option<String> {
    let Step::Key(key) = &claim.steps[depth] else { return None };
    let trie = &evidence.tries[claim.scope];
    let is_free = |name: &&str| {
        let below = [Step::Key((*name).to_owned())];
        !trie.is_claimed(claim.steps[..depth].iter().chain(&below))
    };
    let free: Vec<_> = node.entries().iter().map(|entry| entry.key.as_ref()).filter(is_free).collect();
    let extends = |name: &&&str| {
        let (short, long) = if name.len() < key.len() { (**name, key.as_str()) } else { (key.as_str(), **name) };
        short.len() >= SHORTEST && long.starts_with(short)
    };
    suggest::nearest(key, &free).or_else(|| free.iter().find(extends).copied()).map(str::to_owned)
}

/// Another place where the rest of a path leads somewhere.
fn elsewhere(evidence: &Evidence<'_>, claim: &Claim, rest: &[Step]) -> Option<String> {
    // A path that is relative to an object cannot leave it.
    let mut nodes = evidence.elements[claim.scope].iter().filter(|_| claim.within.is_none());
    let found = nodes.find_map(|node| {
        let mut steps = search(node, rest, MAX_DEPTH)?;
        steps.reverse();
        steps.extend_from_slice(rest);
        Some(steps)
    });
    if let Some(steps) = found.filter(|steps| !evidence.tries[claim.scope].is_claimed(steps)) {
        let root = (claim.scope == BODY && claim.written.starts_with('$')).then_some(Root::Body);
        return Some(format!("did you mean `{}`?", JsonPath { root, steps }));
    }
    let takes_over = matches!(claim.expect, Expect::Field(_)) && evidence.claims.scopes[claim.scope].name.is_none();
    let is_value = |body: &&Node<'_>| body.find(rest).is_some_and(|value| value.scalar().is_some());
    evidence.elements[BODY].iter().copied().find(|body| takes_over && is_value(body))?;
    let path = JsonPath { root: Some(Root::Body), steps: rest.to_vec() };
    Some(format!("did you mean `{path}`, which stands beside the items?"))
}

/// The steps to an object below a value from which a path leads somewhere, last step first.
fn search(node: &Node<'_>, path: &[Step], depth: usize) -> Option<Vec<Step>> {
    if node.find(path).is_some() {
        return Some(Vec::new());
    }
    let mut deeper = node.entries().iter().filter(|_| depth > 1);
    deeper.find_map(|entry| {
        let mut steps = search(&entry.value, path, depth - 1)?;
        steps.push(Step::Key(entry.key.to_string()));
        Some(steps)
    })
}

fn listed(names: &[&str]) -> Option<String> {
    match names {
        [] => None,
        [only] => Some(format!("there is only `{only}`")),
        _ => Some(format!("there are {}", some_of(names, MAX_NAMES))),
    }
}
