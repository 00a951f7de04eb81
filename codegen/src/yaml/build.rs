//! Builds the tree from the parser's events, and checks what concerns the document as such: keys, aliases, sizes.

use std::collections::{HashMap, HashSet};

use super::scalar::is_null;
use super::tree::{Kind, Node, NodeId, Tree};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

/// How deep collections are nested at most. Reading recurses as deep.
const MAX_DEPTH: usize = 32;
/// How many nodes a document has at most when every alias is replaced by what it stands for: so many are read.
pub(super) const MAX_WEIGHT: usize = 100_000;
/// How many bytes of a text weigh as much as another node.
const TEXT: usize = 64;
/// How many entries a list or a mapping has at most. What compares entries with each other relies on it.
pub(super) const MAX_ENTRIES: usize = 2000;

/// Why the events that follow are of no interest.
#[derive(Debug)]
pub(super) enum Stop {
    /// The document is complete.
    Document,
    /// Nothing can be made of the file.
    File,
}

/// A tree that grows.
#[derive(Debug)]
pub(super) struct Builder<'d> {
    file: FileId,
    pub(super) nodes: Vec<Node>,
    extents: Vec<Extent>,
    pub(super) broken: HashSet<NodeId>,
    open: Vec<Open>,
    anchors: HashMap<usize, NodeId>,
    root: Option<NodeId>,
    documents: usize,
    /// How many entries merge keys have added.
    pub(super) merged: usize,
    diagnostics: &'d mut Diagnostics,
}

/// How much a node holds when aliases are expanded.
#[derive(Debug, Clone, Copy)]
struct Extent {
    weight: usize,
    depth: usize,
}

/// A collection whose end is still to come. A mapping collects keys and values in turn.
#[derive(Debug)]
struct Open {
    start: Span,
    anchor: usize,
    mapping: bool,
    children: Vec<NodeId>,
}

/// The error for collections nested too deeply.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let message = format!("lists and mappings are nested more than {MAX_DEPTH} deep");
    Diagnostic::error(Code::TooDeep, message, span)
}

impl<'d> Builder<'d> {
    pub(super) fn new(file: FileId, diagnostics: &'d mut Diagnostics) -> Self {
        Self {
            file,
            nodes: vec![],
            extents: vec![],
            broken: HashSet::new(),
            open: vec![],
            anchors: HashMap::new(),
            root: None,
            documents: 0,
            merged: 0,
            diagnostics,
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn document(&mut self, span: Span) -> Result<(), Stop> {
        self.documents += 1;
        if self.documents == 1 {
            return Ok(());
        }
        self.report(Diagnostic::error(Code::SeveralDocuments, "a second document starts here; a file holds one", span));
        Err(Stop::Document)
    }

    pub(super) fn tag(&mut self, span: Span) {
        let diagnostic = Diagnostic::error(Code::Tag, "YAML tags have no meaning here", span);
        self.report(diagnostic.help("remove the tag that starts with `!`; quote what has to stay a text"));
    }

    pub(super) fn scalar(&mut self, text: String, plain: bool, anchor: usize, span: Span) {
        let weight = 1 + text.len() / TEXT;
        let id = self.add(span, Kind::Scalar { text, plain }, Extent { weight, depth: 0 }, anchor);
        self.place(id);
    }

    pub(super) fn start_list(&mut self, anchor: usize, start: Span) -> Result<(), Stop> {
        self.start(Open { start, anchor, mapping: false, children: vec![] })
    }

    pub(super) fn start_mapping(&mut self, anchor: usize, start: Span) -> Result<(), Stop> {
        self.start(Open { start, anchor, mapping: true, children: vec![] })
    }

    pub(super) fn end(&mut self, end: Span) -> Result<(), Stop> {
        let Some(Open { start, anchor, mapping, children }) = self.open.pop() else { return Ok(()) };
        let span = Span { end: end.end, ..start };
        let extent = self.extent(&children, span)?;
        let kind = if mapping { Kind::Mapping(self.entries(&children)?) } else { Kind::List(children) };
        let entries = match &kind {
            Kind::Mapping(entries) => entries.len(),
            Kind::List(items) => items.len(),
            Kind::Scalar { .. } | Kind::Alias(_) => 0,
        };
        if entries > MAX_ENTRIES {
            return Err(self.too_long(span));
        }
        let id = self.add(span, kind, extent, anchor);
        self.place(id);
        Ok(())
    }

    pub(super) fn alias(&mut self, anchor: usize, span: Span) {
        match self.anchors.get(&anchor) {
            Some(&target) => {
                let id = self.add(span, Kind::Alias(target), self.extents[target], 0);
                self.place(id);
            }
            None => {
                let message = "this alias stands inside the value that it refers to";
                self.broken(Diagnostic::error(Code::SelfReference, message, span));
            }
        }
    }

    pub(super) fn undefined_alias(&mut self, name: &str, span: Span) {
        let message = format!("there is no anchor `&{name}` before this alias");
        self.broken(Diagnostic::error(Code::UndefinedAnchor, message, span));
    }

    /// The tree, unless there is nothing in it.
    pub(super) fn finish(mut self, text: &str) -> Option<Tree> {
        let root = self.root.filter(|&root| !self.is_empty(root));
        if root.is_none() && self.documents < 2 {
            let end = text.trim_end().len();
            let span = Span::new(self.file, end..end);
            self.report(Diagnostic::error(Code::EmptyDocument, "the file holds nothing", span));
        }
        let root = root.filter(|root| !self.broken.contains(root))?;
        Some(Tree { nodes: self.nodes, root, broken: self.broken })
    }

    fn is_empty(&self, id: NodeId) -> bool {
        matches!(&self.nodes[id].kind, Kind::Scalar { text, plain: true } if is_null(text))
            && !self.broken.contains(&id)
    }

    fn start(&mut self, open: Open) -> Result<(), Stop> {
        if self.open.len() == MAX_DEPTH {
            self.report(too_deep(open.start));
            return Err(Stop::File);
        }
        self.open.push(open);
        Ok(())
    }

    fn add(&mut self, span: Span, kind: Kind, extent: Extent, anchor: usize) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node { span, kind });
        self.extents.push(extent);
        if anchor != 0 {
            self.anchors.insert(anchor, id);
        }
        id
    }

    fn place(&mut self, id: NodeId) {
        match self.open.last_mut() {
            Some(open) => open.children.push(id),
            None => self.root = self.root.or(Some(id)),
        }
    }

    fn broken(&mut self, diagnostic: Diagnostic) {
        let empty = Kind::Scalar { text: String::new(), plain: true };
        let id = self.add(diagnostic.span, empty, Extent { weight: 1, depth: 0 }, 0);
        self.broken.insert(id);
        self.place(id);
        self.report(diagnostic);
    }

    fn extent(&mut self, children: &[NodeId], span: Span) -> Result<Extent, Stop> {
        let extents = children.iter().map(|&child| self.extents[child]);
        let whole = extents.fold(Extent { weight: 1, depth: 0 }, |whole, child| Extent {
            weight: whole.weight.saturating_add(child.weight),
            depth: whole.depth.max(child.depth),
        });
        if whole.weight > MAX_WEIGHT {
            return Err(self.too_many(span));
        }
        if whole.depth == MAX_DEPTH {
            self.report(too_deep(span));
            return Err(Stop::File);
        }
        Ok(Extent { depth: whole.depth + 1, ..whole })
    }

    fn too_long(&mut self, span: Span) -> Stop {
        let message = format!("a list or a mapping has more than {MAX_ENTRIES} entries");
        self.report(Diagnostic::error(Code::TooManyNodes, message, span));
        Stop::File
    }

    pub(super) fn too_many(&mut self, span: Span) -> Stop {
        let message = format!("this holds more than {MAX_WEIGHT} values, those repeated through aliases included");
        self.report(Diagnostic::error(Code::TooManyNodes, message, span));
        Stop::File
    }
}
