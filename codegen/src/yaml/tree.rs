//! A YAML document as nodes with places.

use std::collections::HashSet;

use crate::source::Span;

/// Index of a node in its tree.
pub(super) type NodeId = usize;

/// A key and a value of a mapping.
pub(super) type Entry = (NodeId, NodeId);

/// A document. Nodes stand behind what they contain; a value that is repeated through an alias is stored once.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) root: NodeId,
    /// Nodes that were reported while the tree was built and that nothing can be read from.
    pub(super) broken: HashSet<NodeId>,
}

/// A value or a key, and where it stands.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Kind {
    /// A text as it was written, its escapes resolved; `plain` without quotes.
    Scalar { text: String, plain: bool },
    /// A list.
    List(Vec<NodeId>),
    /// A mapping. Its keys are scalars, and all different.
    Mapping(Vec<Entry>),
    /// Another node, which stands before.
    Alias(NodeId),
}

impl Tree {
    /// The node that a node stands for: itself, unless it is an alias.
    pub(super) fn resolve(&self, id: NodeId) -> NodeId {
        match self.nodes[id].kind {
            // An alias never refers to another alias: anchors are set on values only.
            Kind::Alias(target) => target,
            _ => id,
        }
    }

    pub(super) fn kind(&self, id: NodeId) -> &Kind {
        &self.nodes[self.resolve(id)].kind
    }

    /// Whether a node, or something in it, was reported while the tree was built.
    pub(super) fn holds_broken(&self, id: NodeId) -> bool {
        self.broken.contains(&id)
            || match self.kind(id) {
                Kind::List(items) => items.iter().any(|item| self.holds_broken(*item)),
                Kind::Mapping(entries) => entries.iter().any(|(_, value)| self.holds_broken(*value)),
                Kind::Scalar { .. } | Kind::Alias(_) => false,
            }
    }

    /// The text of a scalar; empty for a collection.
    pub(super) fn text(&self, id: NodeId) -> &str {
        match self.kind(id) {
            Kind::Scalar { text, .. } => text,
            _ => "",
        }
    }

    /// The entries of a mapping; none for any other node.
    pub(super) fn entries(&self, id: NodeId) -> &[Entry] {
        match self.kind(id) {
            Kind::Mapping(entries) => entries,
            _ => &[],
        }
    }
}
