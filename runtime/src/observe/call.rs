//! One call, told to the observers.

use std::mem;

use tracing::Span;

use super::mask::masked;
use super::{Delivered, End, Ended, Event, Observers};
use crate::client::Client;
use crate::error::Error;
use crate::spans;
use crate::table::Operation;

/// A call from its first step to its end, which is told once.
pub(crate) struct CallWatch {
    client: Client,
    operation: &'static Operation,
    pages: u64,
    items: u64,
    state: State,
    span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Running,
    Ended,
}

/// A page that is given to the caller.
pub(crate) struct DeliveredPage<'a> {
    pub(crate) number: u64,
    pub(crate) items: usize,
    pub(crate) received: usize,
    pub(crate) total: Option<u64>,
    pub(crate) has_next: bool,
    pub(crate) next_position: Option<&'a str>,
}

impl DeliveredPage<'_> {
    /// The one record that a call reads.
    pub(crate) const ONE_RECORD: Self =
        Self { number: 1, items: 1, received: 1, total: None, has_next: false, next_position: None };
}

impl CallWatch {
    pub(crate) fn new(client: &Client, operation: &'static Operation) -> Self {
        Self { client: client.clone(), operation, pages: 0, items: 0, state: State::New, span: Span::none() }
    }

    /// Something is under way that has to end.
    pub(crate) fn begin(&mut self) {
        if self.state == State::New {
            self.state = State::Running;
            self.span = spans::call(&self.client, self.operation);
        }
    }

    /// What `tracing` knows of this call.
    pub(crate) fn span(&self) -> &Span {
        &self.span
    }

    pub(crate) fn delivered(&mut self, page: &DeliveredPage<'_>) {
        let items = page.items as u64;
        self.pages += 1;
        self.items += items;
        let Some(observers) = self.observers() else { return };
        let next_position = page.next_position.map(|position| masked(&self.client, position));
        observers.tell(&Event::Delivered(Delivered {
            provider: self.client.provider().name,
            operation: self.operation.name,
            page: page.number,
            items,
            repeated: (page.received as u64).saturating_sub(items),
            total: page.total,
            has_next: page.has_next,
            next_position: next_position.as_deref(),
        }));
    }

    pub(crate) fn complete(&mut self) {
        self.end(End::Complete);
    }

    pub(crate) fn failed(&mut self, error: &Error) {
        self.end(End::Failed(error));
    }

    fn end(&mut self, end: End<'_>) {
        if mem::replace(&mut self.state, State::Ended) == State::Ended {
            return;
        }
        self.close_span(&end);
        let Some(observers) = self.observers() else { return };
        observers.tell(&Event::Ended(Ended {
            provider: self.client.provider().name,
            operation: self.operation.name,
            pages: self.pages,
            items: self.items,
            end,
        }));
    }

    fn close_span(&mut self, end: &End<'_>) {
        let span = mem::replace(&mut self.span, Span::none());
        span.record("specloom.pages", self.pages);
        span.record("specloom.items", self.items);
        if let End::Failed(error) = end {
            spans::failed(&span, error);
        }
    }

    fn observers(&self) -> Option<&Observers> {
        Some(&self.client.options().observers).filter(|observers| !observers.is_empty())
    }
}

impl Drop for CallWatch {
    fn drop(&mut self) {
        if self.state == State::Running {
            self.end(End::Stopped);
        }
    }
}
