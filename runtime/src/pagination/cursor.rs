//! Pages asked for by a cursor from the page before.

use super::{Ask, BadPosition, Next, Seen, Size, Strategy};
use crate::construct::from_fields;

/// Each page holds the cursor of the next.
///
/// The list ends where the cursor is absent, null or empty. An empty page with a cursor does not end it.
#[derive(Debug, Clone, Copy)]
pub struct Cursor {
    /// Query parameter.
    pub param: &'static str,
    /// How the size of a page is chosen.
    pub size: Option<Size>,
    /// Whether a flag says if there is more: where it says no, a cursor does not count, and where it says yes, a
    /// missing cursor is an error.
    pub gated: bool,
}

from_fields!(Cursor { param, size, gated });

impl Strategy for Cursor {
    fn size(&self) -> Option<&Size> {
        self.size.as_ref()
    }

    fn ask(&self, position: Option<&str>) -> Result<Ask, BadPosition> {
        Ok(position.map_or(Ask::Plain, |cursor| Ask::Query(self.param, cursor.to_owned())))
    }

    fn next(&self, seen: &Seen<'_>) -> Next {
        let more = seen.more.filter(|_| self.gated);
        match (more, seen.next) {
            (Some(false), _) | (None, None) => Next::End,
            (Some(true), None) => Next::Lost("cursor"),
            (_, Some(cursor)) => Next::Page(cursor.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CURSOR: Cursor = Cursor { param: "cursor", size: None, gated: false };
    const GATED: Cursor = Cursor { gated: true, ..CURSOR };

    fn after(strategy: Cursor, next: Option<&str>, more: Option<bool>) -> Next {
        strategy.next(&Seen { items: 20, next, more, ..Seen::default() })
    }

    #[test]
    fn the_first_page_comes_unasked() {
        assert_eq!(CURSOR.ask(None), Ok(Ask::Plain));
        assert_eq!(CURSOR.ask(Some("a=")), Ok(Ask::Query("cursor", "a=".to_owned())));
    }

    #[test]
    fn it_ends_without_a_cursor() {
        assert_eq!(after(CURSOR, None, None), Next::End);
        assert_eq!(after(CURSOR, Some("a"), None), Next::Page("a".to_owned()));
    }

    #[test]
    fn an_empty_page_does_not_end_it() {
        let seen = Seen { items: 0, next: Some("a"), ..Seen::default() };
        assert_eq!(CURSOR.next(&seen), Next::Page("a".to_owned()));
    }

    #[test]
    fn the_flag_ends_it_whatever_the_cursor_says() {
        assert_eq!(after(GATED, Some("a"), Some(false)), Next::End);
        assert_eq!(after(GATED, Some("a"), Some(true)), Next::Page("a".to_owned()));
    }

    #[test]
    fn more_without_a_cursor_is_lost() {
        assert_eq!(after(GATED, None, Some(true)), Next::Lost("cursor"));
    }

    #[test]
    fn without_the_flag_the_cursor_decides() {
        assert_eq!(after(GATED, Some("a"), None), Next::Page("a".to_owned()));
        assert_eq!(after(GATED, None, None), Next::End);
        assert_eq!(after(CURSOR, Some("a"), Some(false)), Next::Page("a".to_owned()));
    }
}
