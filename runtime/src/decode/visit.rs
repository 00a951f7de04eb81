//! The visitor that walks the table's trie along with the document.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::element::Element;
use super::problem::{Problem, Quote};
use super::row::{Found, Row};
use super::state::{Place, State};
use super::tree::Tree;
use super::write::unexpected;
use crate::path::Step;
use crate::record::Value;
use crate::table::{Each, Elements, Fields, Node};

/// Reads the value at one place of the document.
///
/// Two words, as it is moved with every value.
pub(super) struct Visit<'v, 'r, 'c> {
    pub(super) node: &'static Node,
    pub(super) reader: &'v mut Reader<'r, 'c>,
}

/// The state, and where its values go at the moment.
pub(super) struct Reader<'r, 'c> {
    pub(super) state: &'r mut State<'c>,
    pub(super) place: Place<'r>,
}

impl<'de> DeserializeSeed<'de> for Visit<'_, '_, '_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Visit<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<(), E> {
        self.scalar(&Value::Boolean(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.scalar(&Value::Integer(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.scalar(&Value::Integer(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.scalar(&Value::Float(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.scalar(&Value::Text(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        match (self.node.one, self.node.fields.rows().is_empty()) {
            (None, true) => self.no_object(map),
            (None, false) => self.fields(map),
            (Some(one), true) => self.one(one, map),
            (Some(one), false) => self.both(one, map),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut array: A) -> Result<(), A::Error> {
        let (each, at) = (self.node.each, self.node.at);
        if each.is_none() && at.is_empty() {
            return self.no_array(array);
        }
        let lists = self.reader.state.lists.depth();
        let each = each.filter(|each| self.begin(each));
        let rank = self.reader.state.items.rank;
        for index in 0.. {
            let each = each.filter(|each| !is_items(each) || self.reader.state.items.rank == rank);
            let node = at.iter().find(|(wanted, _)| *wanted == index).map(|(_, node)| node);
            match self.element(&mut array, index, each, node) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    self.reader.state.passed(Step::Index(index));
                    return Err(error);
                }
            }
        }
        self.reader.state.end_values(lists);
        Ok(())
    }
}

impl<'r, 'c> Visit<'_, 'r, 'c> {
    fn scalar<E: Error>(self, value: &Value<'_>) -> Result<(), E> {
        let Reader { state, place } = self.reader;
        state.scalar(self.node, place, value).map_err(|problem| state.fail(problem))
    }

    fn child(&mut self, node: &'static Node) -> Visit<'_, 'r, 'c> {
        Visit { node, reader: self.reader }
    }

    /// An object that is searched for keys.
    fn fields<'de, A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let fields = &self.node.fields;
        let mut first = true;
        while let Some(found) = map.next_key_seed(Row(fields))? {
            match found {
                Found::Number if first => return self.number(map),
                Found::Row((key, node)) => {
                    if let Err(error) = map.next_value_seed(self.child(node)) {
                        self.reader.state.passed(Step::Key(key));
                        return Err(error);
                    }
                }
                Found::Number | Found::Unmapped => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            first = false;
        }
        Ok(())
    }

    /// An object where none is expected.
    fn no_object<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let first = map.next_key_seed(Row(&Fields::NONE))?;
        if matches!(first, Some(Found::Number)) {
            return self.number(map);
        }
        let wrong = unexpected(self.node, || Quote::Other("an object".to_owned()));
        wrong.map_err(|problem| self.reader.state.fail(problem))?;
        if first.is_some() {
            map.next_value::<IgnoredAny>()?;
        }
        IgnoredAny.visit_map(map).map(drop)
    }

    fn number<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let digits = map.next_value::<String>()?;
        match Value::number(&digits) {
            Some(value) => self.scalar(&value),
            None => Err(self.reader.state.fail(Problem::Syntax("number out of range".to_owned()))),
        }
    }

    /// An object that is the only item of the answer.
    fn one<'de, A: MapAccess<'de>>(mut self, each: &'static Each, map: A) -> Result<(), A::Error> {
        if self.begin(each) { self.record(each, None).visit_map(map) } else { IgnoredAny.visit_map(map).map(drop) }
    }

    /// An object that is the only item, and is searched for keys of the envelope too: it is read twice.
    fn both<'de, A: MapAccess<'de>>(mut self, each: &'static Each, map: A) -> Result<(), A::Error> {
        let value = Tree(&mut *self.reader.state).visit_map(map)?;
        let node = self.node;
        (&value).deserialize_map(Half { visit: self.child(node), one: None }).map_err(A::Error::custom)?;
        (&value).deserialize_map(Half { visit: self.child(node), one: Some(each) }).map_err(A::Error::custom)
    }

    /// An array where none is expected; PHP writes an empty object as one.
    fn no_array<'de, A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        let object = self.node.one.is_some() || !self.node.fields.rows().is_empty();
        if object && array.next_element::<IgnoredAny>()?.is_none() {
            return Ok(());
        }
        let wrong = unexpected(self.node, || Quote::Other("an array".to_owned()));
        wrong.map_err(|problem| self.reader.state.fail(problem))?;
        IgnoredAny.visit_seq(array).map(drop)
    }

    /// The array of `each` begins; whether it counts.
    fn begin(&mut self, each: &'static Each) -> bool {
        let Reader { state, place } = &mut *self.reader;
        match each.elements {
            Elements::Values => {
                state.begin_values(&each.node, place);
                true
            }
            Elements::Records { slot } => state.begin_records(slot, place),
            Elements::Items { rank } => state.begin_items(rank, place),
        }
    }

    /// Reads one element; `false` if there is none. It goes to `each`, to `node`, to both or to none.
    fn element<'de, A: SeqAccess<'de>>(
        &mut self,
        array: &mut A,
        index: usize,
        each: Option<&'static Each>,
        node: Option<&'static Node>,
    ) -> Result<bool, A::Error> {
        let read = match (each, node) {
            (Some(each), None) => array.next_element_seed(self.record(each, Some(index)))?,
            (None, Some(node)) => array.next_element_seed(self.child(node))?,
            (None, None) => array.next_element::<IgnoredAny>()?.map(drop),
            (Some(each), Some(node)) => {
                // Two parts of the table are about the same element: it is read twice.
                let tree = Tree(&mut *self.reader.state);
                let Some(value) = array.next_element_seed(tree)? else { return Ok(false) };
                self.record(each, Some(index)).deserialize(&value).map_err(A::Error::custom)?;
                Some(self.child(node).deserialize(&value).map_err(A::Error::custom)?)
            }
        };
        Ok(read.is_some())
    }

    fn record(&mut self, each: &'static Each, index: Option<usize>) -> Element<'_, 'r, 'c> {
        Element { each, index, reader: self.reader }
    }
}

/// One of the two readings of an object: its keys, or as the only item.
struct Half<'v, 'r, 'c> {
    visit: Visit<'v, 'r, 'c>,
    one: Option<&'static Each>,
}

impl<'de> Visitor<'de> for Half<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        match self.one {
            Some(each) => self.visit.one(each, map),
            None => self.visit.fields(map),
        }
    }
}

const fn is_items(each: &Each) -> bool {
    matches!(each.elements, Elements::Items { .. })
}
