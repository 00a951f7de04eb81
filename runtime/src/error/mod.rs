//! The one error type.

mod build;
mod display;
mod kind;

pub(crate) use display::Seconds;
pub(crate) use kind::{GivenUp, Kind};

use std::error::Error as StdError;
use std::time::Duration;

use crate::continuation::Continuation;

/// Why a call failed, and where: provider, operation, page, the vendor's own words.
///
/// Ask it what happened with the predicates (`is_…`). Its text is one line and holds neither secrets nor URLs with a
/// query, so that it can be logged.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    detail: Option<String>,
    provider: Option<&'static str>,
    operation: Option<&'static str>,
    page: Option<u64>,
    attempts: u32,
    last_wait: Option<Duration>,
    given_up: Option<GivenUp>,
    status: Option<u16>,
    vendor_message: Option<String>,
    vendor_code: Option<String>,
    json_path: Option<String>,
    retry_after: Option<Duration>,
    retryable: bool,
    continuation: Option<Continuation>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// The credentials are missing, wrong or expired.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.0.kind == Kind::Unauthorized
    }

    /// The credentials are valid, but do not allow this.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.0.kind == Kind::Forbidden
    }

    /// What was asked for does not exist.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.0.kind == Kind::NotFound
    }

    /// The vendor finds the request itself wrong.
    #[must_use]
    pub fn is_invalid_request(&self) -> bool {
        self.0.kind == Kind::InvalidRequest
    }

    /// Too many requests, also after the retries; or too many for the client's own limit, which has no room before the
    /// deadline of the call. See [`Error::retry_after`].
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.0.kind == Kind::RateLimited
    }

    /// The vendor has a problem of its own that may pass.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        self.0.kind == Kind::Transient
    }

    /// The same call may succeed later: the connection failed, time ran out, the vendor is busy or has a problem.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// No complete answer came in time: within [`Options::timeout`](crate::Options::timeout) or before
    /// [`Options::deadline`](crate::Options::deadline), in the last attempt.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == Kind::Timeout
    }

    /// The connection could not be made, or it broke before the answer was complete.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.0.kind == Kind::Connect
    }

    /// The vendor sends elsewhere, by a redirect or by the link of the next page, and credentials do not go there; or to a
    /// URL that names a user.
    #[must_use]
    pub fn is_redirect(&self) -> bool {
        self.0.kind == Kind::Redirect
    }

    /// The answer is larger than [`Options::max_body_bytes`](crate::Options::max_body_bytes).
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.0.kind == Kind::TooLarge
    }

    /// The answer is not what the spec describes (see [`Error::json_path`]), or cannot be read at all: it is not compressed as
    /// it says, or its lists have more than 1,000,000 elements.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.0.kind == Kind::Decode
    }

    /// The vendor gives pages without end: a cursor or the items of a page were there before.
    #[must_use]
    pub fn is_no_progress(&self) -> bool {
        self.0.kind == Kind::NoProgress
    }

    /// The list has more pages than [`Options::max_pages`](crate::Options::max_pages).
    #[must_use]
    pub fn is_page_limit(&self) -> bool {
        self.0.kind == Kind::PageLimit
    }

    /// A setting, a credential, the base URL or an option is missing or wrong; nothing was sent.
    #[must_use]
    pub fn is_config(&self) -> bool {
        self.0.kind == Kind::Config
    }

    /// A parameter is missing or has a value that the operation does not take; nothing was sent.
    #[must_use]
    pub fn is_invalid_parameter(&self) -> bool {
        self.0.kind == Kind::InvalidParameter
    }

    /// The continuation is damaged, or belongs to another provider or operation; nothing was sent.
    #[must_use]
    pub fn is_invalid_continuation(&self) -> bool {
        self.0.kind == Kind::InvalidContinuation
    }

    /// What happened, as a name that does not change: `rate_limited` where [`Error::is_rate_limited`] holds, and so on;
    /// `unexpected_status` where no predicate does. For metrics and logs; programs ask the predicates.
    #[must_use]
    pub fn class(&self) -> &'static str {
        self.0.kind.name()
    }

    /// Name of the provider.
    #[must_use]
    pub fn provider(&self) -> Option<&'static str> {
        self.0.provider
    }

    /// Name of the operation.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// Number of the page that failed, counted from 1.
    #[must_use]
    pub fn page(&self) -> Option<u64> {
        self.0.page
    }

    /// How many requests were sent for the page; 0 if none was.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long the wait before the last attempt was; `None` if there was one attempt only.
    #[must_use]
    pub fn last_wait(&self) -> Option<Duration> {
        self.0.last_wait
    }

    /// HTTP status of the answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// What the vendor says, at most 300 characters of it.
    #[must_use]
    pub fn vendor_message(&self) -> Option<&str> {
        self.0.vendor_message.as_deref()
    }

    /// The vendor's error code.
    #[must_use]
    pub fn vendor_code(&self) -> Option<&str> {
        self.0.vendor_code.as_deref()
    }

    /// Where in the answer the spec and the vendor differ.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        self.0.json_path.as_deref()
    }

    /// How long the vendor asks to wait, or how long the client's own limit has no room.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// What reads everything that was not delivered yet.
    #[must_use]
    pub fn continuation(&self) -> Option<&Continuation> {
        self.0.continuation.as_ref()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
