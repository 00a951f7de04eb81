//! Pages that are fetched before anybody asks for them.

use std::collections::VecDeque;
use std::panic;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use crate::continuation::Place;
use crate::error::{Error, Kind};
use crate::exchange::{self, Received};
use crate::pagination::Ask;
use crate::record::Item;
use crate::request::Request;

/// The pages that are under way, in the order of the list. Dropping it cancels them.
pub(crate) struct Ahead<T> {
    blank: T,
    queue: VecDeque<Fetch<T>>,
}

/// A page that is under way.
struct Fetch<T> {
    /// What asks for it: positions that ask alike mean the same page.
    ask: Option<Ask>,
    task: Task<Outcome<T>>,
}

type Outcome<T> = Result<Received<T>, Error>;

impl<T> Ahead<T> {
    /// Nothing under way. The items of pages are made from `blank`.
    pub(crate) fn new(blank: T) -> Self {
        Self { blank, queue: VecDeque::new() }
    }

    /// How many pages are under way.
    pub(crate) fn len(&self) -> usize {
        self.queue.len()
    }

    /// Cancels everything.
    pub(crate) fn clear(&mut self) {
        self.queue.clear();
    }
}

impl<T: Item> Ahead<T> {
    /// Makes the page at a place the first. If it is under way, all is well; if another page is, that was fetched in
    /// vain, and everything after it as well. Returns whether this was so.
    pub(crate) fn expect(&mut self, request: &Arc<Request>, place: &Place) -> bool {
        let in_vain = self.queue.front().is_some_and(|first| first.ask != ask(request, place));
        if in_vain {
            self.clear();
        }
        if self.queue.is_empty() {
            self.push(request, place);
        }
        in_vain
    }

    /// Fetches a page after those that are under way.
    pub(crate) fn push(&mut self, request: &Arc<Request>, place: &Place) {
        let (shared, to, blank) = (Arc::clone(request), place.clone(), self.blank.blank());
        let task = Task::start(async move { exchange::fetch(&shared, &to, &blank).await });
        self.queue.push_back(Fetch { ask: ask(request, place), task });
    }

    /// Waits for the first page and takes it out. Nothing under way is an error of the caller.
    pub(crate) fn poll_first(&mut self, context: &mut Context<'_>) -> Poll<Outcome<T>> {
        let Some(first) = self.queue.front_mut() else {
            return Poll::Ready(Err(Error::new(Kind::NoProgress).detail("no page is under way")));
        };
        let outcome = ready!(first.task.poll(context));
        self.queue.pop_front();
        Poll::Ready(outcome)
    }
}

fn ask(request: &Request, place: &Place) -> Option<Ask> {
    request.operation.pagination.ask(place.position.as_deref()).ok()
}

/// Work that goes on while nobody waits for it, where the runtime of the caller is tokio's; elsewhere it goes on when it
/// is waited for. Dropping it cancels the work.
enum Task<O> {
    Spawned(JoinHandle<O>),
    Polled(Pin<Box<dyn Future<Output = O> + Send>>),
}

impl<R: Send + 'static> Task<Result<R, Error>> {
    fn start(work: impl Future<Output = Result<R, Error>> + Send + 'static) -> Self {
        match Handle::try_current() {
            Ok(runtime) => Self::Spawned(runtime.spawn(work)),
            Err(_) => Self::Polled(Box::pin(work)),
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<R, Error>> {
        let joined = match self {
            Self::Spawned(handle) => ready!(Pin::new(handle).poll(context)),
            Self::Polled(work) => return work.as_mut().poll(context),
        };
        Poll::Ready(joined.unwrap_or_else(|stopped| match stopped.try_into_panic() {
            Ok(panic) => panic::resume_unwind(panic),
            Err(_) => Err(Error::new(Kind::Connect).detail("the runtime was shut down")),
        }))
    }
}

impl<O> Drop for Task<O> {
    fn drop(&mut self) {
        if let Self::Spawned(handle) = self {
            handle.abort();
        }
    }
}
