//! Deserializes types from the nodes of a tree.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Display;
use std::str::FromStr;

use serde::de::{Deserializer, Visitor};

use super::access::{ListReader, MappingReader, Parts};
use super::error::{At, Error, Place};
use super::given::Given;
use super::renamed::Renamed;
use super::scalar::{boolean, is_integer, is_null, number};
use super::tree::{Entry, Kind, NodeId, Tree};
use super::{literal, spanned};

/// The names that a type knows.
pub(super) type Names = &'static [&'static str];

/// What of a tree is read.
#[derive(Debug)]
pub(super) struct View<'t> {
    pub(super) tree: &'t Tree,
    /// Nodes that are passed over, with the key or the value that belongs to them.
    pub(super) cut: HashSet<NodeId>,
    /// Missing keys of mappings, which are read as if they had a value.
    pub(super) filled: HashMap<NodeId, Vec<&'static str>>,
    /// The keys that were read under a former name.
    pub(super) renamed: RefCell<BTreeMap<NodeId, &'static Renamed>>,
}

/// A node that is read, or what stands in for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'t> {
    pub(super) view: &'t View<'t>,
    pub(super) at: At,
    pub(super) given: Given<'t>,
}

impl<'t> Reader<'t> {
    pub(super) fn root(view: &'t View<'t>) -> Self {
        Self { view, at: At { node: view.tree.root, place: Place::Root }, given: Given::Node }
    }

    /// Another node of the same tree.
    pub(super) fn to(self, node: NodeId, place: Place) -> Self {
        Self { at: At { node, place }, given: Given::Node, ..self }
    }

    /// An error that has no node yet happened here.
    pub(super) fn locate<T>(self, result: Result<T, Error>) -> Result<T, Error> {
        result.map_err(|error| error.at(self.at))
    }

    pub(super) fn kind(self) -> &'t Kind {
        self.view.tree.kind(self.at.node)
    }

    /// The entries of a mapping of which nothing is cut out.
    pub(super) fn entries(self) -> impl Iterator<Item = Entry> {
        let whole = move |(key, value): &Entry| !self.view.cut.contains(key) && !self.view.cut.contains(value);
        self.view.tree.entries(self.at.node).iter().copied().filter(whole)
    }

    /// The text of a scalar without quotes.
    fn plain(self) -> Option<&'t str> {
        match (self.given, self.kind()) {
            (Given::Node, Kind::Scalar { text, plain: true }) => Some(text),
            _ => None,
        }
    }

    pub(super) fn is_nothing(self) -> bool {
        self.is_made_up() || self.plain().is_some_and(is_null)
    }

    /// The text of a scalar as written, unless it says that there is nothing.
    pub(super) fn text(self) -> Option<&'t str> {
        match (self.given, self.kind()) {
            (Given::Text(text), _) => Some(text),
            (Given::MadeUp(_), _) => Some(""),
            (Given::Node, Kind::Scalar { text, .. }) if !self.is_nothing() => Some(text),
            _ => None,
        }
    }

    /// The text of what may be a number.
    fn digits(self) -> Option<&'t str> {
        if self.is_made_up() { Some("1") } else { self.plain() }
    }

    fn integer<T: FromStr + Display>(self, min: T, max: T) -> Result<T, Error> {
        match self.digits().filter(|text| is_integer(text)) {
            Some(text) => {
                text.parse().map_err(|_| Error::wrong_type(format!("a whole number from {min} to {max}")).at(self.at))
            }
            None => Err(Error::wrong_type("a whole number").at(self.at)),
        }
    }

    fn number(self) -> Result<f64, Error> {
        self.digits().and_then(number).ok_or_else(|| Error::wrong_type("a number").at(self.at))
    }

    fn list<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut list = self.items()?;
        let value = visitor.visit_seq(&mut list)?;
        list.finish()?;
        Ok(value)
    }

    fn items(self) -> Result<ListReader<'t>, Error> {
        match self.kind() {
            _ if self.is_made_up() => Ok(ListReader::new(self, &[])),
            Kind::List(items) => Ok(ListReader::new(self, items)),
            _ => Err(Error::wrong_type("a list")),
        }
    }

    /// Reads a mapping as a type with these keys. A type with any keys has no name.
    fn mapping<V: Visitor<'t>>(self, of: &'static str, keys: Names, visitor: V) -> Result<V::Value, Error> {
        let mut mapping = self.keys(of, keys)?;
        let value = visitor.visit_map(&mut mapping)?;
        mapping.finish()?;
        Ok(value)
    }

    fn keys(self, of: &'static str, keys: Names) -> Result<MappingReader<'t>, Error> {
        match self.kind() {
            _ if self.is_made_up() => Ok(MappingReader::made_up(self.inside()?, keys)),
            Kind::Mapping(_) => Ok(MappingReader::new(self, of)),
            _ => Err(Error::wrong_type("a mapping")),
        }
    }

    /// A scalar as what it looks like.
    fn scalar<V: Visitor<'t>>(self, text: &'t str, visitor: V) -> Result<V::Value, Error> {
        if self.plain().is_none() {
            return visitor.visit_str(text);
        }
        if is_null(text) {
            visitor.visit_unit()
        } else if let Some(value) = boolean(text) {
            visitor.visit_bool(value)
        } else if is_integer(text) {
            match (text.parse(), text.parse()) {
                (Ok(value), _) => visitor.visit_u64(value),
                (_, Ok(value)) => visitor.visit_i64(value),
                _ => visitor.visit_str(text),
            }
        } else if let Some(value) = number(text) {
            visitor.visit_f64(value)
        } else {
            visitor.visit_str(text)
        }
    }

    /// The place of a node, or of what an alias stands for, and then the node itself.
    fn spanned(self) -> Parts<'t> {
        let tree = self.view.tree;
        let span = tree.nodes[tree.resolve(self.at.node)].span;
        let place = [span.file.0, span.start, span.end].map(|number| self.given(Given::Number(number)));
        Parts::from_iter(place.into_iter().chain([self]))
    }

    fn literal(self) -> Result<Parts<'t>, Error> {
        let text = self.text().ok_or_else(|| Error::wrong_type("a single value"))?;
        let is_plain = self.plain().is_some();
        Ok(Parts::from_iter([self.given(Given::Text(text)), self.given(Given::Flag(is_plain))]))
    }
}

macro_rules! integers {
    ($($deserialize:ident $visit:ident $integer:ident,)*) => {
        $(fn $deserialize<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
            self.locate(match self.given {
                Given::Number(number) => visitor.visit_u32(number),
                _ => visitor.$visit(self.integer($integer::MIN, $integer::MAX)?),
            })
        })*
    };
}

impl<'t> Deserializer<'t> for Reader<'t> {
    type Error = Error;

    integers! {
        deserialize_i8 visit_i8 i8,
        deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64,
        deserialize_i128 visit_i128 i128,
        deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64,
        deserialize_u128 visit_u128 u128,
    }

    fn deserialize_f32<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_f64<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.locate(visitor.visit_f64(self.number()?))
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = match self.given {
            Given::Flag(value) => Some(value),
            Given::MadeUp(_) => Some(false),
            _ => self.plain().and_then(boolean),
        };
        self.locate(match value {
            Some(value) => visitor.visit_bool(value),
            None => Err(Error::wrong_type("`true` or `false`")),
        })
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.locate(match self.text() {
            Some(text) => visitor.visit_str(text),
            None => Err(Error::wrong_type("text")),
        })
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_char<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.locate(if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) })
    }

    fn deserialize_unit<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.locate(if self.is_nothing() { visitor.visit_unit() } else { Err(Error::wrong_type("nothing")) })
    }

    fn deserialize_unit_struct<V: Visitor<'t>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        let inside = self.inside()?;
        self.locate(match name {
            spanned::NAME => visitor.visit_seq(inside.spanned()),
            literal::NAME => self.literal().and_then(|parts| visitor.visit_seq(parts)),
            _ => visitor.visit_newtype_struct(inside),
        })
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.locate(self.list(visitor))
    }

    fn deserialize_tuple<V: Visitor<'t>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        if self.is_made_up() {
            let inside = self.inside()?;
            return visitor.visit_seq(Parts::from_iter((0..length).map(|_| inside)));
        }
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.locate(self.mapping("", &[], visitor))
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        keys: Names,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.locate(self.mapping(name, keys, visitor))
    }

    fn deserialize_enum<V: Visitor<'t>>(self, _: &'static str, variants: Names, visitor: V) -> Result<V::Value, Error> {
        let choice = self.choice(variants);
        self.locate(choice.and_then(|choice| visitor.visit_enum(choice)))
    }

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        self.locate(match (self.given, self.kind()) {
            (Given::Text(text), _) => visitor.visit_str(text),
            (Given::MadeUp(_), _) => visitor.visit_str(""),
            (_, Kind::Scalar { text, .. }) => self.scalar(text, visitor),
            (_, Kind::List(_)) => self.list(visitor),
            (_, Kind::Mapping(_) | Kind::Alias(_)) => self.mapping("", &[], visitor),
        })
    }

    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { <V: Visitor<'t>> bytes byte_buf }
}
