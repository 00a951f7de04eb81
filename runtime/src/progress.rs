//! What keeps a scan from running in circles, and items from coming twice.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, BuildHasherDefault, Hasher};
use std::mem;

use crate::record::Item;

/// How many identities of items are remembered at least. An item that drifts further than that comes twice; the memory
/// stays below 1 MiB a scan. As many as a set holds before it grows to the next power of two.
const WINDOW: usize = 28_672;

/// What a scan has seen so far, as hashes: positions and pages (as many as the page cap allows), and the last
/// [`WINDOW`] items.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    hasher: RandomState,
    positions: Hashes,
    pages: Hashes,
    items: Recent,
    stale_in_a_row: u32,
}

/// The last [`WINDOW`] hashes at least, and twice as many at most: when there are enough new ones, the old ones go at once.
/// A set from which single ones are taken grows over time.
#[derive(Debug, Default)]
struct Recent {
    newer: Hashes,
    older: Hashes,
}

impl Recent {
    fn contains(&self, hash: u64) -> bool {
        self.newer.contains(&hash) || self.older.contains(&hash)
    }

    fn insert(&mut self, hash: u64) {
        if self.newer.len() == WINDOW {
            mem::swap(&mut self.newer, &mut self.older);
            self.newer.clear();
        }
        self.newer.insert(hash);
    }
}

type Hashes = HashSet<u64, BuildHasherDefault<Hashed>>;

/// The hash of a hash: itself.
#[derive(Debug, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// What a page brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum News {
    /// Something new, or nothing that could be recognised.
    Fresh,
    /// Only items of earlier pages.
    Stale {
        /// Whether it is one of those pages as it was.
        same_page: bool,
        /// How many such pages came one after the other, this one included.
        in_a_row: u32,
    },
}

impl Progress {
    /// Whether a position comes for the first time.
    pub(crate) fn enter(&mut self, position: Option<&str>) -> bool {
        let hash = self.hasher.hash_one(position);
        self.positions.insert(hash)
    }

    /// Whether a position came before.
    pub(crate) fn entered(&self, position: Option<&str>) -> bool {
        self.positions.contains(&self.hasher.hash_one(position))
    }

    /// Whether an earlier page held one of these items.
    pub(crate) fn knows_any<T: Item>(&self, items: &[T]) -> bool {
        let is_known = |identity| self.items.contains(self.hasher.hash_one(identity));
        items.iter().filter_map(Item::identity).any(is_known)
    }

    /// Drops the items that an earlier page held, and says what is left.
    pub(crate) fn admit<T: Item>(&mut self, items: &mut Vec<T>) -> News {
        let identities: Vec<Option<u64>> =
            items.iter().map(|item| item.identity().map(|identity| self.hasher.hash_one(identity))).collect();
        let is_seen = |identity: &Option<u64>| identity.is_some_and(|hash| self.items.contains(hash));
        let seen: Vec<bool> = identities.iter().map(is_seen).collect();
        let all_seen = !seen.is_empty() && seen.iter().all(|seen| *seen);
        if seen.contains(&true) {
            let mut fresh = seen.iter().map(|seen| !seen);
            items.retain(|_| fresh.next().unwrap_or(true));
        }
        let same_page = !self.pages.insert(page_hash(&identities));
        identities.into_iter().flatten().for_each(|hash| self.items.insert(hash));
        self.judge(all_seen, same_page)
    }

    fn judge(&mut self, all_seen: bool, same_page: bool) -> News {
        self.stale_in_a_row = if all_seen { self.stale_in_a_row + 1 } else { 0 };
        if all_seen { News::Stale { same_page, in_a_row: self.stale_in_a_row } } else { News::Fresh }
    }
}

/// The hash of a page, from those of its items in their order.
fn page_hash(identities: &[Option<u64>]) -> u64 {
    identities.iter().fold(0, |page: u64, identity| {
        (page.rotate_left(5) ^ identity.unwrap_or_default()).wrapping_mul(0x517c_c1b7_2722_0a95)
    })
}

/// A fingerprint that is the same in every process (FNV-1a, 64 bits): for continuations, which are stored.
pub(crate) fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Mismatch, Record, Value};

    #[derive(Debug, Default, Clone, PartialEq)]
    struct Message(Option<String>);

    impl Record for Message {
        fn put(&mut self, _: u16, _: &Value<'_>) -> Result<(), Mismatch> {
            Err(Mismatch("nothing"))
        }

        fn push(&mut self, _: u16) -> Option<&mut dyn Record> {
            None
        }

        fn clear(&mut self, _: u16) {}
    }

    impl Item for Message {
        fn identity(&self) -> Option<&str> {
            self.0.as_deref()
        }
    }

    fn page(ids: &[usize]) -> Vec<Message> {
        ids.iter().map(|id| Message(Some(id.to_string()))).collect()
    }

    #[test]
    fn a_position_counts_as_seen_from_any_earlier_page() {
        let mut progress = Progress::default();
        let entered = [None, Some("a"), Some("b"), Some("a")].map(|position| progress.enter(position));
        assert_eq!(entered, [true, true, true, false]);
    }

    #[test]
    fn an_item_of_an_earlier_page_is_dropped() {
        let mut progress = Progress::default();
        progress.admit(&mut page(&[1, 2, 3]));
        let mut second = page(&[3, 4, 4]);
        assert_eq!(progress.admit(&mut second), News::Fresh);
        assert_eq!(second, page(&[4, 4]));
    }

    #[test]
    fn the_same_page_again_is_a_repetition() {
        let mut progress = Progress::default();
        progress.admit(&mut page(&[1, 2]));
        progress.admit(&mut page(&[3, 4]));
        assert_eq!(progress.admit(&mut page(&[1, 2])), News::Stale { same_page: true, in_a_row: 1 });
    }

    #[test]
    fn pages_of_known_items_are_counted() {
        let mut progress = Progress::default();
        progress.admit(&mut page(&[1, 2, 3]));
        assert_eq!(progress.admit(&mut page(&[3])), News::Stale { same_page: false, in_a_row: 1 });
        assert_eq!(progress.admit(&mut page(&[2])), News::Stale { same_page: false, in_a_row: 2 });
    }

    #[test]
    fn items_without_identity_are_never_recognised() {
        let mut progress = Progress::default();
        for _ in 0..2 {
            let mut items = vec![Message(None), Message(None)];
            assert_eq!(progress.admit(&mut items), News::Fresh);
            assert_eq!(items.len(), 2);
        }
    }

    #[test]
    fn an_empty_page_is_no_repetition() {
        let mut progress = Progress::default();
        assert_eq!(progress.admit::<Message>(&mut Vec::new()), News::Fresh);
        assert_eq!(progress.admit::<Message>(&mut Vec::new()), News::Fresh);
    }

    #[test]
    fn memory_is_bounded() {
        let mut progress = Progress::default();
        let ids: Vec<usize> = (0..3 * WINDOW + 10).collect();
        progress.admit(&mut page(&ids));
        assert_eq!((progress.items.newer.len(), progress.items.older.len()), (10, WINDOW));
        let mut forgotten = page(&[3, 2 * WINDOW + 10, 3 * WINDOW]);
        progress.admit(&mut forgotten);
        assert_eq!(forgotten, page(&[3]));
    }

    #[test]
    fn a_fingerprint_is_the_same_everywhere() {
        assert_eq!(fingerprint("a"), 0xaf63_dc4c_8601_ec8c);
    }
}
