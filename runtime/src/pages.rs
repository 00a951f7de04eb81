//! The one pagination loop.

use std::fmt::{self, Debug, Formatter};
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::ahead::Ahead;
use crate::continuation::{Continuation, Place};
use crate::error::Error;
use crate::list::Call;
use crate::record::Item;
use crate::request::Request;
use crate::scan::Scan;

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items, in the order in which the operation delivers them. Items that an earlier page of the scan held are
    /// not among them.
    pub items: Vec<T>,
    /// The page's number, counted from 1.
    pub number: u64,
    /// What reads everything after this page; `None` if this is the last one.
    pub next: Option<Continuation>,
    /// How many items there are in all, if the vendor says so.
    pub total: Option<u64>,
}

/// The pages of a list, fetched one by one: a [`Stream`], and [`Pages::try_next`] without one.
///
/// It ends where the vendor's stop rule is met. It ends with an error after [`Options::max_pages`](crate::Options::max_pages)
/// pages, or where the vendor gives a cursor or the items of a page again. Items that move to a later page while the scan
/// runs are dropped there; the identities of the last 28,672 items are remembered for it.
///
/// While the caller works on a page, the next is under way: see [`List::read_ahead`](crate::List::read_ahead).
pub struct Pages<T> {
    scan: Scan,
    ahead: Ahead<T>,
    /// Whether the first of the pages that are under way is the one that comes next.
    is_waiting: bool,
    /// Whether that page was asked for before the one before it had come.
    is_early: bool,
}

/// A page, and the place that it stands at.
#[derive(Debug)]
pub(crate) struct Located<T> {
    pub(crate) page: Page<T>,
    pub(crate) place: Place,
}

impl<T: Item> Pages<T> {
    pub(crate) fn new(call: Call, blank: T) -> Self {
        Self { scan: Scan::new(call), ahead: Ahead::new(blank), is_waiting: false, is_early: false }
    }

    /// The next page, or `None` after the last one, and after an error. Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// See [`Error`]; its continuation reads everything that was not delivered.
    pub async fn try_next(&mut self) -> Result<Option<Page<T>>, Error> {
        let next = poll_fn(|context| self.poll_located(context)).await.transpose()?;
        Ok(next.map(|located| located.page))
    }

    /// What reads everything after the pages delivered so far; `None` when the list is complete.
    #[must_use]
    pub fn continuation(&self) -> Option<Continuation> {
        self.scan.continuation()
    }

    pub(crate) fn resumes_at(&self, place: Place) -> Continuation {
        self.scan.continuation_at(place)
    }

    pub(crate) fn poll_located(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Located<T>, Error>>> {
        loop {
            if !self.is_waiting {
                match self.scan.begin() {
                    Ok(Some((request, place))) => self.expect(&request, &place),
                    Ok(None) => return Poll::Ready(None),
                    Err(error) => return Poll::Ready(Some(Err(self.fail(error)))),
                }
                self.is_waiting = true;
            }
            let received = ready!(self.ahead.poll_first(context));
            self.is_waiting = false;
            match received.and_then(|received| self.scan.accept(received, self.is_early)) {
                Ok(Some(located)) => {
                    self.drop_older_pages();
                    self.is_early = self.ahead.len() > 0;
                    self.read_ahead();
                    return Poll::Ready(Some(Ok(located)));
                }
                Ok(None) => {
                    self.ahead.clear();
                    self.is_early = false;
                }
                Err(error) => return Poll::Ready(Some(Err(self.fail(error)))),
            }
        }
    }

    fn expect(&mut self, request: &Arc<Request>, place: &Place) {
        let in_vain = self.ahead.expect(request, place);
        self.is_early &= !in_vain;
        self.scan.missed(in_vain);
    }

    /// Where the list moved, a page that was fetched before this one may lack the items that moved on to it.
    fn drop_older_pages(&mut self) {
        if self.scan.has_moved() && self.ahead.len() > 0 {
            self.ahead.clear();
            self.scan.missed(true);
        }
    }

    /// Starts what is worth having before it is asked for.
    fn read_ahead(&mut self) {
        let Some(request) = self.scan.sent() else { return };
        for place in self.scan.upcoming().into_iter().skip(self.ahead.len()) {
            self.ahead.push(&request, &place);
        }
    }

    fn fail(&mut self, error: Error) -> Error {
        self.ahead.clear();
        self.scan.fail(error)
    }
}

impl<T: Item> Stream for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_located(context).map(|next| next.map(|result| result.map(|located| located.page)))
    }
}

// Records are moved, never pinned.
impl<T> Unpin for Pages<T> {}

impl<T> Debug for Pages<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("continuation", &self.scan.continuation()).finish_non_exhaustive()
    }
}
