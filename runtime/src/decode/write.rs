//! Where scalars are written.

use specloom_values::{boolean, count};

use super::frame::{MATCHES, OTHER};
use super::key::Key;
use super::problem::{Problem, Quote};
use super::state::{Part, Place, Ranked, State};
use crate::record::{Mismatch, Record, Value};
use crate::table::{Node, Target, Write};

impl State<'_> {
    /// A scalar stands where the trie has `node`.
    pub(super) fn scalar(
        &mut self,
        node: &'static Node,
        place: &mut Place<'_>,
        value: &Value<'_>,
    ) -> Result<(), Problem> {
        if node.leaf.is_empty() {
            return unexpected(node, || Quote::scalar(value));
        }
        node.leaf.iter().try_for_each(|write| self.write(write, place, value))
    }

    fn write(&mut self, write: &Write, place: &mut Place<'_>, value: &Value<'_>) -> Result<(), Problem> {
        match (write.to, place) {
            (Target::Slot(slot), Place::Record(record)) => self.slot(&mut **record, slot, write, value),
            (Target::Slot(_), Place::Envelope(_)) => Err(Problem::Misplaced),
            (Target::Part { join, part }, _) => self.part(join, part, write, value),
            (Target::Verify(check), _) => self.check(check, value),
            (Target::Capture(capture), _) => self.capture(capture, write, value),
            (Target::Next, _) => {
                self.envelope.next.offer(write, value, |value| Ok(Key::read(value)?.map(Key::into_text)))
            }
            (Target::More, _) => self.envelope.more.offer(write, value, |value| boolean(value).map(Some)),
            (Target::Total, _) => self.envelope.total.offer(write, value, |value| count(value).map(Some)),
            (Target::Key(pick), _) => {
                self.items.key.offer(write, value, |value| Ok(Key::read(value)?.map(|key| (key, pick))))
            }
        }
    }

    fn part(&mut self, join: u16, part: u8, write: &Write, value: &Value<'_>) -> Result<(), Problem> {
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

    fn capture(&mut self, capture: u16, write: &Write, value: &Value<'_>) -> Result<(), Problem> {
        if self.captures.complete {
            return Ok(());
        }
        let captured = self.captures.values.get_mut(usize::from(capture)).ok_or(Problem::Misplaced)?;
        captured.offer(write, value, |value| Ok(Some(value.into())))
    }

    /// Compares a value of the element with the parameter that it should have.
    fn check(&mut self, check: u16, value: &Value<'_>) -> Result<(), Problem> {
        let check = usize::from(check);
        let verify = self.open.frame.verify.get(check).ok_or(Problem::Misplaced)?;
        let Some(Some(asked)) = self.params.get(usize::from(verify.param)) else { return Ok(()) };
        let own = value.text();
        let mark = self.marks.get_mut(self.open.marks + usize::from(self.open.frame.slots) + check);
        let mark = mark.ok_or(Problem::Misplaced)?;
        if essence(&own).next().is_some() {
            *mark = (*mark).min(if essence(&own).eq(essence(asked)) { MATCHES } else { OTHER });
        }
        Ok(())
    }
}

/// Writes a value that has no better one beside it.
pub(super) fn put(record: &mut dyn Record, slot: u16, value: &Value<'_>) -> Result<(), Problem> {
    record.put(slot, *value).map_err(|Mismatch(expected)| Problem::mismatch(expected, value))
}

/// A value of a type for which `node` has no use.
pub(super) fn unexpected(node: &'static Node, found: impl FnOnce() -> Quote) -> Result<(), Problem> {
    let object = node.one.is_some() || !node.fields.rows().is_empty();
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
    Err(Problem::Mismatch { expected, found: found() })
}

/// Letters and digits in lower case.
fn essence(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase)
}
