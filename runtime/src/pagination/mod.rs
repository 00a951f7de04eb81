//! Pagination strategies: what asks for a page, and what follows from a page.
//!
//! A strategy is data and two pure functions. It never sends a request; the one loop that does is in [`crate::pages`].

mod cursor;
mod keyset;
mod link;
mod offset;
mod page;
mod single;

pub(crate) use link::next_link;
pub use page::PageTotal;

use std::fmt::Debug;

use crate::construct::{by_name, from_fields};

by_name! {
    dyn Strategy {
        cursor::Cursor,
        keyset::Keyset,
        link::Link,
        offset::Offset,
        page::PageNumber,
        single::Single,
    }
}

/// How a list is paged.
pub trait Strategy: Debug + Sync {
    /// How the size of a page is chosen; `None` where the vendor does not let the caller choose.
    fn size(&self) -> Option<&Size> {
        None
    }

    /// Whether a position counts items or pages. Then items move across page borders when the list grows during a scan,
    /// so that a page may hold only items that were seen before, and the scan still goes on. And later positions are known
    /// before their pages: [`Strategy::next`] follows from the number of items and the total alone.
    fn counts(&self) -> bool {
        false
    }

    /// Whether a position counts pages, so that it means another place with another page size.
    fn counts_pages(&self) -> bool {
        false
    }

    /// How many items there are in all, given the total of an answer; some totals count pages.
    fn items_in_all(&self, total: Option<u64>) -> Option<u64> {
        total
    }

    /// What asks for the page at `position`, which an earlier [`Strategy::next`] gave; `None` is the first page.
    ///
    /// # Errors
    ///
    /// The position is none that this strategy gives: a continuation was tampered with.
    fn ask(&self, position: Option<&str>) -> Result<Ask, BadPosition>;

    /// What follows from a page.
    fn next(&self, seen: &Seen<'_>) -> Next;
}

/// The parameter by which a page's size is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Query parameter.
    pub param: &'static str,
    /// Sent where the caller does not choose.
    pub default: u32,
    /// The most that the vendor accepts, if that is known.
    pub max: Option<u32>,
}

from_fields!(Size { param, default, max });

/// What is added to a request to ask for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Nothing: the first page comes without being asked for.
    Plain,
    /// A query pair.
    Query(&'static str, String),
    /// The request goes to this URL instead. It is resolved against the URL of the first page, and has to have its
    /// origin.
    Url(String),
}

/// What a page showed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen<'a> {
    /// The position of the page; `None` for the first.
    pub position: Option<&'a str>,
    /// How many items it held.
    pub items: usize,
    /// How many items were asked for; `None` where the vendor does not let the caller choose.
    pub asked: Option<u32>,
    /// The cursor or link in it: never empty.
    pub next: Option<&'a str>,
    /// The `Link: <…>; rel="next"` header's URL, if there is one.
    pub link_header: Option<&'a str>,
    /// The flag that says whether there is more.
    pub more: Option<bool>,
    /// How many items, or pages, there are in all.
    pub total: Option<u64>,
    /// The key that was picked from its items.
    pub key: Option<&'a str>,
}

/// What follows from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The list is complete.
    End,
    /// There is another page at this position.
    Page(String),
    /// The vendor says that there is more, but not where: what is missing.
    Lost(&'static str),
}

/// A position that the strategy cannot have given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadPosition;
