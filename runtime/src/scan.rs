//! Where a scan is, and what follows from a page. Nothing is sent here.

use std::mem;
use std::sync::Arc;

use crate::continuation::{Continuation, Place};
use crate::decode::Decoded;
use crate::error::{Error, Kind};
use crate::exchange::Received;
use crate::list::Call;
use crate::observe::{CallWatch, DeliveredPage};
use crate::pages::{Located, Page};
use crate::pagination::{Next, Seen};
use crate::progress::{News, Progress, fingerprint};
use crate::record::Item;
use crate::request::Request;
use crate::table::{Operation, Order};

/// Where a scan is.
pub(crate) struct Scan {
    call: Call,
    request: Option<Arc<Request>>,
    state: State,
    progress: Progress,
    fetched: u64,
    last: Option<Held>,
    /// How often pages were fetched in vain: one before them was not as long as those before, or held items again.
    misses: u32,
    /// Whether the answer for the current place was that of an earlier one, or from before an earlier one, so that it is
    /// asked for once more: caches and connections that got out of step give such answers, and lists that move while several
    /// pages are under way.
    in_doubt: bool,
    watch: CallWatch,
}

/// What the last page held: from it follows where later pages are, if pages are as long as it was.
#[derive(Debug, Clone, Copy)]
struct Held {
    items: usize,
    total: Option<u64>,
    /// Whether later places follow from it: positions count, and items can be told from one another.
    foretells: bool,
    /// Whether items came again or the total changed, so that the list moved.
    moved: bool,
}

/// So many pages without news may come one after the other where items move between pages. One that was there before is
/// asked for twice, and counts twice.
const MAX_STALE: u32 = 6;

/// After so many misses, pages are not taken to be equally long any more.
const MAX_MISSES: u32 = 2;

enum State {
    /// Nothing was asked for yet.
    New,
    /// The page at this place comes next.
    At(Place),
    /// The vendor says that there is more after this place, but not where: what is missing.
    Lost(Place, &'static str),
    /// An error was delivered; this is what was not.
    Failed(Option<Place>),
    /// Everything was delivered.
    Complete,
}

impl Scan {
    pub(crate) fn new(call: Call) -> Self {
        Self {
            watch: call.watch(),
            call,
            request: None,
            state: State::New,
            progress: Progress::default(),
            fetched: 0,
            last: None,
            misses: 0,
            in_doubt: false,
        }
    }

    fn place(&self) -> Option<Place> {
        match &self.state {
            State::New => self.call.start().ok(),
            State::At(place) | State::Lost(place, _) => Some(place.clone()),
            State::Failed(place) => place.clone(),
            State::Complete => None,
        }
    }

    pub(crate) fn continuation(&self) -> Option<Continuation> {
        self.place().map(|place| self.call.continuation(place))
    }

    /// What resumes at a place.
    pub(crate) fn continuation_at(&self, place: Place) -> Continuation {
        self.call.continuation(place)
    }

    /// Whether the list moved, as far as the last page shows.
    pub(crate) fn has_moved(&self) -> bool {
        self.last.is_some_and(|last| last.moved)
    }

    /// The request of the pages so far.
    pub(crate) fn sent(&self) -> Option<Arc<Request>> {
        self.request.clone()
    }

    /// What to fetch next; `None` if there is nothing.
    pub(crate) fn begin(&mut self) -> Result<Option<(Arc<Request>, Place)>, Error> {
        if matches!(self.state, State::New) {
            self.state = State::At(self.call.start()?);
        }
        let place = match &self.state {
            State::At(place) => place.clone(),
            State::Lost(_, what) => {
                return Err(no_progress(format!("the answer says that there is more, but has no {what}")));
            }
            State::New | State::Failed(_) | State::Complete => return Ok(None),
        };
        self.watch.begin();
        let request = self.request()?;
        let cap = self.call.client().options().max_pages;
        if self.fetched >= cap {
            return Err(Error::new(Kind::PageLimit).detail(format!("{cap} pages were fetched, and there are more")));
        }
        if !self.in_doubt && !self.progress.enter(place.position.as_deref()) {
            return Err(no_progress("the answer asks for a page that was there before"));
        }
        Ok(Some((request, place)))
    }

    /// The places of the next pages that are to be fetched before they are asked for, as far as they are known and the
    /// page cap allows.
    pub(crate) fn upcoming(&self) -> Vec<Place> {
        let State::At(next) = &self.state else { return Vec::new() };
        let rest = self.call.client().options().max_pages.saturating_sub(self.fetched);
        let wanted = u64::try_from(self.call.read_ahead()).unwrap_or(u64::MAX).min(rest);
        let places = std::iter::successors(Some(next.clone()), |place| self.after(place));
        let is_new = |place: &Place| !self.progress.entered(place.position.as_deref());
        places.take_while(is_new).take(usize::try_from(wanted).unwrap_or(usize::MAX)).collect()
    }

    /// The place after a page that is not there yet, if pages are counted and it is as long as the last one.
    fn after(&self, place: &Place) -> Option<Place> {
        let pagination = self.call.operation().pagination;
        let steady = |held: &Held| held.foretells && self.misses < MAX_MISSES;
        let Held { items, total, .. } = self.last.filter(steady)?;
        match pagination.next(&Seen { position: place.position.as_deref(), items, total, ..Seen::default() }) {
            Next::Page(position) => Some(Place::of_page(Some(position), place.page.saturating_add(1))),
            Next::End | Next::Lost(_) => None,
        }
    }

    pub(crate) fn missed(&mut self, in_vain: bool) {
        self.misses += u32::from(in_vain);
    }

    fn request(&mut self) -> Result<Arc<Request>, Error> {
        if let Some(request) = &self.request {
            return Ok(Arc::clone(request));
        }
        let request = self.call.request(&self.watch)?;
        Ok(Arc::clone(self.request.insert(request)))
    }

    /// Takes in the page at the current place and moves on; `None` if the page is to be asked for once more. `is_early` is a
    /// page that was asked for before the one before it had come.
    pub(crate) fn accept<T: Item>(
        &mut self,
        received: Received<T>,
        is_early: bool,
    ) -> Result<Option<Located<T>>, Error> {
        let place = self.place().unwrap_or(Place::FIRST);
        self.fetched += 1;
        let Some(decoded) = received.decoded else {
            self.state = State::Complete;
            return Ok(Some(self.deliver(Vec::new(), 0, place, None)));
        };
        let operation = self.call.operation();
        let mut next = following(operation, &decoded, received.link.as_deref(), &place, self.call.size());
        let total = operation.pagination.items_in_all(decoded.total);
        let mut items = in_order(operation, decoded.items);
        let received = items.len();
        let grown = self.last.is_some_and(|last| last.total != decoded.total);
        let foretells = operation.pagination.counts() && are_identified(&items);
        let held = Held { items: received, total: decoded.total, foretells, moved: grown };
        let last = items.last().and_then(Item::identity).map(fingerprint);
        let all = Place { delivered: received as u64, last, ..place.clone() };
        items.drain(..delivered(&items, &place));
        if is_early && self.progress.knows_any(&items) {
            // The list moved since: what else this page holds may have its place before items that are delivered already.
            self.in_doubt = true;
            self.missed(true);
            return Ok(None);
        }
        if next != Next::End || self.fetched > 1 {
            let candidates = items.len();
            let news = self.progress.admit(&mut items);
            self.last = Some(Held { moved: grown || items.len() < candidates, ..held });
            if matches!(news, News::Stale { same_page: true, .. }) && !mem::replace(&mut self.in_doubt, true) {
                return Ok(None);
            }
            next = self.after_news(news, next, &place, received)?;
        }
        self.in_doubt = false;
        self.state = match next {
            Next::End => State::Complete,
            Next::Page(position) => State::At(Place::of_page(Some(position), place.page.saturating_add(1))),
            Next::Lost(what) => State::Lost(all, what),
        };
        Ok(Some(self.deliver(items, received, place, total)))
    }

    /// What follows from a page, given what was new on it. A page without news is an error, unless it is the end of a list
    /// that moved under the scan.
    ///
    /// Where positions count items or pages, as many items may have arrived as a page holds. Then the next page tells,
    /// whatever the total says: of a vendor that gives one page for ever, it is the same again.
    fn after_news(&self, news: News, next: Next, place: &Place, items: usize) -> Result<Next, Error> {
        let News::Stale { same_page, in_a_row } = news else { return Ok(next) };
        let pagination = self.call.operation().pagination;
        if pagination.counts() && in_a_row <= MAX_STALE {
            let position = place.position.as_deref();
            return Ok(pagination.next(&Seen { position, items, ..Seen::default() }));
        }
        if next == Next::End && !same_page {
            return Ok(next);
        }
        Err(no_progress("the page holds only items that were there before"))
    }

    /// Hands out a page, of whose items so many were received. The scan has moved on already.
    fn deliver<T>(&mut self, items: Vec<T>, received: usize, place: Place, total: Option<u64>) -> Located<T> {
        let page = Page { items, number: place.page, next: self.continuation(), total };
        self.watch.delivered(&DeliveredPage {
            number: page.number,
            items: page.items.len(),
            received,
            total,
            has_next: page.next.is_some(),
            next_position: if let State::At(place) = &self.state { place.position.as_deref() } else { None },
        });
        if matches!(self.state, State::Complete) {
            self.watch.complete();
        }
        Located { page, place }
    }

    pub(crate) fn fail(&mut self, error: Error) -> Error {
        let error = self.call.locate(error).resume_with(self.continuation());
        let place = self.place();
        let error = match &place {
            Some(place) if self.request.is_some() => error.on_page(place.page),
            _ => error,
        };
        self.state = State::Failed(place);
        self.watch.failed(&error);
        error
    }
}

/// What follows from the page at a place.
pub(crate) fn following<T>(
    operation: &Operation,
    decoded: &Decoded<T>,
    link: Option<&str>,
    place: &Place,
    asked: Option<u32>,
) -> Next {
    operation.pagination.next(&Seen {
        position: place.position.as_deref(),
        items: decoded.items.len(),
        asked,
        next: decoded.next.as_deref(),
        link_header: link,
        more: decoded.more,
        total: decoded.total,
        key: decoded.key.as_deref(),
    })
}

/// Pages that are listed against the order of the whole are turned round.
pub(crate) fn in_order<T>(operation: &Operation, mut items: Vec<T>) -> Vec<T> {
    if matches!(operation.order, Order::OldestFirstWithinPage | Order::NewestFirstWithinPage) {
        items.reverse();
    }
    items
}

/// How many items of a page were delivered before. After its last delivered item, if that can be told; if that one is
/// gone, none counts as delivered, because an item that comes twice does less harm than one that never comes.
fn delivered<T: Item>(items: &[T], place: &Place) -> usize {
    let Some(last) = place.last else {
        return usize::try_from(place.delivered).unwrap_or(usize::MAX).min(items.len());
    };
    let is_last = |item: &T| item.identity().map(fingerprint) == Some(last);
    items.iter().rposition(is_last).map_or(0, |index| index + 1)
}

fn are_identified<T: Item>(items: &[T]) -> bool {
    items.iter().all(|item| item.identity().is_some())
}

fn no_progress(detail: impl Into<String>) -> Error {
    Error::new(Kind::NoProgress).detail(detail)
}
