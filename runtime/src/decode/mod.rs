//! Reads the body of an answer into records, driven by an operation's [`Body`].
//!
//! One pass over the bytes: [`walk`] pulls values out of the text ([`json`]), along with the table's trie, and writes scalars
//! where the trie says. Nothing is kept of what the table does not name. The state between two values is in [`state`]; what
//! belongs to one record while it is read, in [`frame`].

mod array;
mod convert;
mod document;
mod error_text;
mod flag;
mod frame;
mod items;
mod json;
mod key;
mod list;
mod order;
mod problem;
mod state;
mod walk;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use error_text::{ErrorText, error_text};
pub(crate) use flag::has_value;
pub(crate) use problem::{DecodeError, Problem};

use secrecy::SecretString;

use crate::record::{Item, Record};
use crate::table::Body;

/// What a body is read with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The operation's table.
    pub(crate) body: &'static Body,
    /// The values of the operation's parameters as they were sent, in the order of `Operation::params`.
    pub(crate) params: &'a [Option<String>],
    /// Whether items are checked against the parameters, where the table says so.
    pub(crate) verify: bool,
    /// What an error may not quote.
    pub(crate) secrets: &'a [SecretString],
}

/// What a body holds.
#[derive(Debug)]
pub(crate) struct Decoded<T> {
    /// The items, in the order of the body.
    pub(crate) items: Vec<T>,
    /// The cursor or link of the next page; never empty.
    pub(crate) next: Option<String>,
    /// Whether there are more pages.
    pub(crate) more: Option<bool>,
    /// How many items, or pages, there are in all.
    pub(crate) total: Option<u64>,
    /// The key picked from the items.
    pub(crate) key: Option<String>,
}

/// Reads a body into records like `blank`.
///
/// # Errors
///
/// The body is not JSON, lacks something that has to be there, or holds a value that does not fit. Whatever the bytes
/// are, there is no panic, and the time taken is linear in their number.
pub(crate) fn decode<T: Item>(bytes: &[u8], context: &Context<'_>, blank: &T) -> Result<Decoded<T>, DecodeError> {
    let mut records = Records { blank, items: Vec::new() };
    let read = document::read(bytes, context, &mut records);
    let envelope = read.map_err(|error| error.without(context.secrets))?;
    Ok(Decoded {
        items: records.items,
        next: envelope.next.take(),
        more: envelope.more.take(),
        total: envelope.total.take(),
        key: envelope.key.map(key::Key::into_text),
    })
}

/// Where items go. It keeps their type out of everything but [`decode`].
trait Sink {
    /// Appends an empty item.
    fn push(&mut self) -> Option<&mut dyn Record>;
    /// An item that was appended before.
    fn get(&mut self, index: usize) -> Option<&mut dyn Record>;
    /// Makes room for so many items more.
    fn expect(&mut self, items: usize);
    /// Drops all items.
    fn clear(&mut self);
}

/// Items, and what the next one starts as.
struct Records<'b, T> {
    blank: &'b T,
    items: Vec<T>,
}

impl<T: Item> Sink for Records<'_, T> {
    fn push(&mut self) -> Option<&mut dyn Record> {
        self.items.push(self.blank.blank());
        self.items.last_mut().map(|item| item as &mut dyn Record)
    }

    fn get(&mut self, index: usize) -> Option<&mut dyn Record> {
        self.items.get_mut(index).map(|item| item as &mut dyn Record)
    }

    fn expect(&mut self, items: usize) {
        self.items.reserve_exact(items);
    }

    fn clear(&mut self) {
        self.items.clear();
    }
}
