//! What the samples of an operation say about its claims.

use super::claims::{BODY, Claim, Claims, Expect, Field, LINKS};
use super::fit::{Fit, fit, is_absent, unlisted};
use super::trie::Trie;
use crate::model::{Final, Required, Source};
use crate::sample::{Kind, Node};
use crate::source::Span;

/// How many different values that nothing names are kept.
const MAX_UNLISTED: usize = 20;

/// What was found in samples.
#[derive(Debug)]
pub(super) struct Evidence<'p> {
    pub(super) claims: &'p Claims,
    /// What there is a use for, for each scope.
    pub(super) tries: &'p [Trie<'p>],
    /// For each claim.
    pub(super) findings: Vec<Finding<'p>>,
    /// The values that were met, for each scope.
    pub(super) elements: Vec<Vec<&'p Node<'p>>>,
    /// Slots that have to be filled and are not: the first of each sample.
    pub(super) lacking: Vec<Lacking<'p>>,
    /// Bodies without any of the arrays of items, or without the one record.
    pub(super) without_items: Vec<&'p Node<'p>>,
    /// The body at hand, and which of its arrays holds the items.
    body: Option<(&'p Node<'p>, Option<usize>)>,
    /// Which slots of the record at hand are filled.
    filled: Vec<bool>,
}

/// What was found out about a claim.
#[derive(Debug, Default)]
pub(super) struct Finding<'p> {
    /// Where a sample has the path first.
    pub(super) seen: Option<Span>,
    /// Whether something is there that paths go on from: an object, or the element of an array.
    pub(super) opened: bool,
    /// What is refused: the first of each sample.
    pub(super) refused: Vec<Refused<'p>>,
    /// Whether it could not be looked for, because what stands above it is refused.
    pub(super) hidden: bool,
    /// The JSON types of the values, each with its first place.
    pub(super) types: Vec<(JsonType, Span)>,
    /// Values that neither the table nor the enum names, each with its first place.
    pub(super) unlisted: Vec<(String, Span)>,
    /// Items without a value here: the first of each sample.
    pub(super) lacking: Vec<Span>,
}

/// A value that does not fit.
#[derive(Debug)]
pub(super) struct Refused<'p> {
    pub(super) node: &'p Node<'p>,
    /// How many steps of the path lead to it.
    pub(super) depth: usize,
    pub(super) fit: Fit,
}

/// A slot that has to be filled and is not.
#[derive(Debug)]
pub(super) struct Lacking<'p> {
    pub(super) scope: usize,
    pub(super) required: &'p Required,
    /// The record in the sample.
    pub(super) node: &'p Node<'p>,
}

/// A type of JSON scalars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonType {
    Text,
    Integer,
    Float,
    Boolean,
}

impl<'p> Evidence<'p> {
    /// What these bodies say.
    pub(super) fn of(claims: &'p Claims, tries: &'p [Trie<'p>], bodies: &[&'p Node<'p>]) -> Self {
        let mut evidence = Self {
            claims,
            tries,
            findings: claims.list.iter().map(|_| Finding::default()).collect(),
            elements: claims.scopes.iter().map(|_| Vec::new()).collect(),
            lacking: Vec::new(),
            without_items: Vec::new(),
            body: None,
            filled: Vec::new(),
        };
        for body in bodies {
            evidence.body(body);
        }
        evidence
    }

    /// How a path is called: what it is relative to is said unless it is the item or the body.
    pub(super) fn shown(&self, claim: &Claim) -> String {
        let path = &claim.written.value;
        if claim.scope == LINKS {
            return "a header `Link` with `rel=\"next\"`".to_owned();
        }
        match (claim.within, &self.claims.scopes[claim.scope].name) {
            (Some(within), _) => format!("`{path}` in `{}`", self.claims.list[within].written.value),
            (None, Some(array)) => format!("`{path}` in the elements of `{array}`"),
            (None, None) => format!("`{path}`"),
        }
    }

    /// The scope of the items, or of the one record.
    pub(super) fn record_scope(&self) -> Option<usize> {
        self.claims.list.iter().find_map(|claim| match claim.expect {
            Expect::Items { scope, .. } | Expect::Item { scope } => Some(scope),
            _ => None,
        })
    }

    /// An array of items, or another value in its place, if no sample holds a record.
    pub(super) fn empty(&self) -> Option<&'p Node<'p>> {
        let scope = self.record_scope().filter(|scope| self.elements[*scope].is_empty())?;
        let is_place = |claim: &&Claim| match claim.expect {
            Expect::Items { scope: of, .. } | Expect::Item { scope: of } => of == scope,
            _ => false,
        };
        let mut places = self.claims.list.iter().filter(is_place);
        let bodies = &self.elements[BODY];
        let place = places.find_map(|claim| bodies.iter().find_map(|body| body.find(&claim.steps)));
        place.or_else(|| bodies.first().copied())
    }

    /// Looks at a body.
    fn body(&mut self, body: &'p Node<'p>) {
        let rank = self.items_rank(body);
        if rank.is_none() {
            self.without_items.push(body);
        }
        self.body = Some((body, rank));
        self.element(BODY, body);
    }

    /// Which of the arrays of items counts: the first that is one.
    fn items_rank(&self, body: &Node<'_>) -> Option<usize> {
        let ranks = self.claims.list.iter().filter_map(|claim| {
            let node = || body.find(&claim.steps).map(|node| &node.kind);
            match claim.expect {
                Expect::Items { rank, .. } if matches!(node(), Some(Kind::Array(_))) => Some(rank),
                Expect::Item { .. } if matches!(node(), Some(Kind::Object(_))) => Some(0),
                _ => None,
            }
        });
        ranks.min()
    }

    /// Looks at a value that a scope stands for.
    pub(super) fn element(&mut self, scope: usize, node: &'p Node<'p>) {
        self.elements[scope].push(node);
        let slots = self.claims.scopes[scope].frame.slots;
        let outer = std::mem::replace(&mut self.filled, vec![false; slots]);
        self.place(&self.tries[scope], node, 0);
        self.close(scope, node);
        self.filled = outer;
    }

    /// Looks at a value `depth` steps below its scope.
    fn place(&mut self, place: &'p Trie<'p>, node: &'p Node<'p>, depth: usize) {
        for &claim in &place.claims {
            self.findings[claim].seen.get_or_insert(node.span);
        }
        let anything = place.expected().is_none();
        match &node.kind {
            Kind::Null => {}
            Kind::Object(_) if place.object || anything => self.object(place, node, depth),
            Kind::Array(elements) if place.array => self.array(place, elements, depth),
            // PHP writes an empty object as an empty array.
            Kind::Array(elements) if elements.is_empty() && place.object => {}
            Kind::Boolean(_) | Kind::Number(_) | Kind::Text(_) if place.scalar => self.scalars(place, node, depth),
            _ if anything => {}
            _ => self.refuse(place, node, depth),
        }
    }

    fn object(&mut self, place: &'p Trie<'p>, node: &'p Node<'p>, depth: usize) {
        for &claim in &place.claims {
            match self.claims.list[claim].expect {
                Expect::Object => self.findings[claim].opened = true,
                Expect::Item { scope } => {
                    self.findings[claim].opened = true;
                    self.element(scope, node);
                }
                _ => {}
            }
        }
        for (key, below) in &place.keys {
            if let Some(value) = node.get(key) {
                self.place(below, value, depth + 1);
            }
        }
    }

    fn array(&mut self, place: &'p Trie<'p>, elements: &'p [Node<'p>], depth: usize) {
        for &claim in &place.claims {
            let scope = match self.claims.list[claim].expect {
                Expect::List { slot, scope } => {
                    self.fill(slot);
                    scope
                }
                Expect::Items { rank, scope } if self.body.is_some_and(|(_, counts)| counts == Some(rank)) => scope,
                _ => continue,
            };
            for element in elements.iter().filter(|element| !element.is_null()) {
                self.findings[claim].opened = true;
                self.element(scope, element);
            }
        }
        for (index, below) in &place.at {
            if let Some(element) = elements.get(*index) {
                self.place(below, element, depth + 1);
            }
        }
    }

    fn scalars(&mut self, place: &Trie<'_>, node: &'p Node<'p>, depth: usize) {
        for &claim in &place.claims {
            let expect = &self.claims.list[claim].expect;
            let Some(value) = node.scalar() else {
                self.findings[claim].refuse(node, depth, Fit::Refused("a number that a float can hold"));
                continue;
            };
            let finding = &mut self.findings[claim];
            let fit = fit(expect, &value);
            match fit {
                Fit::Absent | Fit::Value => {}
                Fit::Refused(_) | Fit::Unit(_) | Fit::Unfollowed(_) => finding.refuse(node, depth, fit),
            }
            match expect {
                Expect::Field(field) => {
                    finding.note(JsonType::of(node), node.span);
                    finding.unlisted(unlisted(field, &value).filter(|_| fit == Fit::Value), node.span);
                    // As below.
                    if let Some(slot) = field.slot.filter(|_| fit != Fit::Absent) {
                        self.fill(slot);
                    }
                }
                Expect::Part { slot } if fit == Fit::Value => self.fill(*slot),
                _ => {}
            }
        }
    }

    /// A value of a type that there is no use for.
    fn refuse(&mut self, place: &Trie<'_>, node: &'p Node<'p>, depth: usize) {
        let Some(expected) = place.expected() else { return };
        let below = place.claims_below();
        let told = if place.claims.is_empty() { &below[..below.len().min(1)] } else { &place.claims };
        for &claim in told {
            self.findings[claim].refuse(node, depth, Fit::Refused(expected));
        }
        for &claim in &below {
            self.findings[claim].hidden = true;
        }
        // What is refused is reported, so it is not absent on top of that.
        for claim in below.into_iter().chain(place.claims.iter().copied()) {
            match &self.claims.list[claim].expect {
                Expect::Field(Field { slot: Some(slot), .. }) | Expect::Part { slot } => self.fill(*slot),
                _ => {}
            }
        }
    }

    fn fill(&mut self, slot: usize) {
        if let Some(filled) = self.filled.get_mut(slot) {
            *filled = true;
        }
    }

    /// Fills the slots whose values do not stand in the record, and looks whether all are filled that have to be.
    fn close(&mut self, scope: usize, node: &'p Node<'p>) {
        let frame = &self.claims.scopes[scope].frame;
        for last in &frame.finals {
            if self.gives(last) {
                self.fill(last.slot);
            }
        }
        let is_filled = |slot: usize| self.filled.get(slot).is_some_and(|filled| *filled);
        for required in &frame.required {
            let needed = required.when.is_empty() || required.when.iter().any(|slot| is_filled(*slot));
            let known = |lacking: &Lacking<'_>| {
                std::ptr::eq(lacking.required, required) && lacking.node.span.file == node.span.file
            };
            if needed && !is_filled(required.slot) && !self.lacking.iter().any(known) {
                self.lacking.push(Lacking { scope, required, node });
            }
        }
        self.look_for_key(scope, node);
    }

    /// Whether what stands in for a value of the record gives one. Whether a value of the body fits is a claim of its own.
    fn gives(&self, last: &Final) -> bool {
        let Source::Capture(index) = last.source else { return true };
        let value = self.claims.captures.get(index).and_then(|steps| self.body?.0.find(steps));
        value.and_then(Node::scalar).is_some_and(|value| !is_absent(&last.convert, &value))
    }

    /// Every item has a key, or a page could skip some.
    fn look_for_key(&mut self, scope: usize, node: &'p Node<'p>) {
        for (claim, finding) in self.claims.list.iter().zip(&mut self.findings) {
            if claim.scope == scope && matches!(claim.expect, Expect::Key) {
                let value = node.find(&claim.steps);
                let is_empty = |value: &Node<'_>| value.is_null() || value.kind == Kind::Text("".into());
                let known = finding.lacking.iter().any(|span| span.file == node.span.file);
                if value.is_none_or(is_empty) && !known {
                    finding.lacking.push(value.unwrap_or(node).span);
                }
            }
        }
    }
}

impl<'p> Finding<'p> {
    fn refuse(&mut self, node: &'p Node<'p>, depth: usize, fit: Fit) {
        if !self.refused.iter().any(|earlier| earlier.node.span.file == node.span.file) {
            self.refused.push(Refused { node, depth, fit });
        }
    }

    fn note(&mut self, ty: Option<JsonType>, at: Span) {
        if let Some(ty) = ty
            && !self.types.iter().any(|(known, _)| *known == ty)
        {
            self.types.push((ty, at));
        }
    }

    fn unlisted(&mut self, text: Option<String>, at: Span) {
        if let Some(text) = text
            && self.unlisted.len() < MAX_UNLISTED
            && !self.unlisted.iter().any(|(known, _)| *known == text)
        {
            self.unlisted.push((text, at));
        }
    }
}

impl JsonType {
    fn of(node: &Node<'_>) -> Option<Self> {
        use specloom_values::Value;
        Some(match node.scalar()? {
            Value::Text(_) => Self::Text,
            Value::Integer(_) => Self::Integer,
            Value::Float(_) => Self::Float,
            Value::Boolean(_) => Self::Boolean,
            Value::Time(_) => return None,
        })
    }
}
