//! Where scalars are written.

use specloom_values::{boolean, count};

use super::frame::{MATCHES, OTHER};
use super::key::Key;
use super::problem::{Outcome, Problem, Quote};
use super::state::{Part, Place, Ranked, State};
use crate::record::{Mismatch, Record, Value};
use crate::table::{Node, Target, Write};

impl State<'_> {
    /// A scalar stands where the trie has `node`.
    #[inline(always)]
    pub(super) fn scalar(&mut self, node: &'static Node, place: &mut Place<'_>, value: &Value<'_>) -> Outcome {
        match node.leaf {
            [write] => self.write(write, place, value),
            [] => unexpected(node, || Quote::scalar(value)),
            writes => self.writes(writes, place, value),
        }
    }

    #[inline(never)]
    fn writes(&mut self, writes: &[Write], place: &mut Place<'_>, value: &Value<'_>) -> Outcome {
        writes.iter().try_for_each(|write| self.write(write, place, value))
    }

    #[inline(always)]
    fn write(&mut self, write: &Write, place: &mut Place<'_>, value: &Value<'_>) -> Outcome {
        match (write.to, place) {
            (Target::Slot(slot), Place::Record(record)) => self.slot(&mut **record, slot, write, value),
            (target, _) => self.aside(target, write, value),
        }
    }

    /// Writes to anything but a slot. It stands apart from what is done for almost every scalar.
    #[inline(never)]
    fn aside(&mut self, target: Target, write: &Write, value: &Value<'_>) -> Outcome {
        match target {
            Target::Slot(_) => Err(Problem::Misplaced.into()),
            Target::Part { join, part } => self.part(join, part, write, value),
            Target::Verify(check) => self.check(check, value),
            Target::Capture(capture) => self.capture(capture, write, value),
            Target::Next => self.envelope.next.offer(write, value, |value| Ok(Key::read(value)?.map(Key::into_text))),
            Target::More => self.envelope.more.offer(write, value, |value| boolean(value).map(Some)),
            Target::Total => self.envelope.total.offer(write, value, |value| count(value).map(Some)),
            Target::Key(pick) => {
                self.items.key.offer(write, value, |value| Ok(Key::read(value)?.map(|key| (key, pick))))
            }
        }
    }

    fn part(&mut self, join: u16, part: u8, write: &Write, value: &Value<'_>) -> Outcome {
        let parts = self.parts.iter_mut().skip(self.open.parts);
        let mut fresh = Part { join, part, text: Ranked::default() };
        let earlier = parts.into_iter().find(|earlier| (earlier.join, earlier.part) == (join, part));
        let is_new = earlier.is_none();
        let filled = |value: &Value<'_>| Ok(Some(value.text().into_owned()).filter(|text| !text.is_empty()));
        earlier.unwrap_or(&mut fresh).text.offer(write, value, filled)?;
        if is_new {
            self.parts.push(fresh);
        }
        Ok(())
    }

    fn capture(&mut self, capture: u16, write: &Write, value: &Value<'_>) -> Outcome {
        if self.captures.complete {
            return Ok(());
        }
        let captured = self.captures.values.get_mut(usize::from(capture)).ok_or(Problem::Misplaced)?;
        captured.offer(write, value, |value| Ok(Some(value.into())))
    }

    /// Compares a value of the element with the parameter that it should have.
    fn check(&mut self, check: u16, value: &Value<'_>) -> Outcome {
        let check = usize::from(check);
        let verify = self.open.frame.verify.get(check).ok_or(Problem::Misplaced)?;
        let Some(Some(asked)) = self.params.get(usize::from(verify.param)) else { return Ok(()) };
        let mark = self.marks.get_mut(self.open.marks + usize::from(self.open.frame.slots) + check);
        let mark = mark.ok_or(Problem::Misplaced)?;
        if let Some(verdict) = verdict(&value.text(), asked) {
            *mark = (*mark).min(verdict);
        }
        Ok(())
    }
}

/// Writes a value that has no better one beside it.
pub(super) fn put(record: &mut dyn Record, slot: u16, value: &Value<'_>) -> Outcome {
    record.put(slot, value).map_err(|Mismatch(expected)| Problem::mismatch(expected, value))
}

/// A value of a type for which `node` has no use.
pub(super) fn unexpected(node: &'static Node, found: impl FnOnce() -> Quote) -> Outcome {
    let object = takes_object(node);
    let array = node.each.is_some() || !node.at.is_empty();
    let expected = match (object, array, !node.leaf.is_empty()) {
        (false, false, false) => return Ok(()),
        (true, false, false) => "an object",
        (false, true, false) => "an array",
        (false, false, true) => "a string, a number or a boolean",
        (true, true, false) => "an object or an array",
        (true, false, true) => "an object, a string, a number or a boolean",
        (false, true, true) => "an array, a string, a number or a boolean",
        (true, true, true) => "a value",
    };
    Err(Problem::Mismatch { expected, found: found() }.into())
}

/// Whether an object is expected where the trie has `node`.
pub(super) const fn takes_object(node: &Node) -> bool {
    node.one.is_some() || !node.fields.rows().is_empty()
}

/// What a value of an element says about what was asked for; nothing without a letter or a digit. Most are equal.
fn verdict(own: &str, asked: &str) -> Option<u8> {
    if own == asked {
        return Some(MATCHES);
    }
    essence(own).next()?;
    Some(if essence(own).eq(essence(asked)) { MATCHES } else { OTHER })
}

/// Letters and digits in lower case.
fn essence(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase)
}
