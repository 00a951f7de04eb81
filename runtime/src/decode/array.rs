//! Arrays, and what their elements open and close around their values.

use super::frame::Origin;
use super::json::{Json, Next, Rest};
use super::problem::{Problem, Quote};
use super::state::Place;
use super::walk::Walk;
use super::write::{takes_object, unexpected};
use crate::path::Step;
use crate::record::Record;
use crate::table::{Each, Elements, Node};

/// There is room for so many items at most before they come: a body may begin with a tiny one.
const MOST_EXPECTED: usize = 1_000;

impl<'t> Walk<'t, '_> {
    /// Reads an array, from behind its bracket.
    #[inline(never)]
    pub(super) fn array(&mut self, rest: &'t [u8], node: &'static Node, place: &mut Place<'_>) -> Rest<'t> {
        if node.each.is_none() && node.at.is_empty() {
            return self.no_array(rest, node);
        }
        let lists = self.state.lists.depth();
        let each = node.each.filter(|each| self.begin(each, place));
        let rest = self.elements(rest, node, each, place)?;
        self.state.end_values(lists);
        Some(rest)
    }

    /// Reads elements to the end of the array. They go to `each`, if that counts.
    fn elements(
        &mut self,
        rest: &'t [u8],
        node: &'static Node,
        each: Option<&'static Each>,
        place: &mut Place<'_>,
    ) -> Rest<'t> {
        let rank = self.state.items.rank;
        let (mut index, mut next) = (0, Json::first(rest, b']'));
        while let Next::Value(rest) = next {
            // Another array of items may have begun inside an element.
            let each = each.filter(|each| !is_items(each) || self.state.items.rank == rank);
            let here = node.at.iter().find(|(wanted, _)| *wanted == index).map(|(_, node)| node);
            let read = self.either(rest, index, each, here, place);
            let left = self.noted(Step::Index(index), read)?;
            if index == 0 && each.is_some_and(is_items) {
                make_room(rest, left, place);
            }
            next = self.json.next(left, b']')?;
            index += 1;
        }
        Some(next.rest())
    }

    /// An array where none is expected; PHP writes an empty object as one.
    fn no_array(&mut self, rest: &'t [u8], node: &'static Node) -> Rest<'t> {
        if takes_object(node)
            && let Next::End(rest) = Json::first(rest, b']')
        {
            return Some(rest);
        }
        self.check(unexpected(node, || Quote::Other("an array".to_owned())))?;
        self.json.skip_rest(rest, b']')
    }

    /// The array of `each` begins; whether it counts.
    pub(super) fn begin(&mut self, each: &'static Each, place: &mut Place<'_>) -> bool {
        match each.elements {
            Elements::Values => {
                self.state.begin_values(&each.node, place);
                true
            }
            Elements::Records { slot } => self.state.begin_records(slot, place),
            Elements::Items { rank } => self.state.begin_items(rank, place),
        }
    }

    /// Reads an element. It goes to `each`, to the node for its index, to both or to none.
    #[inline]
    fn either(
        &mut self,
        rest: &'t [u8],
        index: usize,
        each: Option<&'static Each>,
        here: Option<&'static Node>,
        place: &mut Place<'_>,
    ) -> Rest<'t> {
        match (each, here) {
            (Some(each), None) => self.each(rest, each, index, place),
            (None, Some(node)) => self.value(rest, node, place),
            (None, None) => self.json.skip(rest),
            (Some(each), Some(node)) => {
                // Two parts of the table are about the same element: it is read twice.
                self.each(rest, each, index, place)?;
                self.value(rest, node, place)
            }
        }
    }

    /// An element, for which nothing is opened if it is `null`.
    fn each(&mut self, rest: &'t [u8], each: &'static Each, index: usize, place: &mut Place<'_>) -> Rest<'t> {
        match self.json.null(rest)? {
            Some(rest) => Some(rest),
            None => self.element(each, Some(index), place, |walk, place| walk.value(rest, &each.node, place)),
        }
    }

    /// Reads an element, or the only item, which has no index.
    pub(super) fn element(
        &mut self,
        each: &'static Each,
        index: Option<usize>,
        place: &mut Place<'_>,
        read: impl FnOnce(&mut Self, &mut Place<'_>) -> Rest<'t>,
    ) -> Rest<'t> {
        let counted = self.state.count_element();
        self.check(counted)?;
        match (each.elements, &mut *place) {
            (Elements::Values, place) => {
                let outer = self.state.begin_element();
                let rest = read(self, place)?;
                let ended = self.state.end_element(outer, place);
                self.check(ended).map(|()| rest)
            }
            (Elements::Items { .. }, Place::Envelope(sink)) => {
                let origin = Origin { item: self.state.items.count, index };
                let rest = self.framed(each, sink.push(), Some(origin), read)?;
                self.state.end_item();
                Some(rest)
            }
            (Elements::Records { slot }, Place::Record(record)) => self.framed(each, record.push(slot), None, read),
            _ => self.json.refuse(Problem::Misplaced),
        }
    }

    /// Reads an element into a record of its own.
    fn framed(
        &mut self,
        each: &'static Each,
        record: Option<&mut dyn Record>,
        origin: Option<Origin>,
        read: impl FnOnce(&mut Self, &mut Place<'_>) -> Rest<'t>,
    ) -> Rest<'t> {
        let Some(record) = record else { return self.json.refuse(Problem::Misplaced) };
        let outer = self.state.open(&each.frame);
        let rest = read(self, &mut Place::Record(&mut *record))?;
        let closed = self.state.close(outer, record, origin);
        self.check(closed).map(|()| rest)
    }
}

/// Makes room for as many items as the first of them lets expect.
fn make_room(first: &[u8], left: &[u8], place: &mut Place<'_>) {
    if let Place::Envelope(sink) = place {
        let length = (first.len() - left.len()).max(1);
        sink.expect((left.len() / length).min(MOST_EXPECTED));
    }
}

const fn is_items(each: &Each) -> bool {
    matches!(each.elements, Elements::Items { .. })
}
