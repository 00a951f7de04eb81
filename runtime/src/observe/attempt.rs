//! One attempt, told to the observers.

use std::time::Duration;

use http::HeaderMap;
use url::Url;

use super::mask::{MaskedHeaders, masked};
use super::{Answered, Event, Failed, Observers, Sending, WaitReason, Waiting};
use crate::continuation::Place;
use crate::error::Error;
use crate::request::Request;

/// One attempt at a page. Without observers it is a number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attempt<'a> {
    pub(crate) request: &'a Request,
    pub(crate) url: &'a Url,
    pub(crate) place: &'a Place,
    /// Counted from 1.
    pub(crate) number: u32,
    started: Duration,
}

impl<'a> Attempt<'a> {
    /// A request that is about to be sent.
    pub(crate) fn begin(request: &'a Request, url: &'a Url, place: &'a Place, number: u32) -> Self {
        let attempt = Self { request, url, place, number, started: now(request) };
        attempt.sending();
        attempt
    }

    fn sending(&self) {
        let Some(observers) = self.observers() else { return };
        let client = &self.request.client;
        observers.tell(&Event::Sending(Sending {
            provider: client.provider().name,
            operation: self.request.operation.name,
            page: self.place.page,
            attempt: self.number,
            method: self.request.operation.method,
            url: &masked(client, self.url.as_str()),
            headers: MaskedHeaders::new(&self.request.headers, client),
        }));
    }

    /// An answer came.
    pub(crate) fn answered(&self, status: u16, headers: &HeaderMap, body: &[u8]) {
        let Some(observers) = self.observers() else { return };
        let client = &self.request.client;
        observers.tell(&Event::Answered(Answered {
            provider: client.provider().name,
            operation: self.request.operation.name,
            page: self.place.page,
            attempt: self.number,
            status,
            headers: MaskedHeaders::new(headers, client),
            body,
            elapsed: self.elapsed(),
        }));
    }

    /// It came to nothing.
    pub(crate) fn failed(&self, error: &Error, retried: bool) {
        let Some(observers) = self.observers() else { return };
        observers.tell(&Event::Failed(Failed {
            provider: self.request.client.provider().name,
            operation: self.request.operation.name,
            page: self.place.page,
            attempt: self.number,
            error,
            retried,
            elapsed: self.elapsed(),
        }));
    }

    fn elapsed(&self) -> Duration {
        now(self.request).saturating_sub(self.started)
    }

    fn observers(&self) -> Option<&'a Observers> {
        observers(self.request)
    }
}

/// Tells of a wait before the attempt with this number.
pub(crate) fn waiting(request: &Request, place: &Place, attempt: u32, duration: Duration, reason: WaitReason) {
    let Some(observers) = observers(request) else { return };
    observers.tell(&Event::Waiting(Waiting {
        provider: request.client.provider().name,
        operation: request.operation.name,
        page: place.page,
        attempt,
        duration,
        reason,
    }));
}

fn observers(request: &Request) -> Option<&Observers> {
    Some(&request.client.options().observers).filter(|observers| !observers.is_empty())
}

/// The time, if somebody watches.
fn now(request: &Request) -> Duration {
    let options = request.client.options();
    if options.observers.is_empty() { Duration::ZERO } else { options.clock.uptime() }
}
