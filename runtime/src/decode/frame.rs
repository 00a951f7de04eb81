//! One record while it is read, and what is to be done when it ends.

use super::Sink;
use super::convert::{Held, convert};
use super::problem::{Outcome, Problem};
use super::state::{Ranked, State, UNFILLED};
use super::write::put;
use crate::record::{Record, Value};
use crate::table::{Frame, Join, Required, Source};

/// Marks of a check: a value of the element is the one asked for; it has values, but none is.
pub(super) const MATCHES: u8 = 0;
pub(super) const OTHER: u8 = 1;

/// There is room for so many items that wait as soon as one does: most pages hold as many or more.
const ROOM: usize = 32;

/// The rank of a value that the element itself did not have.
const LAST: u8 = UNFILLED - 1;

/// The innermost frame that is open, and where it begins in the stacks of the state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) frame: &'static Frame,
    pub(super) marks: usize,
    pub(super) parts: usize,
    pub(super) lists: usize,
}

impl Open {
    /// Outside of all items.
    pub(super) const ENVELOPE: Self = Self { frame: &Frame::NONE, marks: 0, parts: 0, lists: 0 };
}

/// Items that have to wait for a value of the envelope until the document ends.
#[derive(Debug, Default)]
pub(super) struct Deferred {
    items: Vec<Waiting>,
    /// For each of them: the marks of its slots.
    marks: Vec<u8>,
}

#[derive(Debug)]
struct Waiting {
    origin: Origin,
    frame: &'static Frame,
    marks: usize,
}

/// Where an item comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    /// Its index among the items.
    pub(super) item: usize,
    /// Its index in the array, where elements may be `null`; `None` if it is the only item.
    pub(super) index: Option<usize>,
}

/// Where finals get their values from.
struct Sources<'s> {
    params: &'s [Option<String>],
    captures: &'s [Ranked<Held>],
}

impl State<'_> {
    /// A record begins; what is returned goes to [`Self::close`].
    pub(super) fn open(&mut self, frame: &'static Frame) -> Open {
        let (marks, parts, lists) = (self.marks.len(), self.parts.len(), self.lists.depth());
        self.marks.resize(marks + usize::from(frame.slots) + frame.verify.len(), UNFILLED);
        std::mem::replace(&mut self.open, Open { frame, marks, parts, lists })
    }

    /// A record ends. `origin` is that of an item, `None` for a record inside one.
    pub(super) fn close(&mut self, outer: Open, record: &mut dyn Record, origin: Option<Origin>) -> Outcome {
        self.join_parts(record)?;
        self.verify()?;
        match (self.waits(), origin) {
            (true, Some(origin)) => self.defer(origin),
            (true, None) => self.captures.wanted = true,
            (false, _) => {
                let sources = Sources { params: self.params, captures: &self.captures.values };
                finish(record, self.open.frame, self.marks.get_mut(self.open.marks..).unwrap_or_default(), &sources)?;
            }
        }
        self.marks.truncate(self.open.marks);
        self.parts.truncate(self.open.parts);
        self.open = outer;
        Ok(())
    }

    /// Finishes the items that had to wait. An error comes with the item's index in the array.
    pub(super) fn finish_deferred(&mut self, sink: &mut dyn Sink) -> Result<(), (Option<usize>, Box<Problem>)> {
        let sources = Sources { params: self.params, captures: &self.captures.values };
        for waiting in &self.deferred.items {
            let marks = self.deferred.marks.get_mut(waiting.marks..).unwrap_or_default();
            let record = sink.get(waiting.origin.item).ok_or_else(|| Problem::Misplaced.into());
            record
                .and_then(|record| finish(record, waiting.frame, marks, &sources))
                .map_err(|problem| (waiting.origin.index, problem))?;
        }
        Ok(())
    }

    /// Forgets the items that wait, as a better array begins.
    pub(super) fn forget_deferred(&mut self) {
        self.deferred = Deferred::default();
    }

    fn marks(&self) -> &[u8] {
        self.marks.get(self.open.marks..).unwrap_or_default()
    }

    fn join_parts(&mut self, record: &mut dyn Record) -> Outcome {
        for (index, join) in (0..).zip(self.open.frame.joins) {
            let Some((rank, text)) = self.joined(index, join) else { continue };
            let Some(mark) = self.marks.get_mut(self.open.marks + usize::from(join.slot)) else {
                return Err(Problem::Misplaced.into());
            };
            if *mark < rank {
                continue;
            }
            if *mark != UNFILLED {
                record.clear(join.slot);
            }
            *mark = rank;
            put(record, join.slot, &Value::Text(&text))?;
        }
        Ok(())
    }

    /// A join's text, which ranks as the best of its parts; `None` if no part is there.
    fn joined(&self, index: u16, join: &Join) -> Option<(u8, String)> {
        let parts = self.parts.get(self.open.parts..)?;
        let part = |number| parts.iter().find(|part| part.join == index && part.part == number);
        let there = || (0..join.parts).filter_map(part).filter_map(|part| Some((part.text.rank, part.text.get()?)));
        let rank = there().map(|(rank, _)| rank).min()?;
        let texts: Vec<&str> = there().map(|(_, text)| text.as_str()).collect();
        Some((rank, texts.join(join.separator)))
    }

    fn verify(&self) -> Outcome {
        if !self.verifies {
            return Ok(());
        }
        let frame = self.open.frame;
        let verdicts = self.marks().iter().skip(frame.slots.into());
        for (verify, _) in frame.verify.iter().zip(verdicts).filter(|(_, verdict)| **verdict == OTHER) {
            let asked = self.params.get(usize::from(verify.param)).and_then(Option::as_deref).unwrap_or_default();
            let exempt = verify.unless_prefix.iter().any(|prefix| asked.starts_with(prefix))
                || verify.unless_contains.iter().any(|part| asked.contains(part));
            if !exempt {
                return Err(Problem::Unrequested { param: verify.param }.into());
            }
        }
        Ok(())
    }

    /// Whether a value of the envelope is needed that may still come, or come again.
    fn waits(&self) -> bool {
        !self.captures.complete
            && self
                .open
                .frame
                .finals
                .iter()
                .any(|last| matches!(last.source, Source::Capture(_)) && !filled(self.marks(), last.slot))
    }

    fn defer(&mut self, origin: Origin) {
        let frame = self.open.frame;
        if self.deferred.items.is_empty() {
            self.deferred.items.reserve(ROOM);
            self.deferred.marks.reserve(ROOM * usize::from(frame.slots));
        }
        self.deferred.items.push(Waiting { origin, frame, marks: self.deferred.marks.len() });
        let slots = self.marks.get(self.open.marks..self.open.marks + usize::from(frame.slots));
        self.deferred.marks.extend_from_slice(slots.unwrap_or_default());
    }
}

/// Gives the slots that are left their values, and looks whether all are filled that have to be.
fn finish(record: &mut dyn Record, frame: &'static Frame, marks: &mut [u8], sources: &Sources<'_>) -> Outcome {
    for last in frame.finals {
        if filled(marks, last.slot) {
            continue;
        }
        let Some(value) = value(last.source, sources) else { continue };
        let Some(mark) = marks.get_mut(usize::from(last.slot)) else { return Err(Problem::Misplaced.into()) };
        convert(last.convert, &value, |value| {
            *mark = LAST;
            put(record, last.slot, value)
        })?;
    }
    match frame.required.iter().find(|required| lacks(marks, required)) {
        Some(required) => Err(Problem::Missing { field: required.field, looked_for: required.path }.into()),
        None => Ok(()),
    }
}

fn value<'s>(source: Source, sources: &Sources<'s>) -> Option<Value<'s>> {
    match source {
        Source::Text(text) => Some(Value::Text(text)),
        Source::Integer(number) => Some(Value::Integer(number.into())),
        Source::Boolean(truth) => Some(Value::Boolean(truth)),
        Source::Param(param) => sources.params.get(usize::from(param))?.as_deref().map(Value::Text),
        Source::Capture(capture) => sources.captures.get(usize::from(capture))?.get().map(Held::value),
    }
}

fn lacks(marks: &[u8], required: &Required) -> bool {
    !filled(marks, required.slot) && (required.when.is_empty() || required.when.iter().any(|&slot| filled(marks, slot)))
}

fn filled(marks: &[u8], slot: u16) -> bool {
    marks.get(usize::from(slot)).is_some_and(|&mark| mark != UNFILLED)
}
