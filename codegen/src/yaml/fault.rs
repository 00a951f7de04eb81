//! What is wrong with a node, and how that is told.

use super::hint;
use super::read::Names;
use super::renamed::Renamed;
use super::tree::{Kind, NodeId, Tree};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::source::Span;
use crate::suggest::{one_of, suggest};

/// What is needed where keys are.
pub(super) const MAPPING: &str = "a mapping";

/// What is wrong.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Fault {
    /// The type that is read says it in its own words.
    Custom(String),
    /// Something else is needed.
    WrongType(String),
    /// A mapping with these keys is needed.
    NotMapping(Names),
    /// A key or a value is none of those that are known.
    UnknownName(Names),
    /// A mapping lacks a key.
    MissingKey(&'static str),
    /// A choice has so many keys instead of one.
    SeveralKeys { names: Names, first: NodeId, second: NodeId, count: usize },
    /// A key has its former name.
    FormerName(&'static Renamed),
    /// A mapping has a key under its former name and under its present one.
    BothNames { renamed: &'static Renamed, present: NodeId },
}

/// A node, and what it is for the node that contains it.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub(super) node: NodeId,
    pub(super) place: Place,
}

/// Where a node stands.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Root,
    Item,
    Key,
    /// The value of a key.
    Value(NodeId),
}

impl Fault {
    pub(super) fn diagnostic(&self, at: At, tree: &Tree) -> Diagnostic {
        let span = self.span(at, tree);
        let diagnostic = match self {
            Self::Custom(message) => Diagnostic::error(Code::InvalidValue, message, span),
            Self::WrongType(expected) => {
                let help = hint::of_value(expected, at.node, tree);
                Diagnostic { help, ..wrong_type(expected, tree.kind(at.node), span) }
            }
            Self::NotMapping(names) => {
                let help = hint::of_mapping(names, at.node, tree);
                Diagnostic { help, ..wrong_type(MAPPING, tree.kind(at.node), span) }
            }
            Self::UnknownName(names) => unknown_name(tree.text(at.node), names, at.place, span),
            Self::MissingKey(key) => Diagnostic::error(Code::MissingKey, format!("missing key `{key}`"), span),
            Self::SeveralKeys { names, first, count, .. } => {
                let found = if *count == 2 { "two".to_owned() } else { count.to_string() };
                let message = format!("expected {}; found {found} keys", one_of(names));
                Diagnostic::error(Code::NotOneKey, message, span).note(tree.nodes[*first].span, "the first key")
            }
            Self::FormerName(renamed) => renamed.warning(span),
            Self::BothNames { renamed, present } => renamed.twice(span, tree.nodes[*present].span),
        };
        match tree.nodes[at.node].kind {
            Kind::Alias(target) => diagnostic.note(tree.nodes[target].span, "the alias stands for this value"),
            _ => diagnostic,
        }
    }

    /// Whether nobody knows what stands in the node: part of it is no value.
    pub(super) fn is_consequence(&self, at: At, tree: &Tree) -> bool {
        matches!(self, Self::Custom(_) | Self::WrongType(_) | Self::NotMapping(_)) && tree.holds_broken(at.node)
    }

    /// Points at the node; for what is absent, at the key where it is absent.
    pub(super) fn span(&self, at: At, tree: &Tree) -> Span {
        let span = tree.nodes[at.node].span;
        match (self, at.place) {
            (Self::SeveralKeys { second, .. }, _) => tree.nodes[*second].span,
            (Self::MissingKey(_), Place::Value(key)) => tree.nodes[key].span,
            (Self::MissingKey(_), Place::Root) => Span { end: span.start, ..span },
            (_, Place::Value(key)) if span.range().is_empty() => tree.nodes[key].span,
            _ => span,
        }
    }
}

fn wrong_type(expected: &str, found: &Kind, span: Span) -> Diagnostic {
    let message = format!("expected {expected}, found {}", describe(found));
    Diagnostic::error(Code::WrongType, message, span)
}

fn unknown_name(name: &str, names: Names, place: Place, span: Span) -> Diagnostic {
    let (code, what) = match place {
        Place::Key => (Code::UnknownKey, "key"),
        _ => (Code::UnknownValue, "value"),
    };
    let diagnostic = Diagnostic::error(code, format!("unknown {what} {}", quoted(name)), span);
    Diagnostic { help: hint::of_key(name, names).or_else(|| suggest(name, names)), ..diagnostic }
}

/// What a node is, in the words of somebody who writes YAML.
fn describe(kind: &Kind) -> String {
    match kind {
        Kind::Scalar { text, plain: true } if text.is_empty() => "nothing".to_owned(),
        Kind::Scalar { text, plain: true } => quoted(text),
        Kind::Scalar { text, plain: false } => quoted(&format!("\"{text}\"")),
        Kind::Mapping(entries) if entries.is_empty() => "an empty mapping".to_owned(),
        Kind::List(_) => "a list".to_owned(),
        Kind::Mapping(_) | Kind::Alias(_) => "a mapping".to_owned(),
    }
}
