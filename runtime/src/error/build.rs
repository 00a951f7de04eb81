//! How an error comes to be: a kind, and then what is known about the place.

use std::error::Error as StdError;
use std::time::Duration;

use secrecy::SecretString;

use super::{Error, GivenUp, Inner, Kind};
use crate::continuation::Continuation;
use crate::redact::redacted;

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        Self(Box::new(Inner {
            kind,
            detail: None,
            provider: None,
            operation: None,
            page: None,
            attempts: 0,
            last_wait: None,
            given_up: None,
            status: None,
            vendor_message: None,
            vendor_code: None,
            json_path: None,
            retry_after: None,
            retryable: matches!(kind, Kind::RateLimited | Kind::Transient | Kind::Timeout | Kind::Connect),
            continuation: None,
            source: None,
        }))
    }

    pub(crate) fn config(detail: impl Into<String>) -> Self {
        Self::new(Kind::Config).detail(detail)
    }

    pub(crate) fn invalid_parameter(name: &str, problem: &str) -> Self {
        Self::new(Kind::InvalidParameter).detail(format!("`{name}` {problem}"))
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    pub(crate) fn of(mut self, provider: &'static str) -> Self {
        self.0.provider = Some(provider);
        self
    }

    pub(crate) fn during(mut self, operation: &'static str) -> Self {
        self.0.operation = Some(operation);
        self
    }

    pub(crate) fn on_page(mut self, page: u64) -> Self {
        self.0.page = Some(page);
        self
    }

    pub(crate) fn after_attempts(mut self, attempts: u32, last_wait: Option<Duration>) -> Self {
        self.0.attempts = attempts;
        self.0.last_wait = last_wait;
        self
    }

    pub(crate) fn given_up(mut self, why: Option<GivenUp>) -> Self {
        self.0.given_up = why;
        self
    }

    pub(crate) fn answered(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    pub(crate) fn vendor(mut self, message: Option<String>, code: Option<String>) -> Self {
        self.0.vendor_message = message;
        self.0.vendor_code = code;
        self
    }

    pub(crate) fn at(mut self, json_path: String) -> Self {
        self.0.json_path = Some(json_path);
        self
    }

    pub(crate) fn retry(mut self, retryable: bool, after: Option<Duration>) -> Self {
        self.0.retryable = retryable;
        self.0.retry_after = after;
        self
    }

    /// The error without secrets in what it quotes. A source that quotes one is dropped.
    pub(crate) fn without(mut self, secrets: &[SecretString]) -> Self {
        let quoting = |text: &String| redacted(text, secrets) != *text;
        let inner = &mut *self.0;
        for text in [&mut inner.detail, &mut inner.vendor_message, &mut inner.vendor_code].into_iter().flatten() {
            *text = redacted(text, secrets);
        }
        inner.source.take_if(|source| chain(&**source).any(|source| quoting(&format!("{source} {source:?}"))));
        self
    }

    pub(crate) fn resume_with(mut self, continuation: Option<Continuation>) -> Self {
        self.0.continuation = continuation;
        self
    }

    pub(crate) fn caused_by(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }
}

/// An error and its sources.
fn chain<'e>(error: &'e (dyn StdError + 'static)) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |error| (*error).source())
}
