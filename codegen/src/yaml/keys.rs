//! The keys of a mapping: scalars, all different, and merge keys.

use std::collections::HashMap;

use super::build::{Builder, MAX_WEIGHT, Stop};
use super::tree::{Entry, Kind, NodeId};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::source::Span;

impl Builder<'_> {
    /// The entries of a mapping: each key once, and behind them what merge keys add.
    pub(super) fn entries(&mut self, children: &[NodeId]) -> Result<Vec<Entry>, Stop> {
        let mut entries: Vec<Entry> = vec![];
        let mut places: HashMap<String, Span> = HashMap::new();
        let mut merges = vec![];
        for pair in children.chunks_exact(2) {
            let (key, value) = (pair[0], pair[1]);
            let Some((name, plain)) = self.key(key) else { continue };
            if plain && name == "<<" {
                merges.push(value);
            } else if let Some(&first) = places.get(&name) {
                self.duplicate(&name, self.nodes[key].span, first);
            } else {
                places.insert(name, self.nodes[key].span);
                entries.push((key, value));
            }
        }
        for merge in merges {
            self.merge(merge, &mut entries, &mut places)?;
        }
        Ok(entries)
    }

    fn duplicate(&mut self, name: &str, second: Span, first: Span) {
        let message = format!("duplicate key {}", quoted(name));
        let diagnostic = Diagnostic::error(Code::DuplicateKey, message, second).label("this one is ignored");
        self.report(diagnostic.note(first, "it stands here first"));
    }

    /// The text of a key, and whether it is plain. A key that is no scalar is reported.
    fn key(&mut self, id: NodeId) -> Option<(String, bool)> {
        if self.broken.contains(&id) {
            return None;
        }
        match &self.nodes[self.target(id)].kind {
            Kind::Scalar { text, plain } => Some((text.clone(), *plain)),
            _ => {
                let span = self.nodes[id].span;
                self.report(Diagnostic::error(Code::KeyNotScalar, "a key cannot be a list or a mapping", span));
                None
            }
        }
    }

    fn target(&self, id: NodeId) -> NodeId {
        match self.nodes[id].kind {
            Kind::Alias(target) => target,
            _ => id,
        }
    }

    /// Adds the entries of a mapping, or of a list of mappings, whose keys are not there yet.
    fn merge(
        &mut self,
        merge: NodeId,
        entries: &mut Vec<Entry>,
        places: &mut HashMap<String, Span>,
    ) -> Result<(), Stop> {
        let sources = match &self.nodes[self.target(merge)].kind {
            Kind::List(items) => items.clone(),
            _ => vec![merge],
        };
        for source in sources {
            let Kind::Mapping(added) = &self.nodes[self.target(source)].kind else {
                self.not_a_mapping(source);
                continue;
            };
            self.merged += added.len();
            if self.merged > MAX_WEIGHT {
                return Err(self.too_many(self.nodes[source].span));
            }
            for &(key, value) in added {
                let Kind::Scalar { text, .. } = &self.nodes[self.target(key)].kind else { continue };
                if !places.contains_key(text) {
                    places.insert(text.clone(), self.nodes[key].span);
                    entries.push((key, value));
                }
            }
        }
        Ok(())
    }

    fn not_a_mapping(&mut self, source: NodeId) {
        if !self.broken.contains(&source) {
            let message = "`<<` takes a mapping, or a list of mappings";
            self.report(Diagnostic::error(Code::MergeNotMapping, message, self.nodes[source].span));
        }
    }
}
