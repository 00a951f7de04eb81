//! The items of a page: which array counts, and the key that is picked from them.

use super::state::{Items, Place, State};

impl State<'_> {
    /// An array of items begins, or the only item; whether it counts. It replaces one of the same or a higher rank.
    pub(super) fn begin_items(&mut self, rank: u8, place: &mut Place<'_>) -> bool {
        if self.items.rank.is_some_and(|best| best < rank) {
            return false;
        }
        if let Place::Envelope(sink) = place {
            sink.clear();
        }
        self.items = Items { rank: Some(rank), ..Items::default() };
        self.envelope.key = None;
        self.forget_deferred();
        true
    }

    /// An item ends.
    pub(super) fn end_item(&mut self) {
        self.items.count += 1;
        let Some((key, pick)) = std::mem::take(&mut self.items.key).take() else { return };
        self.envelope.key = Some(match self.envelope.key.take() {
            Some(kept) => kept.pick(key, pick),
            None => key,
        });
    }
}
