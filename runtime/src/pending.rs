//! The one future of calls. It has a name, so that generated code needs no coroutine for each operation.

use std::fmt::{self, Debug, Formatter};
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::error::Error;

/// An answer that is waited for: the future of [`List::send`](crate::List::send) and [`Fetch::fetch`](crate::Fetch::fetch).
/// Nothing is sent before it is polled; dropping it gives the call up.
#[must_use = "nothing is sent before it is awaited"]
pub struct Pending<T>(Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>);

impl<T> Pending<T> {
    pub(crate) fn new(answer: impl Future<Output = Result<T, Error>> + Send + 'static) -> Self {
        Self(Box::pin(answer))
    }
}

impl<T> Future for Pending<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl<T> Debug for Pending<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").finish_non_exhaustive()
    }
}
