//! What the decoder knows while it reads a document.

use super::convert::{Held, convert};
use super::frame::{Deferred, Open};
use super::key::Key;
use super::list::Lists;
use super::problem::{MAX_ELEMENTS, Outcome, Problem};
use super::{Context, Sink};
use crate::path::Step;
use crate::record::{Mismatch, Record, Value};
use crate::table::{Pick, Write};

/// The rank of what is not filled; what the spec gives ranks below it.
pub(super) const UNFILLED: u8 = u8::MAX;

/// What the decoder knows while it reads a document.
pub(super) struct State<'c> {
    pub(super) params: &'c [Option<String>],
    pub(super) verifies: bool,
    pub(super) envelope: Envelope,
    pub(super) items: Items,
    pub(super) captures: Captures,
    /// For each frame that is open: a rank for each slot, then a verdict for each check.
    pub(super) marks: Vec<u8>,
    /// For each frame that is open: the parts of its joins.
    pub(super) parts: Vec<Part>,
    pub(super) lists: Lists,
    pub(super) open: Open,
    pub(super) deferred: Deferred,
    /// How many elements were read so far, of all lists.
    elements: usize,
    /// The way to a failure, innermost step first.
    way: Vec<Step>,
}

/// What the envelope says about the list.
#[derive(Debug, Default)]
pub(super) struct Envelope {
    pub(super) next: Ranked<String>,
    pub(super) more: Ranked<bool>,
    pub(super) total: Ranked<u64>,
    pub(super) key: Option<Key>,
}

/// How far the items have been read.
#[derive(Debug, Default)]
pub(super) struct Items {
    /// The rank of the array that they come from; `None` before one was seen.
    pub(super) rank: Option<u8>,
    /// How many there are.
    pub(super) count: usize,
    /// The key of the current item.
    pub(super) key: Ranked<(Key, Pick)>,
}

/// The values of the envelope that items take over.
#[derive(Debug, Default)]
pub(super) struct Captures {
    pub(super) values: Vec<Ranked<Held>>,
    /// Whether there are none, or an earlier pass over the document found them all.
    pub(super) complete: bool,
    /// Whether a record inside an item needed one before that.
    pub(super) wanted: bool,
}

/// A part of a join.
pub(super) struct Part {
    pub(super) join: u16,
    pub(super) part: u8,
    pub(super) text: Ranked<String>,
}

/// A value that only one of the same or a lower rank replaces.
#[derive(Debug)]
pub(super) struct Ranked<T> {
    pub(super) rank: u8,
    value: Option<T>,
}

impl<T> Default for Ranked<T> {
    fn default() -> Self {
        Self { rank: UNFILLED, value: None }
    }
}

impl<T> Ranked<T> {
    pub(super) fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    pub(super) fn take(self) -> Option<T> {
        self.value
    }

    /// Takes a value over if nothing better is there. `read` gives `None` for a value that counts as absent.
    pub(super) fn offer(
        &mut self,
        write: &Write,
        value: &Value<'_>,
        read: impl FnOnce(&Value<'_>) -> Result<Option<T>, Mismatch>,
    ) -> Outcome {
        if self.rank < write.rank {
            return Ok(());
        }
        convert(write.convert, value, |value| {
            if let Some(taken) = read(value).map_err(|Mismatch(expected)| Problem::mismatch(expected, value))? {
                *self = Self { rank: write.rank, value: Some(taken) };
            }
            Ok(())
        })
    }
}

/// What values are written to: the page before it enters an item, then a record.
pub(super) enum Place<'p> {
    Envelope(&'p mut dyn Sink),
    Record(&'p mut dyn Record),
}

impl<'c> State<'c> {
    /// Ready to read a document; `captures` are those of an earlier pass, if there was one.
    pub(super) fn new(context: &Context<'c>, captures: Option<Captures>) -> Self {
        let captures = captures.unwrap_or_else(|| Captures {
            values: (0..context.body.captures).map(|_| Ranked::default()).collect(),
            complete: context.body.captures == 0,
            wanted: false,
        });
        Self {
            params: context.params,
            verifies: context.verify,
            envelope: Envelope::default(),
            items: Items::default(),
            captures,
            marks: Vec::new(),
            parts: Vec::new(),
            lists: Lists::default(),
            open: Open::ENVELOPE,
            deferred: Deferred::default(),
            elements: 0,
            way: Vec::new(),
        }
    }

    /// Another element is about to be read. A few bytes of a body can become a record of some hundred, so that a cap on the
    /// body alone would not bound the memory.
    pub(super) fn count_element(&mut self) -> Outcome {
        self.elements += 1;
        if self.elements > MAX_ELEMENTS { Err(Problem::TooMany.into()) } else { Ok(()) }
    }

    /// Notes, on the way out after an error, where it happened.
    #[cold]
    pub(super) fn passed(&mut self, step: Step) {
        self.way.push(step);
    }

    /// Where a failure happened.
    pub(super) fn way(mut self) -> Vec<Step> {
        self.way.reverse();
        self.way
    }
}
