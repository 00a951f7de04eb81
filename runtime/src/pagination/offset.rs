//! Pages asked for by the number of items to skip.

use super::{Ask, BadPosition, Next, Seen, Size, Strategy};
use crate::construct::from_fields;

/// A page is asked for by how many items come before it. The offset advances by what a page really held, not by what
/// was asked for, because vendors clamp sizes that are too large.
///
/// The list ends at an empty page, or when as many items were received as the vendor says there are.
#[derive(Debug, Clone, Copy)]
pub struct Offset {
    /// Query parameter.
    pub param: &'static str,
    /// The offset of the first item.
    pub start: u64,
    /// How the size of a page is chosen.
    pub size: Option<Size>,
}

from_fields!(Offset { param, start, size });

impl Offset {
    fn offset(&self, position: Option<&str>) -> Result<u64, BadPosition> {
        position.map_or(Ok(self.start), |position| position.parse().map_err(|_| BadPosition))
    }
}

impl Strategy for Offset {
    fn size(&self) -> Option<&Size> {
        self.size.as_ref()
    }

    fn counts(&self) -> bool {
        true
    }

    fn ask(&self, position: Option<&str>) -> Result<Ask, BadPosition> {
        Ok(Ask::Query(self.param, self.offset(position)?.to_string()))
    }

    fn next(&self, seen: &Seen<'_>) -> Next {
        let Ok(offset) = self.offset(seen.position) else { return Next::Lost("offset") };
        let next = offset.saturating_add(seen.items as u64);
        let complete = seen.total.is_some_and(|total| next.saturating_sub(self.start) >= total);
        if seen.items == 0 || complete { Next::End } else { Next::Page(next.to_string()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFSET: Offset = Offset { param: "offset", start: 0, size: None };

    fn after(position: Option<&str>, items: usize, total: Option<u64>) -> Next {
        OFFSET.next(&Seen { position, items, total, ..Seen::default() })
    }

    #[test]
    fn the_first_page_is_asked_for_too() {
        assert_eq!(OFFSET.ask(None), Ok(Ask::Query("offset", "0".to_owned())));
        assert_eq!(OFFSET.ask(Some("60")), Ok(Ask::Query("offset", "60".to_owned())));
        assert_eq!(OFFSET.ask(Some("-1")), Err(BadPosition));
    }

    #[test]
    fn it_advances_by_what_was_received() {
        assert_eq!(after(Some("60"), 7, None), Next::Page("67".to_owned()));
    }

    #[test]
    fn it_ends_at_the_total() {
        assert_eq!(after(Some("40"), 10, Some(51)), Next::Page("50".to_owned()));
        assert_eq!(after(Some("40"), 10, Some(50)), Next::End);
    }

    #[test]
    fn the_total_counts_from_the_start() {
        let one_based = Offset { start: 1, ..OFFSET };
        let seen = Seen { items: 10, total: Some(11), ..Seen::default() };
        assert_eq!(one_based.next(&seen), Next::Page("11".to_owned()));
    }

    #[test]
    fn it_ends_at_an_empty_page() {
        assert_eq!(after(Some("40"), 0, Some(1_000)), Next::End);
    }
}
