//! Why a node could not be read, and how that is told.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::renamed::Renamed;
use super::scalar::is_null;
use super::tree::{Kind, NodeId, Tree};
use super::words::{describe, describe_unexpected, items, plain_words};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::source::Span;
use crate::suggest::suggest;

/// A fault, and the innermost node that has it.
#[derive(Debug)]
pub(super) struct Error(Box<(Fault, Option<At>)>);

/// What is wrong.
#[derive(Debug)]
pub(super) enum Fault {
    /// The type that is read says it in its own words.
    Custom(String),
    /// Another kind of value is needed. `found` is known to the node, unless the node only contains what was found.
    WrongType { expected: String, found: Option<String> },
    /// A key or a value is none of those that are known.
    UnknownName { name: String, expected: &'static [&'static str] },
    /// A mapping lacks a key.
    MissingKey(&'static str),
    /// A mapping has more keys than the one that it may have.
    SeveralKeys { expected: String, first: NodeId, extra: Vec<NodeId> },
    /// A mapping has a key under its former name and under its present one.
    BothNames { renamed: &'static Renamed, present: NodeId },
    /// It would not have happened without a fault that is reported already.
    Consequence,
}

/// A node, and what it is for the node that contains it.
#[derive(Debug, Clone, Copy)]
pub(super) struct At {
    pub(super) node: NodeId,
    pub(super) place: Place,
}

/// Where a node stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    Root,
    Item,
    Key,
    /// The value of a key.
    Value(NodeId),
}

impl Error {
    pub(super) fn new(fault: Fault) -> Self {
        Self(Box::new((fault, None)))
    }

    pub(super) fn wrong_type(expected: impl Into<String>) -> Self {
        Self::new(Fault::WrongType { expected: expected.into(), found: None })
    }

    /// Sets the node, unless an inner node is known.
    pub(super) fn at(mut self, at: At) -> Self {
        self.0.1.get_or_insert(at);
        self
    }

    pub(super) fn into_parts(self) -> (Fault, Option<At>) {
        *self.0
    }
}

impl Fault {
    pub(super) fn diagnostic(&self, at: At, tree: &Tree) -> Diagnostic {
        let span = self.span(at, tree);
        let diagnostic = match self {
            Self::Custom(message) => Diagnostic::error(Code::InvalidValue, message, span),
            Self::WrongType { expected, found } => wrong_type(expected, found.as_deref(), at.node, tree, span),
            Self::UnknownName { name, expected } => unknown_name(name, expected, at.place, span),
            Self::MissingKey(key) => Diagnostic::error(Code::MissingKey, format!("missing key `{key}`"), span),
            Self::SeveralKeys { expected, first, extra } => {
                let found = if extra.len() == 1 { "two".to_owned() } else { (extra.len() + 1).to_string() };
                let message = format!("expected {expected}; found {found} keys");
                let first = tree.nodes[*first].span;
                Diagnostic::error(Code::NotOneKey, message, span).note(first, "the first key")
            }
            Self::BothNames { renamed, present } => renamed.twice(at.node, *present, tree),
            Self::Consequence => Diagnostic::error(Code::InvalidValue, "this cannot be read", span),
        };
        match tree.nodes[at.node].kind {
            Kind::Alias(target) => diagnostic.note(tree.nodes[target].span, "the alias stands for this value"),
            _ => diagnostic,
        }
    }

    /// Points at the node; for what is absent, at the key where it is absent.
    fn span(&self, at: At, tree: &Tree) -> Span {
        let span = tree.nodes[at.node].span;
        match (self, at.place) {
            (Self::SeveralKeys { extra, .. }, _) => extra.first().map_or(span, |&key| tree.nodes[key].span),
            (Self::MissingKey(_), Place::Value(key)) => tree.nodes[key].span,
            (Self::MissingKey(_), Place::Root) => Span { end: span.start, ..span },
            (_, Place::Value(key)) if span.range().is_empty() => tree.nodes[key].span,
            _ => span,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0.0, f)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Fault::Custom(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = plain_words(&expected.to_string());
        Self::new(Fault::WrongType { expected, found: describe_unexpected(found) })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        let expected = plain_words(&expected.to_string());
        Self::new(Fault::WrongType { expected, found: Some(items(length)) })
    }

    fn unknown_variant(name: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Fault::UnknownName { name: name.to_owned(), expected })
    }

    fn unknown_field(name: &str, expected: &'static [&'static str]) -> Self {
        Self::unknown_variant(name, expected)
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(Fault::MissingKey(key))
    }

    fn duplicate_field(key: &'static str) -> Self {
        Self::custom(format_args!("`{key}` is given twice, under two names"))
    }
}

fn wrong_type(expected: &str, found: Option<&str>, node: NodeId, tree: &Tree, span: Span) -> Diagnostic {
    let kind = tree.kind(node);
    let found = match (kind, found) {
        (Kind::List(_) | Kind::Mapping(_), Some(found)) => found.to_owned(),
        _ => describe(kind),
    };
    let diagnostic = Diagnostic::error(Code::WrongType, format!("expected {expected}, found {found}"), span);
    match kind {
        Kind::Scalar { text, plain: true } if expected == "text" && is_null(text) && !text.is_empty() => {
            diagnostic.help(format!("if the word is meant, put it in quotes: `\"{text}\"`"))
        }
        _ => diagnostic,
    }
}

fn unknown_name(name: &str, expected: &[&str], place: Place, span: Span) -> Diagnostic {
    let (code, what) = match place {
        Place::Key => (Code::UnknownKey, "key"),
        _ => (Code::UnknownValue, "value"),
    };
    let diagnostic = Diagnostic::error(code, format!("unknown {what} {}", quoted(name)), span);
    Diagnostic { help: suggest(name, expected), ..diagnostic }
}
