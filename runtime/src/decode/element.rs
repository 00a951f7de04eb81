//! An element of an array, or the only item: what it opens and closes around the visit of its value.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::frame::Origin;
use super::problem::Problem;
use super::state::{Place, State};
use super::visit::{Reader, Visit};
use crate::record::Record;
use crate::table::{Each, Elements};

/// Reads an element of an array. What it opens is opened only when the element turns out not to be `null`.
pub(super) struct Element<'v, 'r, 'c> {
    pub(super) each: &'static Each,
    /// Its index in the array; `None` for the only item.
    pub(super) index: Option<usize>,
    pub(super) reader: &'v mut Reader<'r, 'c>,
}

impl<'de> DeserializeSeed<'de> for Element<'_, '_, '_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Element<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<(), E> {
        self.enter(|visit| visit.visit_bool(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.enter(|visit| visit.visit_i64(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.enter(|visit| visit.visit_u64(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.enter(|visit| visit.visit_f64(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.enter(|visit| visit.visit_str(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.enter(|visit| visit.visit_map(map))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, array: A) -> Result<(), A::Error> {
        self.enter(|visit| visit.visit_seq(array))
    }
}

impl<'c> Element<'_, '_, 'c> {
    fn enter<E: Error>(self, read: impl FnOnce(Visit<'_, '_, 'c>) -> Result<(), E>) -> Result<(), E> {
        let Reader { state, place } = &mut *self.reader;
        state.count_element().map_err(|problem| state.fail(problem))?;
        match (self.each.elements, place) {
            (Elements::Values, _) => self.value(read),
            (Elements::Items { .. }, Place::Envelope(sink)) => {
                let origin = Origin { item: state.items.count, index: self.index };
                framed(self.each, state, sink.push(), Some(origin), read)?;
                state.end_item();
                Ok(())
            }
            (Elements::Records { slot }, Place::Record(record)) => {
                framed(self.each, state, record.push(slot), None, read)
            }
            _ => Err(state.fail(Problem::Misplaced)),
        }
    }

    fn value<E: Error>(self, read: impl FnOnce(Visit<'_, '_, 'c>) -> Result<(), E>) -> Result<(), E> {
        let outer = self.reader.state.begin_element();
        read(Visit { node: &self.each.node, reader: &mut *self.reader })?;
        let Reader { state, place } = self.reader;
        state.end_element(outer, place).map_err(|problem| state.fail(problem))
    }
}

/// Reads an element into a record of its own.
fn framed<'c, E: Error>(
    each: &'static Each,
    state: &mut State<'c>,
    record: Option<&mut dyn Record>,
    origin: Option<Origin>,
    read: impl FnOnce(Visit<'_, '_, 'c>) -> Result<(), E>,
) -> Result<(), E> {
    let Some(record) = record else { return Err(state.fail(Problem::Misplaced)) };
    let outer = state.open(&each.frame);
    let mut reader = Reader { state: &mut *state, place: Place::Record(&mut *record) };
    read(Visit { node: &each.node, reader: &mut reader })?;
    state.close(outer, record, origin).map_err(|problem| state.fail(problem))
}
