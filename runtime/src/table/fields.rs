//! The keys of an object that are looked for, and how one is found.

use super::Node;

/// A key that is looked for, and what is done with its value.
pub type Row = (&'static str, Node);

/// The keys of an object that are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// For each place that [`place`] may give a key: 1 more than the index of a row with such a key, or 0 if there is none.
    index: [u8; PLACES],
    /// Whether there is no other row with such a key, at any place.
    is_unique: bool,
    rows: &'static [Row],
}

impl Fields {
    /// No key at all.
    pub const NONE: Self = Self::new(&[]);

    /// The rows of these keys, in whatever order they come.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a row is one of the rows, and a place one of the places")]
    pub const fn new(rows: &'static [Row]) -> Self {
        let (mut index, mut is_unique, mut row) = ([0; PLACES], true, 0);
        while row < rows.len() {
            let first = &mut index[place(rows[row].0.as_bytes())];
            row += 1;
            is_unique = is_unique && *first == 0 && row <= LAST;
            if *first == 0 {
                *first = if row < LAST { row as u8 } else { LAST as u8 };
            }
        }
        Self { index, is_unique, rows }
    }

    /// The rows.
    #[must_use]
    pub const fn rows(&self) -> &'static [Row] {
        self.rows
    }

    /// Finds the row of `key`. Most keys that are not mapped have a place without a row.
    #[inline]
    pub(crate) fn find(&self, key: &[u8]) -> Option<&'static Row> {
        let row = usize::from(*self.index.get(place(key))?).checked_sub(1)?;
        match self.rows.get(row) {
            Some(row) if row.0.as_bytes() == key => Some(row),
            _ if self.is_unique => None,
            _ => self.rows.iter().find(|row| row.0.as_bytes() == key),
        }
    }
}

/// How many places there are: few rows share one.
const PLACES: usize = 64;

/// The largest index: later rows stand behind it, and are found by a search.
const LAST: usize = u8::MAX as usize;

/// A place, by the key's length and its first and last byte.
#[inline]
const fn place(key: &[u8]) -> usize {
    let ends = match key {
        [] => 0,
        [first, .., last] => *first as usize + 3 * *last as usize,
        [only] => *only as usize,
    };
    (7 * key.len() + ends) % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(fields: &Fields, key: &str) -> Option<&'static str> {
        fields.find(key.as_bytes()).map(|(key, _)| *key)
    }

    #[test]
    fn a_key_is_found_among_others_of_its_place() {
        static ROWS: &[(&str, Node)] =
            &[("", Node::NONE), ("id", Node::NONE), ("ixd", Node::NONE), ("iyd", Node::NONE)];
        let fields = Fields::new(ROWS);
        assert_eq!(place(b"ixd"), place(b"iyd"));
        for (key, _) in ROWS {
            assert_eq!(found(&fields, key), Some(*key));
        }
        assert_eq!([found(&fields, "izd"), found(&fields, "d"), found(&fields, "idx")], [None; 3]);
    }

    #[test]
    fn a_key_is_found_among_more_than_places_can_name() {
        let keys: Vec<&'static str> = (0..600).map(|key| &*format!("key_{key}").leak()).collect();
        let fields = Fields::new(keys.iter().map(|key| (*key, Node::NONE)).collect::<Vec<_>>().leak());
        assert!(keys.iter().all(|key| found(&fields, key) == Some(key)));
        assert_eq!([found(&fields, "key_600"), found(&fields, "key_")], [None; 2]);
    }

    #[test]
    fn nothing_is_found_where_there_is_no_key() {
        assert_eq!([found(&Fields::NONE, ""), found(&Fields::NONE, "id")], [None; 2]);
    }
}
