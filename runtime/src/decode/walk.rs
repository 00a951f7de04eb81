//! The walk along the document and the table's trie.

use super::json::{Json, Next, Rest, space};
use super::order::{Orders, Turn};
use super::problem::{Outcome, Quote};
use super::state::{Place, State};
use super::write::unexpected;
use crate::path::Step;
use crate::record::Value;
use crate::table::{Each, Fields, Node, Row};

/// A document that is read. What reads a part of it takes the text from there on, and gives what is left behind it.
pub(super) struct Walk<'t, 'c> {
    pub(super) json: Json<'t>,
    pub(super) state: State<'c>,
    orders: Orders<'t>,
}

impl<'t, 'c> Walk<'t, 'c> {
    pub(super) fn new(text: &'t str, state: State<'c>) -> Self {
        Self { json: Json::new(text), state, orders: Orders::default() }
    }

    /// Reads the value that stands where the trie has `node`. It goes no deeper than the trie, so that nothing but a table
    /// decides how far the stack grows.
    #[inline(always)]
    pub(super) fn value(&mut self, rest: &'t [u8], node: &'static Node, place: &mut Place<'_>) -> Rest<'t> {
        match space::passed(rest) {
            [b'"', rest @ ..] => self.text(rest, node, place),
            [b'{', rest @ ..] => self.object(rest, node, place),
            [b'[', rest @ ..] => self.array(rest, node, place),
            rest => self.plain(rest, node, place),
        }
    }

    /// Reads a text, from behind its opening quote.
    #[inline(always)]
    fn text(&mut self, rest: &'t [u8], node: &'static Node, place: &mut Place<'_>) -> Rest<'t> {
        let (text, rest) = self.json.quoted(rest)?;
        let written = self.state.scalar(node, place, &Value::Text(self.json.lend(text, rest)));
        self.check(written).map(|()| rest)
    }

    /// Reads a number or a word.
    fn plain(&mut self, rest: &'t [u8], node: &'static Node, place: &mut Place<'_>) -> Rest<'t> {
        let (value, rest) = self.json.plain(rest)?;
        let Some(value) = value else { return Some(rest) };
        let written = self.state.scalar(node, place, &value);
        self.check(written).map(|()| rest)
    }

    /// Reads an object, from behind its brace.
    #[inline(never)]
    fn object(&mut self, rest: &'t [u8], node: &'static Node, place: &mut Place<'_>) -> Rest<'t> {
        match (node.one, !node.fields.rows().is_empty()) {
            (None, true) => self.fields(rest, &node.fields, place),
            (None, false) => self.no_object(rest, node),
            (Some(one), false) => self.one(rest, one, place),
            (Some(one), true) => {
                // The object is the only item, and is searched for keys of the envelope too: it is read twice.
                self.fields(rest, &node.fields, place)?;
                self.one(rest, one, place)
            }
        }
    }

    /// An object that is searched for keys.
    fn fields(&mut self, rest: &'t [u8], fields: &'static Fields, place: &mut Place<'_>) -> Rest<'t> {
        let (mut next, mut turn) = (Json::first(rest, b'}'), self.orders.first(fields));
        while let Next::Value(rest) = next {
            let rest = space::passed(rest);
            let (row, rest) = match self.orders.expected(&mut turn, rest) {
                Some(expected) => expected,
                None => self.search(rest, fields, &mut turn)?,
            };
            let rest = match row {
                Some((key, node)) => {
                    let read = self.value(rest, node, place);
                    self.noted(Step::Key(key), read)?
                }
                None => self.json.skip(rest)?,
            };
            next = self.json.next(rest, b'}')?;
        }
        Some(next.rest())
    }

    /// Reads a key and looks for its row.
    #[inline(never)]
    fn search(
        &mut self,
        start: &'t [u8],
        fields: &'static Fields,
        turn: &mut Turn,
    ) -> Option<(Option<&'static Row>, &'t [u8])> {
        let (key, rest) = self.json.key(start)?;
        let row = fields.find(key);
        let text = start.get(..start.len() - rest.len()).unwrap_or_default();
        self.orders.note(turn, text, row);
        Some((row, rest))
    }

    /// An object where none is expected.
    fn no_object(&mut self, rest: &'t [u8], node: &'static Node) -> Rest<'t> {
        self.check(unexpected(node, || Quote::Other("an object".to_owned())))?;
        self.json.skip_rest(rest, b'}')
    }

    /// An object that is the only item of the answer.
    fn one(&mut self, rest: &'t [u8], each: &'static Each, place: &mut Place<'_>) -> Rest<'t> {
        if self.begin(each, place) {
            self.element(each, None, place, |walk, place| walk.object(rest, &each.node, place))
        } else {
            self.json.skip_rest(rest, b'}')
        }
    }

    /// Notes what is wrong, if anything is.
    #[inline]
    pub(super) fn check(&mut self, outcome: Outcome) -> Option<()> {
        match outcome {
            Ok(()) => Some(()),
            Err(problem) => self.json.refuse(problem),
        }
    }

    /// Notes, if something one step below failed, which step that was.
    #[inline]
    pub(super) fn noted(&mut self, step: Step, read: Rest<'t>) -> Rest<'t> {
        if read.is_none() {
            self.state.passed(step);
        }
        read
    }
}
