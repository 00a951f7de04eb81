//! The order in which keys come.
//!
//! Vendors write the keys of all their items in one order. Where the key comes that came in the last item, its text is
//! compared and not read, and its row needs no search.

use crate::table::{Fields, Row};

/// So many keys of an object are remembered.
const MOST: usize = 64;
/// So many keys may be left out at once.
const AHEAD: usize = 8;

/// The keys of the objects that were read, by what they are searched for.
#[derive(Debug, Default)]
pub(super) struct Orders<'t>(Vec<Order<'t>>);

/// The keys of the objects at one place, in the order in which they came.
#[derive(Debug)]
struct Order<'t> {
    fields: &'static Fields,
    keys: Vec<Key<'t>>,
}

/// A key that came.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key<'t> {
    /// As it stands in the text, with its quotes and the colon behind it.
    pub(super) text: &'t [u8],
    /// Its row, if it is looked for.
    pub(super) row: Option<&'static Row>,
}

/// Which key is expected.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    order: usize,
    key: usize,
}

impl<'t> Orders<'t> {
    /// The first key of an object that is searched for `fields`.
    #[inline]
    pub(super) fn first(&mut self, fields: &'static Fields) -> Turn {
        let known = self.0.iter().position(|order| std::ptr::eq(order.fields, fields));
        let order = known.unwrap_or_else(|| {
            self.0.push(Order { fields, keys: Vec::new() });
            self.0.len() - 1
        });
        Turn { order, key: 0 }
    }

    /// The row of the next key and what is left behind it, if it is the one that is expected.
    #[inline(always)]
    pub(super) fn expected(&self, turn: &mut Turn, rest: &'t [u8]) -> Option<(Option<&'static Row>, &'t [u8])> {
        let key = self.0.get(turn.order)?.keys.get(turn.key)?;
        let rest = behind(rest, key.text)?;
        turn.key += 1;
        Some((key.row, rest))
    }

    /// Another key came than the one that was expected.
    pub(super) fn note(&mut self, turn: &mut Turn, key: Key<'t>) {
        let Some(Order { keys, .. }) = self.0.get_mut(turn.order) else { return };
        let later = keys.get(turn.key..).unwrap_or_default();
        match later.iter().take(AHEAD).position(|later| later.text == key.text) {
            // Those in between are left out this time.
            Some(left_out) => turn.key += left_out,
            None if keys.len() < MOST => keys.insert(turn.key.min(keys.len()), key),
            None => return,
        }
        turn.key += 1;
    }
}

/// What is left of `rest` behind `text`, if it begins so. Keys are short: a call would take longer than this.
#[inline(always)]
fn behind<'t>(rest: &'t [u8], text: &[u8]) -> Option<&'t [u8]> {
    let (start, rest) = rest.split_at_checked(text.len())?;
    let is_same = match (ends(start), ends(text)) {
        (Some(start), Some(text)) => start == text,
        _ => start == text,
    };
    is_same.then_some(rest)
}

/// The first and the last bytes of a text that has no others.
#[inline(always)]
fn ends(text: &[u8]) -> Option<(u64, u64)> {
    let (first, last) = (text.first_chunk()?, text.last_chunk()?);
    (text.len() <= 2 * first.len()).then(|| (u64::from_le_bytes(*first), u64::from_le_bytes(*last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Node;

    static FIELDS: Fields = Fields::new(&[("id", Node::NONE)]);

    /// What is expected at each of these keys, which stand in one object each or, without a bar, in the same.
    fn expected(objects: &[&[&'static str]]) -> Vec<Vec<bool>> {
        let mut orders = Orders::default();
        let mut object = |keys: &[&'static str]| {
            let mut turn = orders.first(&FIELDS);
            let mut hit = |key: &'static str| {
                let text = key.as_bytes();
                let is_hit = orders.expected(&mut turn, text).is_some_and(|(_, rest)| rest.is_empty());
                if !is_hit {
                    orders.note(&mut turn, Key { text, row: None });
                }
                is_hit
            };
            keys.iter().map(|key| hit(key)).collect()
        };
        objects.iter().map(|keys| object(keys)).collect()
    }

    #[test]
    fn keys_are_expected_in_the_order_in_which_they_came() {
        let keys = ["\"id\":", "\"created_at\":", "\"an even longer name of a key\":"];
        assert_eq!(expected(&[&keys, &keys]), [[false; 3], [true; 3]]);
    }

    #[test]
    fn a_key_that_is_left_out_does_not_shift_the_others() {
        let (all, some): (&[_], &[_]) = (&["a", "b", "c", "d"], &["a", "c", "d"]);
        assert_eq!(
            expected(&[all, some, some, all])[1..],
            [vec![true, false, true], vec![true, false, true], vec![true; 4]]
        );
    }

    #[test]
    fn a_key_that_comes_later_is_expected_from_then_on() {
        assert_eq!(expected(&[&["a", "c"], &["a", "b", "c"], &["a", "b", "c"]])[1..], [[true, false, true], [true; 3]]);
    }

    #[test]
    fn no_more_keys_are_kept_than_are_worth_it() {
        let names: Vec<&'static str> = (0..1_000).map(|key| &*format!("{key:04}").leak()).collect();
        let hits = expected(&[&names, &names])[1].iter().filter(|hit| **hit).count();
        assert_eq!(hits, MOST);
    }

    #[test]
    fn texts_of_any_length_are_compared_whole() {
        let text: Vec<u8> = (0..40).collect();
        for length in 0..text.len() {
            assert_eq!(behind(&text, &text[..length]), Some(&text[length..]));
            for wrong in 0..length {
                let mut other = text[..length].to_vec();
                other[wrong] = b'?';
                assert_eq!(behind(&text, &other), None, "{length} {wrong}");
            }
        }
        assert_eq!(behind(b"ab", b"abc"), None);
    }
}
