//! A vendor with a list of messages, newest first, that may change while it is read.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Mutex, PoisonError};

use specloom::__v1::tables::Operation;

use crate::provider::*;
use crate::server::{page, status, with_headers};

/// A way in which a vendor pages. Whatever is tested here is tested for each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Offset,
    OffsetWithTotal,
    Number,
    NumberOfPages,
    NumberOfItems,
    Cursor,
    /// A cursor over a list of which only every third message is shown: pages are short, or empty.
    Filtered,
    Keyset,
    Link,
    LinkHeader,
}

impl Way {
    pub(super) const ALL: [Self; 10] = [
        Self::Offset,
        Self::OffsetWithTotal,
        Self::Number,
        Self::NumberOfPages,
        Self::NumberOfItems,
        Self::Cursor,
        Self::Filtered,
        Self::Keyset,
        Self::Link,
        Self::LinkHeader,
    ];

    pub(super) const fn operation(self) -> &'static Operation {
        match self {
            Self::Offset | Self::OffsetWithTotal => &OFFSET,
            Self::Number => &NUMBER,
            Self::NumberOfPages => &NUMBER_OF_PAGES,
            Self::NumberOfItems => &NUMBER_OF_ITEMS,
            Self::Cursor | Self::Filtered => &CURSOR,
            Self::Keyset => &KEYSET,
            Self::Link => &LINK,
            Self::LinkHeader => &LINK_HEADER,
        }
    }

    /// Whether a request says how much comes before a page, so that messages move between pages when the list changes.
    pub(super) const fn counts(self) -> bool {
        matches!(self, Self::Offset | Self::OffsetWithTotal | Self::Number | Self::NumberOfPages | Self::NumberOfItems)
    }

    /// Whether a message is shown.
    pub(super) const fn shows(self, id: u32) -> bool {
        !matches!(self, Self::Filtered) || id.is_multiple_of(3)
    }
}

/// What happens to the list between two requests.
#[derive(Debug, Clone, Copy)]
pub(super) enum Change {
    None,
    /// So many messages arrive.
    Arrive(u32),
    /// A message disappears: the one at this place, counted round and round.
    Disappear(usize),
}

/// A vendor.
#[derive(Debug, Clone)]
pub(super) struct Vendor {
    pub(super) way: Way,
    pub(super) list: Vec<u32>,
    /// The page size that is asked for.
    pub(super) asked: u32,
    /// The largest page that it gives.
    pub(super) clamp: u32,
    /// What happens before each request but the first.
    pub(super) changes: VecDeque<Change>,
    /// Requests that it answers with an error, counted from 0.
    pub(super) fails: BTreeSet<usize>,
    requests: usize,
}

impl Vendor {
    /// A list of so many messages, which are numbered from 1, and never changes.
    pub(super) fn new(way: Way, messages: u32, asked: u32, clamp: u32) -> Self {
        let (changes, fails) = (VecDeque::new(), BTreeSet::new());
        Self { way, list: (1..=messages).rev().collect(), asked, clamp, changes, fails, requests: 0 }
    }

    /// The messages that are shown, newest first.
    pub(super) fn shown(&self) -> Vec<u32> {
        self.list.iter().copied().filter(|id| self.way.shows(*id)).collect()
    }

    pub(super) fn into_answers(self) -> impl Fn(&str) -> String + Send + Sync {
        let vendor = Mutex::new(self);
        move |pair| vendor.lock().unwrap_or_else(PoisonError::into_inner).answer(pair)
    }

    fn answer(&mut self, pair: &str) -> String {
        let request = self.requests;
        self.requests += 1;
        if self.fails.contains(&request) {
            return status(503, "text/plain", "Try later");
        }
        if request > 0 {
            self.change();
        }
        self.page_for(pair)
    }

    fn change(&mut self) {
        match self.changes.pop_front() {
            Some(Change::Arrive(count)) => {
                let newest = self.list.iter().copied().max().unwrap_or_default().max(1_000);
                self.list.splice(0..0, (newest + 1..=newest + count).rev());
            }
            Some(Change::Disappear(at)) if !self.list.is_empty() => {
                self.list.remove(at % self.list.len());
            }
            _ => {}
        }
    }

    fn page_for(&self, pair: &str) -> String {
        let size = if self.way == Way::Keyset { self.clamp } else { self.asked.min(self.clamp) } as usize;
        let (name, value) = pair.split_once('=').unwrap_or_default();
        let number = || value.parse::<usize>().unwrap_or_else(|_| panic!("`{pair}` is no request of this scan"));
        let start = match name {
            "offset" => number(),
            "page" => (number() - 1) * size,
            "cursor" | "before" | "after" => self.list.iter().take_while(|id| **id as usize >= number()).count(),
            _ => 0,
        };
        let start = start.min(self.list.len());
        let end = (start + size).min(self.list.len());
        self.write(&self.list[start..end], end < self.list.len(), size)
    }

    fn write(&self, raw: &[u32], more: bool, size: usize) -> String {
        let ids: Vec<_> = raw.iter().copied().filter(|id| self.way.shows(*id)).collect();
        let last = raw.last().copied().unwrap_or_default();
        let total = self.list.len();
        match self.way {
            Way::Offset | Way::Number => page(&ids, ""),
            Way::OffsetWithTotal | Way::NumberOfItems => page(&ids, &format!(r#","total":{total}"#)),
            Way::NumberOfPages => page(&ids, &format!(r#","total":{}"#, total.div_ceil(size))),
            Way::Cursor | Way::Filtered if more => page(&ids, &format!(r#","next":"{last}","more":true"#)),
            Way::Cursor | Way::Filtered => page(&ids, r#","next":null,"more":false"#),
            Way::Keyset => page(&ids.into_iter().rev().collect::<Vec<_>>(), ""),
            Way::Link if more => page(&ids, &format!(r#","next":"?after={last}""#)),
            Way::LinkHeader if more => {
                let items: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":{id}}}"#)).collect();
                let header = format!("Link: <?after={last}>; rel=\"next\"\r\n");
                with_headers(200, &header, &format!(r#"{{"data":[{}]}}"#, items.join(",")))
            }
            Way::Link | Way::LinkHeader => page(&ids, ""),
        }
    }
}
