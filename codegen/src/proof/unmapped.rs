//! SL0069 and SL0075: nothing of an item is left out by mistake.

use std::collections::HashMap;

use super::claims::{Expect, Operation};
use super::evidence::Evidence;
use super::trie::Trie;
use super::words::{in_yaml, some_of};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json_path::{JsonPath, Step};
use crate::sample::Node;
use crate::source::Span;

/// How many paths a message names, and how many its help.
const MAX_NAMED: usize = 5;
const MAX_LISTED: usize = 40;

pub(super) fn check(evidence: &Evidence<'_>, operation: &Operation, diagnostics: &mut Diagnostics) {
    let Some(scope) = evidence.record_scope() else { return };
    let hit = vec![false; operation.unmapped.len()];
    let mut search = Search { evidence, operation, hit, met: HashMap::new(), loose: Vec::new() };
    for item in &evidence.elements[scope] {
        search.mapped(&evidence.tries[scope], item, &mut Vec::new());
    }
    diagnostics.extend(left_out(operation, &search.loose));
    for ((path, steps), _) in operation.unmapped.iter().zip(&search.hit).filter(|(_, hit)| !**hit) {
        let exists = |item: &&Node<'_>| item.find(steps).is_some();
        let message = match evidence.elements[scope].iter().any(exists) {
            true => format!("`{}` is mapped", path.value),
            false => format!("no sample has `{}`", path.value),
        };
        let help = "`unmapped` names what samples have, but nothing maps";
        diagnostics.push(Diagnostic::warning(Code::UnmappedPath, message, path.span).help(help));
    }
}

fn left_out(operation: &Operation, loose: &[(Vec<Step>, Span)]) -> Option<Diagnostic> {
    let (_, first) = loose.first()?;
    let paths: Vec<_> = loose.iter().map(|(steps, _)| shown(steps)).collect();
    let message = format!("nothing maps {}, which samples have", some_of(&paths, MAX_NAMED));
    let (them, are, note) = match paths.len() {
        1 => ("it", "it is", "it stands here"),
        _ => ("them", "they are", "the first of them"),
    };
    let rest = if paths.len() > MAX_LISTED { ", …" } else { "" };
    let listed: Vec<_> = paths.iter().take(MAX_LISTED).map(|path| in_yaml(path)).collect();
    let help = format!("map {them}, or say that {are} left out: `unmapped: [{}{rest}]`", listed.join(", "));
    let diagnostic = Diagnostic::warning(Code::UnmappedField, message, operation.name.span);
    Some(diagnostic.note(*first, note).help(help))
}

fn shown(steps: &[Step]) -> String {
    JsonPath { root: None, steps: steps.to_vec() }.to_string()
}

/// Looks for what nothing maps.
struct Search<'e, 'p> {
    evidence: &'e Evidence<'p>,
    operation: &'e Operation,
    /// Whether a path of `unmapped` stands for something.
    hit: Vec<bool>,
    /// The paths that were met before, and whether `unmapped` names a part of what they lead to.
    met: HashMap<Vec<Step>, bool>,
    /// What nothing maps or names, in the order of the samples.
    loose: Vec<(Vec<Step>, Span)>,
}

impl Search<'_, '_> {
    /// A value where paths go through.
    fn mapped(&mut self, place: &Trie<'_>, node: &Node<'_>, path: &mut Vec<Step>) {
        if place.scalar && !place.object && !place.array {
            return;
        }
        for entry in node.entries() {
            path.push(Step::Key(entry.key.to_string()));
            match place.get(&entry.key) {
                Some(below) => self.mapped(below, &entry.value, path),
                None => self.unmapped(&entry.value, entry.at, path),
            }
            path.pop();
        }
        let scopes = place.claims.iter().filter_map(|claim| match self.evidence.claims.list[*claim].expect {
            Expect::List { scope, .. } => Some(scope),
            _ => None,
        });
        let each: Vec<_> = scopes.map(|scope| &self.evidence.tries[scope]).collect();
        // All elements stand for one: the first.
        path.push(Step::Index(0));
        for (index, element) in node.elements().iter().enumerate() {
            let here = place.at.iter().filter(|(at, _)| *at == index).map(|(_, below)| below);
            for place in each.iter().copied().chain(here) {
                self.mapped(place, element, path);
            }
        }
        path.pop();
    }

    /// A value that nothing maps.
    fn unmapped(&mut self, node: &Node<'_>, at: Span, path: &mut Vec<Step>) {
        let names_a_part = match self.met.get(path) {
            Some(names_a_part) => *names_a_part,
            None => {
                let names_a_part = self.meet(path, at);
                self.met.insert(path.clone(), names_a_part);
                names_a_part
            }
        };
        if !names_a_part {
            return;
        }
        for entry in node.entries() {
            path.push(Step::Key(entry.key.to_string()));
            self.unmapped(&entry.value, entry.at, path);
            path.pop();
        }
        for element in node.elements() {
            path.push(Step::Index(0));
            self.unmapped(element, element.span, path);
            path.pop();
        }
    }

    /// A path that nothing maps is met first. Whether `unmapped` names a part of what it leads to.
    fn meet(&mut self, path: &[Step], at: Span) -> bool {
        let mut names_a_part = false;
        for ((_, named), hit) in self.operation.unmapped.iter().zip(&mut self.hit) {
            if starts_with(path, named) {
                *hit = true;
                return false;
            }
            names_a_part |= starts_with(named, path);
        }
        if !names_a_part {
            self.loose.push((path.to_vec(), at));
        }
        names_a_part
    }
}

/// Whether a path begins with another; an index stands for every element.
fn starts_with(path: &[Step], start: &[Step]) -> bool {
    let same = |(a, b): (&Step, &Step)| a == b || matches!((a, b), (Step::Index(_), Step::Index(_)));
    path.len() >= start.len() && path.iter().zip(start).all(same)
}
