//! Deserializes in spite of mistakes: what cannot be read is reported and cut out, and the rest is read again.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use serde::de::DeserializeOwned;

use super::de::{Reader, View};
use super::error::{At, Error, Fault, Place};
use super::renamed;
use super::tree::{Kind, NodeId, Tree};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::suggest::nearest;

/// How often a file is read at most: each mistake costs another reading, and so does what follows from one.
const MAX_READINGS: usize = 1000;
/// How many nodes are read at most, all readings together.
const MAX_READ: usize = 3_000_000;

/// The value of a tree, as far as there is one. A diagnostic is added for each mistake.
pub(super) fn deserialize<T: DeserializeOwned>(tree: &Tree, diagnostics: &mut Diagnostics) -> Option<T> {
    let mut recovery = Recovery::new(tree, diagnostics);
    let value = recovery.read();
    recovery.warn_of_renamed();
    value
}

struct Recovery<'t, 'd> {
    view: View<'t>,
    diagnostics: &'d mut Diagnostics,
    /// Keys that were reported as unknown.
    unknown: HashSet<NodeId>,
    /// What was reported, and about which node.
    reported: HashSet<(NodeId, String)>,
    /// Whether all mistakes are known, so that whatever fails now follows from them.
    complete: bool,
}

/// Nothing can be made of the rest.
struct Hopeless;

impl<'t, 'd> Recovery<'t, 'd> {
    fn new(tree: &'t Tree, diagnostics: &'d mut Diagnostics) -> Self {
        let renamed = RefCell::new(BTreeMap::new());
        let view = View { tree, cut: tree.broken.clone(), filled: HashMap::new(), renamed };
        Self { view, diagnostics, unknown: HashSet::new(), reported: HashSet::new(), complete: false }
    }

    fn read<T: DeserializeOwned>(&mut self) -> Option<T> {
        for _ in 0..MAX_READINGS.min(MAX_READ / self.view.tree.weight) {
            match T::deserialize(Reader::root(&self.view)) {
                Ok(value) if self.view.filled.is_empty() => {
                    self.note_lost();
                    return Some(value);
                }
                Ok(_) => self.cut_filled(),
                Err(error) => self.recover(error).ok()?,
            }
        }
        let message = "the first mistakes of this file are shown; there may be more";
        let root = self.view.tree.nodes[self.view.tree.root].span;
        self.diagnostics.push(Diagnostic::error(Code::TooManyMistakes, message, root));
        None
    }

    fn warn_of_renamed(&mut self) {
        let Self { view, diagnostics, .. } = self;
        let warnings = view.renamed.take().into_iter().map(|(key, renamed)| renamed.warning(key, view.tree));
        diagnostics.extend(warnings);
    }

    /// Reports an error unless it only follows from another, and changes the view so that it does not happen again.
    fn recover(&mut self, error: Error) -> Result<(), Hopeless> {
        let (fault, at) = error.into_parts();
        let at = at.unwrap_or(At { node: self.view.tree.root, place: Place::Root });
        if !self.complete && !self.is_consequence(&fault, at) {
            self.report(&fault, at)?;
        }
        match fault {
            Fault::MissingKey(key) if !self.complete && self.fill(at.node, key) => Ok(()),
            Fault::SeveralKeys { extra, .. } => extra.into_iter().try_for_each(|key| self.cut(key)),
            _ => self.cut(at.node),
        }
    }

    fn report(&mut self, fault: &Fault, at: At) -> Result<(), Hopeless> {
        let diagnostic = fault.diagnostic(at, self.view.tree);
        if diagnostic.code == Code::UnknownKey {
            self.unknown.insert(at.node);
        }
        // Through aliases a node is met more than once.
        if !self.reported.insert((self.view.tree.resolve(at.node), diagnostic.message.clone())) {
            return Ok(());
        }
        let file = diagnostic.span.file;
        self.diagnostics.push(diagnostic);
        if self.diagnostics.is_full(file) { Err(Hopeless) } else { Ok(()) }
    }

    /// Lets a missing key be read as if it had a value, once.
    fn fill(&mut self, mapping: NodeId, key: &'static str) -> bool {
        let keys = self.view.filled.entry(mapping).or_default();
        let is_new = !keys.contains(&key);
        if is_new {
            keys.push(key);
        }
        is_new
    }

    fn cut(&mut self, node: NodeId) -> Result<(), Hopeless> {
        self.view.filled.remove(&node);
        if node == self.view.tree.root || !self.view.cut.insert(node) { Err(Hopeless) } else { Ok(()) }
    }

    /// All mistakes are found. What was made up on the way is cut out, with the mapping that it stands in.
    fn cut_filled(&mut self) {
        self.complete = true;
        self.view.cut.extend(self.view.filled.drain().map(|(mapping, _)| mapping));
    }

    /// Notes the keys whose values were cut out.
    fn note_lost(&mut self) {
        let Self { view, diagnostics, .. } = self;
        for node in &view.tree.nodes {
            let Kind::Mapping(entries) = &node.kind else { continue };
            for (key, _) in entries.iter().filter(|(_, value)| view.cut.contains(value)) {
                diagnostics.lose(view.tree.text(*key));
            }
        }
    }

    /// Whether a fault is there only because something inside the node was cut out or made up.
    fn is_consequence(&self, fault: &Fault, at: At) -> bool {
        match fault {
            Fault::Consequence => true,
            Fault::SeveralKeys { .. } | Fault::BothNames { .. } => false,
            Fault::MissingKey(key) => self.was_cut(at.node, key),
            _ => self.is_touched(at.node),
        }
    }

    /// Whether a mapping had a key, or one that was probably meant to be it, until it was cut out.
    fn was_cut(&self, mapping: NodeId, name: &str) -> bool {
        let Self { view, unknown, .. } = self;
        view.tree.entries(mapping).iter().any(|(key, value)| {
            let written = view.tree.text(*key);
            let meant = written == name
                || renamed::was_called(name, written)
                || unknown.contains(key) && nearest(written, &[name]).is_some();
            meant && (view.cut.contains(key) || view.cut.contains(value))
        })
    }

    /// Whether anything below a node was cut out or made up.
    fn is_touched(&self, node: NodeId) -> bool {
        let (mut open, mut seen) = (vec![node], HashSet::new());
        while let Some(node) = open.pop() {
            if self.view.filled.contains_key(&node) || self.view.cut.contains(&node) {
                return true;
            }
            let target = self.view.tree.resolve(node);
            if !seen.insert(target) {
                continue;
            }
            match &self.view.tree.nodes[target].kind {
                Kind::List(items) => open.extend(items),
                Kind::Mapping(entries) => open.extend(entries.iter().flat_map(|(key, value)| [key, value])),
                Kind::Scalar { .. } | Kind::Alias(_) => {}
            }
        }
        false
    }
}
