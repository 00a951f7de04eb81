//! The items of a list, one by one.

use std::fmt::{self, Debug, Formatter};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use crate::continuation::{Continuation, Place};
use crate::error::Error;
use crate::pages::{Located, Pages};
use crate::progress::fingerprint;
use crate::record::Item;

/// The items of a list, page after page: a [`Stream`], and [`Items::try_next`] without one. See [`Pages`] for how it ends,
/// and for what is fetched when.
pub struct Items<T> {
    pages: Pages<T>,
    items: vec::IntoIter<T>,
    /// Where the page of `items` is, and what was delivered of it.
    place: Place,
    total: Option<u64>,
}

impl<T: Item> Items<T> {
    pub(crate) fn new(pages: Pages<T>) -> Self {
        Self { pages, items: Vec::new().into_iter(), place: Place::FIRST, total: None }
    }

    /// The next item, or `None` after the last one, and after an error. Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// See [`Error`]; its continuation reads everything that was not delivered.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        poll_fn(|context| self.poll_item(context)).await.transpose()
    }

    /// What reads everything after the items delivered so far; `None` when the list is complete.
    #[must_use]
    pub fn continuation(&self) -> Option<Continuation> {
        if self.items.as_slice().is_empty() {
            return self.pages.continuation();
        }
        Some(self.pages.resumes_at(self.place.clone()))
    }

    /// Number of the page that the last item came from, counted from 1.
    #[must_use]
    pub const fn page(&self) -> u64 {
        self.place.page
    }

    /// How many items there are in all, if the vendor said so on the last page.
    #[must_use]
    pub const fn total(&self) -> Option<u64> {
        self.total
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(item) = self.items.next() {
                self.place.delivered += 1;
                self.place.last = item.identity().map(fingerprint);
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_located(context)) {
                Some(Ok(Located { page, place })) => {
                    self.total = page.total;
                    self.items = page.items.into_iter();
                    self.place = place;
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T: Item> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

// Records are moved, never pinned.
impl<T> Unpin for Items<T> {}

impl<T> Debug for Items<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("page", &self.place.page).finish_non_exhaustive()
    }
}
