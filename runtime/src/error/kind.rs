//! What went wrong, in one word.

use std::time::Duration;

use crate::table::Class;

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Unauthorized,
    Forbidden,
    NotFound,
    InvalidRequest,
    RateLimited,
    Transient,
    UnexpectedStatus,
    Timeout,
    Connect,
    Redirect,
    TooLarge,
    Decode,
    NoProgress,
    PageLimit,
    Config,
    InvalidParameter,
    InvalidContinuation,
}

impl Kind {
    /// The kind for programs: what follows `is_` in the predicate, and the name in a spec.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::InvalidRequest => "invalid_request",
            Self::RateLimited => "rate_limited",
            Self::Transient => "transient",
            Self::UnexpectedStatus => "unexpected_status",
            Self::Timeout => "timeout",
            Self::Connect => "connect",
            Self::Redirect => "redirect",
            Self::TooLarge => "too_large",
            Self::Decode => "decode",
            Self::NoProgress => "no_progress",
            Self::PageLimit => "page_limit",
            Self::Config => "config",
            Self::InvalidParameter => "invalid_parameter",
            Self::InvalidContinuation => "invalid_continuation",
        }
    }

    /// The kind for people.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not found",
            Self::InvalidRequest => "invalid request",
            Self::RateLimited => "too many requests",
            Self::Transient => "the service failed",
            Self::UnexpectedStatus => "unexpected status",
            Self::Timeout => "timeout",
            Self::Connect => "connection failed",
            Self::Redirect => "redirect refused",
            Self::TooLarge => "the answer is too large",
            Self::Decode => "unexpected answer",
            Self::NoProgress => "no progress",
            Self::PageLimit => "page limit reached",
            Self::Config => "configuration",
            Self::InvalidParameter => "invalid parameter",
            Self::InvalidContinuation => "invalid continuation",
        }
    }
}

/// Why there was no other attempt, although one might have helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GivenUp {
    /// The retries of the client are used up.
    NoBudget,
    /// It would have come after the call's deadline.
    Deadline(Duration),
}

impl From<Class> for Kind {
    fn from(class: Class) -> Self {
        match class {
            Class::Unauthorized => Self::Unauthorized,
            Class::Forbidden => Self::Forbidden,
            Class::NotFound => Self::NotFound,
            Class::InvalidRequest => Self::InvalidRequest,
            Class::RateLimited => Self::RateLimited,
            Class::Transient => Self::Transient,
        }
    }
}
