//! Reads types from the nodes of a tree.

use super::fault::{At, Fault, MAPPING, Place};
use super::reading::Reading;
use super::scalar::{boolean, is_integer, is_null, is_number};
use super::tree::{Kind, NodeId};
use crate::source::Span;

/// The names that a type knows.
pub(super) type Names = &'static [&'static str];

/// A type that is read from a node.
pub(crate) trait Read: Sized {
    /// The value of a node. Where there is none, the node says why.
    ///
    /// Whatever can be read without a faulty part is: that is what makes one reading find every mistake.
    fn read(node: Reader<'_>) -> Option<Self>;
}

/// A node that is read.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'t> {
    pub(super) reading: &'t Reading<'t>,
    pub(super) at: At,
}

/// What a node looks like, to a type that is written in several ways.
pub(crate) enum Shape<'t> {
    Nothing,
    Text(&'t str),
    /// A whole number, as it is written.
    Integer(&'t str),
    /// Another number, or a truth value.
    Other,
    List,
    Mapping,
}

impl<'t> Reader<'t> {
    /// The value of the node.
    pub(crate) fn read<T: Read>(self) -> Option<T> {
        let value = if self.is_broken() { None } else { T::read(self) };
        if value.is_none() {
            self.reading.lose(self.at);
        }
        value
    }

    /// Another node of the same tree.
    pub(super) fn to(self, node: NodeId, place: Place) -> Self {
        Self { at: At { node, place }, ..self }
    }

    /// Notes what is wrong with the node: there is no value.
    pub(super) fn fault<T>(self, fault: Fault) -> Option<T> {
        self.reading.note(self.at, fault);
        None
    }

    /// Notes what has to stand here instead.
    pub(crate) fn expected<T>(self, what: &str) -> Option<T> {
        self.fault(Fault::WrongType(what.to_owned()))
    }

    /// Notes why this cannot stand here.
    pub(crate) fn refuse<T>(self, message: &str) -> Option<T> {
        self.fault(Fault::Custom(message.to_owned()))
    }

    /// The place of the node, or of what an alias stands for.
    pub(super) fn span(self) -> Span {
        let tree = self.reading.tree;
        tree.nodes[tree.resolve(self.at.node)].span
    }

    pub(super) fn kind(self) -> &'t Kind {
        self.reading.tree.kind(self.at.node)
    }

    pub(crate) fn shape(self) -> Shape<'t> {
        match self.kind() {
            Kind::Scalar { text, plain: false } => Shape::Text(text),
            Kind::Scalar { text, .. } if is_null(text) => Shape::Nothing,
            Kind::Scalar { text, .. } if is_integer(text) => Shape::Integer(text),
            Kind::Scalar { text, .. } if boolean(text).is_some() || is_number(text) => Shape::Other,
            Kind::Scalar { text, .. } => Shape::Text(text),
            Kind::List(_) => Shape::List,
            Kind::Mapping(_) | Kind::Alias(_) => Shape::Mapping,
        }
    }

    /// The items of a list.
    pub(crate) fn items(self) -> Option<impl ExactSizeIterator<Item = Self>> {
        match self.kind() {
            Kind::List(items) => Some(items.iter().map(move |item| self.to(*item, Place::Item))),
            _ => self.expected("a list"),
        }
    }

    /// The keys and the values of a mapping.
    pub(crate) fn entries(self) -> Option<impl Iterator<Item = (Self, Self)>> {
        let entry = move |&(key, value): &_| (self.to(key, Place::Key), self.to(value, Place::Value(key)));
        match self.kind() {
            Kind::Mapping(entries) => Some(entries.iter().map(entry)),
            _ => self.expected(MAPPING),
        }
    }

    /// The text of a scalar without quotes.
    pub(super) fn plain(self) -> Option<&'t str> {
        match self.kind() {
            Kind::Scalar { text, plain: true } => Some(text),
            _ => None,
        }
    }

    /// The text of a scalar as it is written, unless it says that there is nothing.
    pub(super) fn text(self) -> Option<&'t str> {
        match self.kind() {
            Kind::Scalar { text, .. } if !self.is_nothing() => Some(text),
            _ => None,
        }
    }

    fn is_nothing(self) -> bool {
        self.plain().is_some_and(is_null)
    }

    /// Whether the node was reported while the tree was built.
    fn is_broken(self) -> bool {
        self.reading.tree.broken.contains(&self.at.node)
    }

    fn integer(self, min: i128, max: i128) -> Option<i128> {
        let Some(text) = self.plain().filter(|text| is_integer(text)) else { return self.expected("a whole number") };
        match text.parse() {
            Ok(number) if (min..=max).contains(&number) => Some(number),
            _ => self.expected(&format!("a whole number from {min} to {max}")),
        }
    }
}

macro_rules! integers {
    ($($integer:ident)*) => {
        $(impl Read for $integer {
            fn read(node: Reader<'_>) -> Option<Self> {
                node.integer(Self::MIN.into(), Self::MAX.into())?.try_into().ok()
            }
        })*
    };
}

integers! { u16 u32 u64 i64 }

impl Read for bool {
    fn read(node: Reader<'_>) -> Option<Self> {
        node.plain().and_then(boolean).or_else(|| node.expected("`true` or `false`"))
    }
}

impl Read for String {
    fn read(node: Reader<'_>) -> Option<Self> {
        node.text().or_else(|| node.expected("text")).map(str::to_owned)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(node: Reader<'_>) -> Option<Self> {
        if node.is_nothing() { Some(None) } else { T::read(node).map(Some) }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: Reader<'_>) -> Option<Self> {
        let mut items = Self::new();
        for item in node.items()? {
            if let Some(item) = item.read() {
                items.push(item);
            }
        }
        Some(items)
    }
}
