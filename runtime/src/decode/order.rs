//! The order in which keys come.
//!
//! Vendors write the keys of all their items in one order. Where the key comes that came in the last item, its text is
//! compared and not read, and its row needs no search.

use std::iter;

use crate::table::{Fields, Row};

/// So many keys are remembered, of all objects.
const MOST: usize = 256;
/// So many places are, as each object is looked for among them.
const PLACES: usize = 32;
/// There is room for so many before the first comes: an allocation more is seen in a page.
const ROOM: usize = 64;
/// So many keys may be left out at once.
const AHEAD: usize = 8;
/// No key has this index.
const NONE: usize = usize::MAX;

/// The keys of the objects that were read, in a list for each place that is searched.
#[derive(Debug, Default)]
pub(super) struct Orders<'t> {
    /// What an object is searched for, and the index of its first key.
    places: Vec<(&'static Fields, usize)>,
    keys: Vec<Key<'t>>,
}

/// A key that came.
#[derive(Debug, Clone, Copy)]
struct Key<'t> {
    /// As it stands in the text, with its quotes and the colon behind it.
    text: &'t [u8],
    /// Its row, if it is looked for.
    row: Option<&'static Row>,
    /// The index of the key that came after it.
    next: usize,
}

/// Which key is expected.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    place: usize,
    /// The index of the key that came last in this object.
    last: usize,
    /// The index of the key that is expected.
    next: usize,
}

impl<'t> Orders<'t> {
    /// The first key of an object that is searched for `fields`.
    #[inline]
    pub(super) fn first(&mut self, fields: &'static Fields) -> Turn {
        let known = self.places.iter().enumerate().find(|(_, (known, _))| std::ptr::eq(*known, fields));
        if let Some((place, (_, first))) = known {
            return Turn { place, last: NONE, next: *first };
        }
        let place = self.places.len();
        if place < PLACES {
            self.places.push((fields, NONE));
        }
        // Where there was no room, the place is none, and nothing is expected there.
        Turn { place, last: NONE, next: NONE }
    }

    /// The row of the next key and what is left behind it, if it is the one that is expected.
    #[inline(always)]
    pub(super) fn expected(&self, turn: &mut Turn, rest: &'t [u8]) -> Option<(Option<&'static Row>, &'t [u8])> {
        let key = self.keys.get(turn.next)?;
        let rest = behind(rest, key.text)?;
        (turn.last, turn.next) = (turn.next, key.next);
        Some((key.row, rest))
    }

    /// Another key came than the one that was expected.
    pub(super) fn note(&mut self, turn: &mut Turn, text: &'t [u8], row: Option<&'static Row>) {
        let later = iter::successors(self.at(turn.next), |(_, key)| self.at(key.next));
        if let Some((index, key)) = later.take(AHEAD).find(|(_, key)| key.text == text) {
            // Those in between are left out this time.
            (turn.last, turn.next) = (index, key.next);
        } else if self.keys.len() < MOST {
            self.insert(turn, Key { text, row, next: turn.next });
        }
    }

    fn at(&self, index: usize) -> Option<(usize, Key<'t>)> {
        self.keys.get(index).map(|key| (index, *key))
    }

    /// Puts a key between the one that came last and the one that was expected.
    fn insert(&mut self, turn: &mut Turn, key: Key<'t>) {
        let index = self.keys.len();
        let link = match self.keys.get_mut(turn.last) {
            Some(last) => Some(&mut last.next),
            None => self.places.get_mut(turn.place).map(|(_, first)| first),
        };
        let Some(link) = link else { return };
        *link = index;
        turn.last = index;
        if self.keys.is_empty() {
            self.keys.reserve(ROOM);
        }
        self.keys.push(key);
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
                    orders.note(&mut turn, text, None);
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
    fn places_without_room_expect_nothing() {
        let places: Vec<&'static Fields> = (0..PLACES + 1).map(|_| &*Box::leak(Box::new(Fields::NONE))).collect();
        let mut orders = Orders::default();
        for (place, fields) in places.iter().chain(&places).enumerate() {
            let mut turn = orders.first(fields);
            let is_expected = orders.expected(&mut turn, b"a").is_some();
            assert_eq!(is_expected, (PLACES + 1..2 * PLACES + 1).contains(&place), "{place}");
            if !is_expected {
                orders.note(&mut turn, b"a", None);
            }
        }
        assert_eq!(orders.keys.len(), PLACES);
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
