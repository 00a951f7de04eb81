//! Pages asked for by their number.

use super::{Ask, BadPosition, Next, Seen, Size, Strategy};
use crate::construct::{from_fields, from_names};

/// A page is asked for by its number.
///
/// The list ends at an empty page, at the last of the pages that the vendor counts, or when as many items were received
/// as the vendor counts. A short page does not end it: vendors fill pages short.
#[derive(Debug, Clone, Copy)]
pub struct PageNumber {
    /// Query parameter.
    pub param: &'static str,
    /// The number of the first page.
    pub start: u64,
    /// How the size of a page is chosen.
    pub size: Option<Size>,
    /// What the total in the answer counts.
    pub total_is: PageTotal,
}

from_fields!(PageNumber { param, start, size, total_is });

/// What the total in an answer counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageTotal {
    /// There is none.
    Unknown,
    /// Pages.
    Pages,
    /// Items.
    Items,
}

from_names!(PageTotal { Unknown: "unknown", Pages: "pages", Items: "items" });

/// Where a scan is. Written as `3`, or as `3+100` where received items have to be counted: the vendor may give smaller
/// pages than were asked for, so their number does not follow from the page's.
#[derive(Debug, Clone, Copy)]
struct Place {
    page: u64,
    received: u64,
}

impl PageNumber {
    fn place(&self, position: Option<&str>) -> Result<Place, BadPosition> {
        let Some(position) = position else { return Ok(Place { page: self.start, received: 0 }) };
        let (page, received) = position.split_once('+').unwrap_or((position, "0"));
        let number = |text: &str| text.parse().map_err(|_| BadPosition);
        Ok(Place { page: number(page)?, received: number(received)? })
    }

    fn is_last(&self, page: u64, received: u64, total: Option<u64>) -> bool {
        let Some(total) = total else { return false };
        match self.total_is {
            PageTotal::Unknown => false,
            PageTotal::Pages => page.saturating_sub(self.start).saturating_add(1) >= total,
            PageTotal::Items => received >= total,
        }
    }
}

impl Strategy for PageNumber {
    fn size(&self) -> Option<&Size> {
        self.size.as_ref()
    }

    fn counts(&self) -> bool {
        true
    }

    fn counts_pages(&self) -> bool {
        true
    }

    fn items_in_all(&self, total: Option<u64>) -> Option<u64> {
        total.filter(|_| self.total_is == PageTotal::Items)
    }

    fn ask(&self, position: Option<&str>) -> Result<Ask, BadPosition> {
        Ok(Ask::Query(self.param, self.place(position)?.page.to_string()))
    }

    fn next(&self, seen: &Seen<'_>) -> Next {
        let Ok(Place { page, received }) = self.place(seen.position) else { return Next::Lost("page number") };
        let received = received.saturating_add(seen.items as u64);
        if seen.items == 0 || self.is_last(page, received, seen.total) {
            return Next::End;
        }
        let page = page.saturating_add(1);
        Next::Page(if self.total_is == PageTotal::Items { format!("{page}+{received}") } else { page.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: PageNumber = PageNumber { param: "page", start: 1, size: None, total_is: PageTotal::Unknown };
    const OF_PAGES: PageNumber = PageNumber { total_is: PageTotal::Pages, ..PAGE };
    const OF_ITEMS: PageNumber = PageNumber { total_is: PageTotal::Items, ..PAGE };

    fn after(strategy: PageNumber, position: Option<&str>, items: usize, total: u64) -> Next {
        strategy.next(&Seen { position, items, total: Some(total), ..Seen::default() })
    }

    #[test]
    fn the_first_page_is_asked_for_too() {
        assert_eq!(PAGE.ask(None), Ok(Ask::Query("page", "1".to_owned())));
        assert_eq!(OF_ITEMS.ask(Some("3+100")), Ok(Ask::Query("page", "3".to_owned())));
        assert_eq!(PAGE.ask(Some("x")), Err(BadPosition));
    }

    #[test]
    fn a_short_page_does_not_end_it() {
        assert_eq!(after(PAGE, Some("4"), 1, 4), Next::Page("5".to_owned()));
    }

    #[test]
    fn it_ends_at_an_empty_page() {
        assert_eq!(after(PAGE, Some("4"), 0, 9), Next::End);
    }

    #[test]
    fn it_ends_at_the_last_of_the_pages() {
        assert_eq!(after(OF_PAGES, Some("2"), 5, 3), Next::Page("3".to_owned()));
        assert_eq!(after(OF_PAGES, Some("3"), 5, 3), Next::End);
    }

    #[test]
    fn pages_may_count_from_zero() {
        let from_zero = PageNumber { start: 0, ..OF_PAGES };
        assert_eq!(after(from_zero, None, 5, 2), Next::Page("1".to_owned()));
        assert_eq!(after(from_zero, Some("1"), 5, 2), Next::End);
    }

    #[test]
    fn it_ends_when_all_items_were_received_whatever_the_page_size() {
        assert_eq!(after(OF_ITEMS, None, 20, 45), Next::Page("2+20".to_owned()));
        assert_eq!(after(OF_ITEMS, Some("2+20"), 20, 45), Next::Page("3+40".to_owned()));
        assert_eq!(after(OF_ITEMS, Some("3+40"), 5, 45), Next::End);
    }
}
