//! One reading of a tree, and what is noted on the way.

use std::cell::RefCell;
use std::collections::HashSet;

use super::fault::{At, Fault, Place};
use super::read::{Read, Reader};
use super::tree::{NodeId, Tree};
use crate::diagnostic::Diagnostics;

/// What a tree is read with.
pub(super) struct Reading<'t> {
    pub(super) tree: &'t Tree,
    faults: RefCell<Vec<(At, Fault)>>,
    /// The keys whose values cannot be read.
    lost: RefCell<Vec<NodeId>>,
}

impl<'t> Reading<'t> {
    pub(super) fn new(tree: &'t Tree) -> Self {
        Self { tree, faults: RefCell::default(), lost: RefCell::default() }
    }

    /// The value of the tree, as far as there is one.
    pub(super) fn read<T: Read>(&self) -> Option<T> {
        let at = At { node: self.tree.root, place: Place::Root };
        Reader { reading: self, at }.read()
    }

    pub(super) fn note(&self, at: At, fault: Fault) {
        self.faults.borrow_mut().push((at, fault));
    }

    /// Notes that a node has no value.
    pub(super) fn lose(&self, at: At) {
        if let Place::Value(key) = at.place {
            self.lost.borrow_mut().push(key);
        }
    }

    /// Reports what was noted, and which names have no value. Of more mistakes than a run reports the first ones of the file
    /// are, and nothing comes out.
    pub(super) fn report(&self, diagnostics: &mut Diagnostics) -> Option<()> {
        let mut faults = self.faults.take();
        faults.sort_by_key(|(at, fault)| fault.span(*at, self.tree));
        // Through aliases a node is met more than once.
        let mut met = HashSet::new();
        for (at, fault) in &faults {
            let is_new = met.insert((self.tree.resolve(at.node), fault));
            if is_new && !fault.is_consequence(*at, self.tree) {
                let diagnostic = fault.diagnostic(*at, self.tree);
                let file = diagnostic.span.file;
                diagnostics.push(diagnostic);
                if diagnostics.is_full(file) {
                    return None;
                }
            }
        }
        for key in self.lost.take() {
            diagnostics.lose(self.tree.text(key));
        }
        Some(())
    }
}
