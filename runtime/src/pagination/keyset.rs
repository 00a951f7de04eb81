//! Pages asked for by the key of an item of the page before.

use super::{Ask, BadPosition, Next, Seen, Size, Strategy};
use crate::construct::from_fields;

/// Each page is asked for by a key that was picked from the items of the page before.
///
/// The list ends at an empty page, or at a page that is shorter than a full one where the vendor's full size is known. A
/// page for which fewer items were asked is full with those.
#[derive(Debug, Clone, Copy)]
pub struct Keyset {
    /// Query parameter.
    pub param: &'static str,
    /// How the size of a page is chosen.
    pub size: Option<Size>,
    /// How many items each page but the last is known to hold.
    pub full_page: Option<u32>,
}

from_fields!(Keyset { param, size, full_page });

impl Strategy for Keyset {
    fn size(&self) -> Option<&Size> {
        self.size.as_ref()
    }

    fn ask(&self, position: Option<&str>) -> Result<Ask, BadPosition> {
        Ok(position.map_or(Ask::Plain, |key| Ask::Query(self.param, key.to_owned())))
    }

    fn next(&self, seen: &Seen<'_>) -> Next {
        let full = self.full_page.map(|full| seen.asked.map_or(full, |asked| asked.min(full)));
        let short = full.is_some_and(|full| (seen.items as u64) < u64::from(full));
        if seen.items == 0 || short {
            return Next::End;
        }
        seen.key.map_or(Next::Lost("key in its items"), |key| Next::Page(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYSET: Keyset = Keyset { param: "before", size: None, full_page: None };
    const FULL: Keyset = Keyset { full_page: Some(20), ..KEYSET };

    fn after(strategy: Keyset, items: usize, key: Option<&str>) -> Next {
        strategy.next(&Seen { items, key, ..Seen::default() })
    }

    #[test]
    fn the_first_page_comes_unasked() {
        assert_eq!(KEYSET.ask(None), Ok(Ask::Plain));
        assert_eq!(KEYSET.ask(Some("17")), Ok(Ask::Query("before", "17".to_owned())));
    }

    #[test]
    fn it_ends_at_an_empty_page() {
        assert_eq!(after(KEYSET, 1, Some("17")), Next::Page("17".to_owned()));
        assert_eq!(after(KEYSET, 0, None), Next::End);
    }

    #[test]
    fn it_ends_at_a_page_that_is_not_full() {
        assert_eq!(after(FULL, 20, Some("17")), Next::Page("17".to_owned()));
        assert_eq!(after(FULL, 19, Some("17")), Next::End);
    }

    #[test]
    fn a_page_is_full_with_what_was_asked_for() {
        let after = |items, asked| FULL.next(&Seen { items, asked: Some(asked), key: Some("17"), ..Seen::default() });
        assert_eq!(after(5, 5), Next::Page("17".to_owned()));
        assert_eq!(after(4, 5), Next::End);
        assert_eq!(after(20, 50), Next::Page("17".to_owned()));
        assert_eq!(after(19, 50), Next::End);
    }

    #[test]
    fn items_without_a_key_are_lost() {
        assert_eq!(after(KEYSET, 3, None), Next::Lost("key in its items"));
    }
}
