//! A decode table that grows.

use indexmap::IndexMap;

use crate::json_path::Step;
use crate::model::{Each, Node, Write};

/// A [`Node`] in which a place is found in no time, however many there are.
#[derive(Debug, Default)]
pub(super) struct Tree {
    fields: IndexMap<String, Self>,
    at: IndexMap<usize, Self>,
    pub(super) each: Option<Box<Each>>,
    pub(super) one: Option<Box<Each>>,
    leaf: Vec<Write>,
}

impl Tree {
    /// The place at a path below this one, which is made if it is not there.
    pub(super) fn at(&mut self, steps: &[Step]) -> &mut Self {
        steps.iter().fold(self, |tree, step| match step {
            Step::Key(key) => tree.fields.entry(key.clone()).or_default(),
            Step::Index(index) => tree.at.entry(*index).or_default(),
        })
    }

    /// Writes the scalar at a path below this place.
    pub(super) fn write(&mut self, steps: &[Step], write: Write) {
        self.at(steps).leaf.push(write);
    }

    pub(super) fn finish(self) -> Node {
        Node {
            fields: self.fields.into_iter().map(|(key, below)| (key, below.finish())).collect(),
            at: self.at.into_iter().map(|(index, below)| (index, below.finish())).collect(),
            each: self.each,
            one: self.one,
            leaf: self.leaf,
        }
    }
}
