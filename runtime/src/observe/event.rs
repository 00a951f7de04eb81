//! What happens during a call.

use std::fmt::{self, Debug, Formatter};
use std::time::Duration;

use super::mask::MaskedHeaders;
use crate::error::Error;

/// Something that happened during a call.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Event<'a> {
    /// A request is about to be sent.
    Sending(Sending<'a>),
    /// An answer was received, whatever its status.
    Answered(Answered<'a>),
    /// An attempt came to nothing.
    Failed(Failed<'a>),
    /// The call waits before it sends a request.
    Waiting(Waiting),
    /// A page is given to the caller.
    Delivered(Delivered<'a>),
    /// A call is over.
    Ended(Ended<'a>),
}

impl Event<'_> {
    /// Name of the provider.
    #[must_use]
    pub const fn provider(&self) -> &'static str {
        match self {
            Self::Sending(event) => event.provider,
            Self::Answered(event) => event.provider,
            Self::Failed(event) => event.provider,
            Self::Waiting(event) => event.provider,
            Self::Delivered(event) => event.provider,
            Self::Ended(event) => event.provider,
        }
    }

    /// Name of the operation.
    #[must_use]
    pub const fn operation(&self) -> &'static str {
        match self {
            Self::Sending(event) => event.operation,
            Self::Answered(event) => event.operation,
            Self::Failed(event) => event.operation,
            Self::Waiting(event) => event.operation,
            Self::Delivered(event) => event.operation,
            Self::Ended(event) => event.operation,
        }
    }
}

/// A request is about to be sent.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Sending<'a> {
    /// Name of the provider.
    pub provider: &'static str,
    /// Name of the operation.
    pub operation: &'static str,
    /// Number of the page that is asked for, counted from 1; 1 where one record is read.
    pub page: u64,
    /// Which attempt at the page this is, counted from 1.
    pub attempt: u32,
    /// The HTTP method.
    pub method: &'static str,
    /// The URL. Credentials are masked, and so is what a vendor's link calls a token or a signature. The values of
    /// parameters stand in it: they may be personal data.
    pub url: &'a str,
    /// The headers, with credentials masked. What the connection adds, such as `Host`, is not among them.
    pub headers: MaskedHeaders<'a>,
}

/// An answer was received, whatever its status. Redirects that were followed are no answers.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Answered<'a> {
    /// Name of the provider.
    pub provider: &'static str,
    /// Name of the operation.
    pub operation: &'static str,
    /// Number of the page that was asked for, counted from 1.
    pub page: u64,
    /// Which attempt at the page this was, counted from 1.
    pub attempt: u32,
    /// The HTTP status.
    pub status: u16,
    /// The headers, with cookies and credentials masked.
    pub headers: MaskedHeaders<'a>,
    /// The body after decompression; of a long error answer only the beginning, which is all that is read of it. It is
    /// as the vendor sent it: it may hold personal data, and quote a credential.
    pub body: &'a [u8],
    /// Time from sending to the last byte.
    pub elapsed: Duration,
}

impl Answered<'_> {
    /// A text of the body without the credentials that it quotes, percent-encoded or as base64 neither: `[redacted]`
    /// stands for each. A short credential is masked in the midst of words, too. It is meant for texts as the body's
    /// format has decoded them, where nothing is escaped any more.
    #[must_use]
    pub fn redacted(&self, text: &str) -> String {
        self.headers.redacted(text)
    }
}

impl Debug for Answered<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answered")
            .field("provider", &self.provider)
            .field("operation", &self.operation)
            .field("page", &self.page)
            .field("attempt", &self.attempt)
            .field("status", &self.status)
            .field("headers", &self.headers)
            // Not the body: it is somebody's data.
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("elapsed", &self.elapsed)
            .finish()
    }
}

/// An attempt came to nothing: there was no answer, or an error answer, or one that the spec does not describe.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Failed<'a> {
    /// Name of the provider.
    pub provider: &'static str,
    /// Name of the operation.
    pub operation: &'static str,
    /// Number of the page that was asked for, counted from 1.
    pub page: u64,
    /// Which attempt at the page this was, counted from 1.
    pub attempt: u32,
    /// What happened. Provider, operation and page are not in it.
    pub error: &'a Error,
    /// Whether the request is sent again; not even then, if the limit of the client has no room before the deadline.
    pub retried: bool,
    /// Time from sending to the failure.
    pub elapsed: Duration,
}

/// The call waits before it sends a request.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Waiting {
    /// Name of the provider.
    pub provider: &'static str,
    /// Name of the operation.
    pub operation: &'static str,
    /// Number of the page that is asked for, counted from 1.
    pub page: u64,
    /// The attempt that comes after the wait, counted from 1.
    pub attempt: u32,
    /// How long.
    pub duration: Duration,
    /// Why this long.
    pub reason: WaitReason,
}

/// Why a call waits as long as it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WaitReason {
    /// The [`RetryPolicy`](crate::RetryPolicy) says so.
    Backoff,
    /// The vendor says so.
    RetryAfter,
    /// The [`Limit`](crate::Limit) of the client has no room before.
    Limit,
}

/// A page, or the one record that was asked for, is given to the caller.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Delivered<'a> {
    /// Name of the provider.
    pub provider: &'static str,
    /// Name of the operation.
    pub operation: &'static str,
    /// Number of the page, counted from 1.
    pub page: u64,
    /// How many items the caller gets.
    pub items: u64,
    /// How many items of the answer the caller does not get, because they came before.
    pub repeated: u64,
    /// How many items there are in all, if the vendor says so.
    pub total: Option<u64>,
    /// Whether there is more.
    pub has_next: bool,
    /// What asks for the next page: a cursor, an offset, a URL; masked as URLs are. `None` too where the vendor says
    /// that there is more, but not where.
    pub next_position: Option<&'a str>,
}

/// A call is over: a scan, or the reading of one record.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Ended<'a> {
    /// Name of the provider.
    pub provider: &'static str,
    /// Name of the operation.
    pub operation: &'static str,
    /// How many pages were delivered.
    pub pages: u64,
    /// How many items these pages held.
    pub items: u64,
    /// Why it is over.
    pub end: End<'a>,
}

/// Why a call is over.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum End<'a> {
    /// Everything was delivered.
    Complete,
    /// The caller wanted no more of it.
    Stopped,
    /// An error was delivered.
    Failed(&'a Error),
}
