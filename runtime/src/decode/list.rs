//! Lists: arrays whose elements are appended to a slot.
//!
//! Ranks mean two things for scalars. Of several arrays for one slot, the one with the lowest rank counts; and of several
//! values that one element offers, that with the lowest rank. So an array ranks as the best of its writes, and what an
//! element offers is held until the element ends.

use super::convert::{Held, convert};
use super::problem::{Outcome, Problem};
use super::state::{Place, State, UNFILLED};
use super::write::put;
use crate::record::{Record, Value};
use crate::table::{Elements, Node, Target, Write};

/// The lists that are being filled.
#[derive(Debug, Default)]
pub(super) struct Lists {
    active: Vec<List>,
    /// What the current elements offer.
    offers: Vec<Offer>,
    /// Where the offers of the innermost element begin.
    element: usize,
}

#[derive(Debug)]
struct List {
    slot: u16,
    /// The best of the array's writes to the slot.
    rank: u8,
    /// Whether the array counts: nothing better filled the slot before.
    counts: bool,
}

#[derive(Debug)]
struct Offer {
    slot: u16,
    rank: u8,
    value: Held,
}

impl Lists {
    pub(super) fn depth(&self) -> usize {
        self.active.len()
    }

    /// Whether a list at this slot is being filled, in the frame whose lists begin at `from`, and counts.
    pub(super) fn counts(&self, from: usize, slot: u16) -> Option<bool> {
        self.active.get(from..)?.iter().find(|list| list.slot == slot).map(|list| list.counts)
    }

    /// Finds the slots that an array writes to.
    fn gather(&mut self, from: usize, node: &'static Node) {
        for write in node.leaf {
            if let Target::Slot(slot) = write.to {
                self.add(from, slot, write.rank);
            }
        }
        for (_, node) in node.fields.rows() {
            self.gather(from, node);
        }
        for (_, node) in node.at {
            self.gather(from, node);
        }
        match node.each.map(|each| (each.elements, &each.node)) {
            Some((Elements::Values, node)) => self.gather(from, node),
            Some((Elements::Records { slot }, _)) => self.add(from, slot, 0),
            Some((Elements::Items { .. }, _)) | None => {}
        }
    }

    fn add(&mut self, from: usize, slot: u16, rank: u8) {
        match self.active.iter_mut().skip(from).find(|list| list.slot == slot) {
            Some(list) => list.rank = list.rank.min(rank),
            None => self.active.push(List { slot, rank, counts: false }),
        }
    }

    /// Holds a value of an element unless the element has a better one.
    #[inline(never)]
    fn offer(&mut self, slot: u16, write: &Write, value: &Value<'_>) -> Outcome {
        let offers = &mut self.offers;
        let earlier = offers.iter().skip(self.element).position(|offer| offer.slot == slot);
        let earlier = earlier.map(|at| self.element + at);
        if earlier.and_then(|at| offers.get(at)).is_some_and(|offer| offer.rank < write.rank) {
            return Ok(());
        }
        convert(write.convert, value, |value| {
            let offer = Offer { slot, rank: write.rank, value: value.into() };
            match earlier.and_then(|at| offers.get_mut(at)) {
                Some(earlier) => *earlier = offer,
                None => offers.push(offer),
            }
            Ok(())
        })
    }
}

impl State<'_> {
    /// An array of records begins; whether it counts.
    pub(super) fn begin_records(&mut self, slot: u16, place: &mut Place<'_>) -> bool {
        if let Some(counts) = self.lists.counts(self.open.lists, slot) {
            return counts;
        }
        let mark = self.marks.get_mut(self.open.marks + usize::from(slot));
        if let (Some(mark), Place::Record(record)) = (mark, place) {
            if *mark != UNFILLED {
                record.clear(slot);
            }
            *mark = 0;
        }
        true
    }

    /// An array of scalars begins. Inside another one of the same record it goes on with the same lists.
    pub(super) fn begin_values(&mut self, node: &'static Node, place: &mut Place<'_>) {
        let from = self.open.lists;
        if self.lists.depth() > from {
            return;
        }
        self.lists.gather(from, node);
        for list in self.lists.active.iter_mut().skip(from) {
            let Some(mark) = self.marks.get_mut(self.open.marks + usize::from(list.slot)) else { continue };
            list.counts = *mark >= list.rank;
            if list.counts {
                if let (Place::Record(record), true) = (&mut *place, *mark != UNFILLED) {
                    record.clear(list.slot);
                }
                *mark = list.rank;
            }
        }
    }

    /// The array ends at which the lists had this depth.
    pub(super) fn end_values(&mut self, depth: usize) {
        self.lists.active.truncate(depth);
    }

    /// An element of such an array begins; what is returned goes to [`Self::end_element`].
    pub(super) fn begin_element(&mut self) -> usize {
        std::mem::replace(&mut self.lists.element, self.lists.offers.len())
    }

    pub(super) fn end_element(&mut self, outer: usize, place: &mut Place<'_>) -> Outcome {
        let element = std::mem::replace(&mut self.lists.element, outer);
        for offer in self.lists.offers.drain(element..) {
            let Place::Record(record) = &mut *place else { return Err(Problem::Misplaced.into()) };
            put(&mut **record, offer.slot, &offer.value.value())?;
        }
        Ok(())
    }

    /// Writes a scalar to a slot of the record.
    #[inline(always)]
    pub(super) fn slot(&mut self, record: &mut dyn Record, slot: u16, write: &Write, value: &Value<'_>) -> Outcome {
        // Most scalars stand in no list.
        if self.lists.depth() > self.open.lists
            && let Some(counts) = self.lists.counts(self.open.lists, slot)
        {
            return if counts { self.lists.offer(slot, write, value) } else { Ok(()) };
        }
        let Some(mark) = self.marks.get_mut(self.open.marks + usize::from(slot)) else {
            return Err(Problem::Misplaced.into());
        };
        if *mark < write.rank {
            return Ok(());
        }
        convert(write.convert, value, |value| {
            if *mark != UNFILLED {
                record.clear(slot);
            }
            *mark = write.rank;
            put(record, slot, value)
        })
    }
}
