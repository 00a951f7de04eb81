//! When a request is sent again, and after how long.

use std::time::Duration;

use crate::budget::RetryBudget;
use crate::error::Error;

/// When a request is sent again, and after how long.
///
/// Only what is safe is repeated: requests with a method that changes nothing the second time, after a failed
/// connection, a timeout, a status of 408, 429, 500, 502, 503 or 504, or what the provider's spec calls transient;
/// never what the spec calls unauthorized, whatever its status. The wait doubles from attempt to attempt and is drawn
/// at random between zero and that, so that many clients do not come back at once. Where the vendor says how long to
/// wait, by `Retry-After` or by the header that its spec names, that counts instead.
///
/// Over all calls of a client and its clones, retries are a part of the requests only: a fifth, after the first 50. If
/// they are used up, a call fails with the error that it has. Retries after a wait that the vendor asked for are not
/// counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    base: Duration,
    cap: Duration,
    max_retry_after: Duration,
    budget_percent: u32,
    budget_reserve: u32,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 4,
            base: Duration::from_millis(250),
            cap: Duration::from_secs(30),
            max_retry_after: Duration::from_secs(60),
            budget_percent: 20,
            budget_reserve: 50,
        }
    }
}

impl RetryPolicy {
    /// The defaults: 4 attempts, 250 ms doubling up to 30 s, at most 60 s where the vendor says how long, and a budget
    /// of 20 percent with a reserve of 50.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Each request is sent once.
    #[must_use]
    pub fn never() -> Self {
        Self::default().attempts(1)
    }

    /// How often a request is sent at most, the first time included; 4 by default, and 0 counts as 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The longest wait before the second attempt; 250 ms by default. It doubles with each further attempt.
    #[must_use]
    pub fn base_delay(mut self, base: Duration) -> Self {
        self.base = base;
        self
    }

    /// The longest wait before any attempt; 30 s by default.
    #[must_use]
    pub fn max_delay(mut self, cap: Duration) -> Self {
        self.cap = cap;
        self
    }

    /// How long a vendor may ask to wait; 60 s by default. If it asks for more, the call fails at once with an error
    /// that says how long ([`Error::retry_after`]).
    #[must_use]
    pub fn max_retry_after(mut self, max: Duration) -> Self {
        self.max_retry_after = max;
        self
    }

    /// How many retries there may be over all calls, in percent of the requests; 20 by default.
    #[must_use]
    pub fn budget_percent(mut self, percent: u32) -> Self {
        self.budget_percent = percent;
        self
    }

    /// How many retries there may be before the percentage counts; 50 by default. It fills up again while requests
    /// succeed. With [`u32::MAX`] there is no budget to be kept.
    #[must_use]
    pub fn budget_reserve(mut self, retries: u32) -> Self {
        self.budget_reserve = retries;
        self
    }

    /// The budget that all calls of a client share.
    pub(crate) fn budget(&self) -> RetryBudget {
        RetryBudget::new(self.budget_percent, self.budget_reserve)
    }

    /// How long to wait before the next attempt; `None` if there is to be none. `attempt` counts from 1.
    pub(crate) fn delay(&self, attempt: u32, error: &Error) -> Option<Duration> {
        if attempt >= self.attempts || !error.is_retryable() {
            return None;
        }
        match error.retry_after() {
            Some(wait) => (wait <= self.max_retry_after).then_some(wait),
            None => Some(jittered(self.ceiling(attempt))),
        }
    }

    fn ceiling(&self, attempt: u32) -> Duration {
        let factor = 1_u32.checked_shl(attempt.saturating_sub(1)).unwrap_or(u32::MAX);
        self.base.saturating_mul(factor).min(self.cap)
    }
}

/// Whether a request may reach the vendor twice without harm.
pub(crate) fn is_idempotent(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "PUT" | "DELETE")
}

/// Whether an answer with this status is worth another attempt where the spec says nothing else.
pub(crate) fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}

fn jittered(ceiling: Duration) -> Duration {
    let nanos = u64::try_from(ceiling.as_nanos()).unwrap_or(u64::MAX);
    Duration::from_nanos(fastrand::u64(0..=nanos))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;

    fn busy(after: Option<u64>) -> Error {
        Error::new(Kind::RateLimited).retry(true, after.map(Duration::from_secs))
    }

    #[test]
    fn the_wait_doubles_up_to_the_cap() {
        let policy = RetryPolicy::new();
        let ceilings = [1, 2, 3, 8, 40, 200].map(|attempt| policy.ceiling(attempt).as_millis());
        assert_eq!(ceilings, [250, 500, 1_000, 30_000, 30_000, 30_000]);
    }

    #[test]
    fn the_wait_is_drawn_below_the_ceiling() {
        let policy = RetryPolicy::new();
        assert!((0..200).all(|_| policy.delay(2, &busy(None)).unwrap() <= Duration::from_millis(500)));
    }

    #[test]
    fn attempts_are_counted() {
        let policy = RetryPolicy::new().attempts(2);
        assert!(policy.delay(1, &busy(None)).is_some());
        assert!(policy.delay(2, &busy(None)).is_none());
        assert!(RetryPolicy::never().delay(1, &busy(None)).is_none());
    }

    #[test]
    fn what_does_not_pass_is_not_repeated() {
        assert!(RetryPolicy::new().delay(1, &Error::new(Kind::Unauthorized)).is_none());
    }

    #[test]
    fn the_vendor_says_how_long_within_the_cap() {
        let policy = RetryPolicy::new();
        assert_eq!(policy.delay(1, &busy(Some(60))), Some(Duration::from_secs(60)));
        assert_eq!(policy.delay(1, &busy(Some(61))), None);
    }
}
