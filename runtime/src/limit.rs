//! How often a client sends.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::error::Seconds;
use crate::time::Clock;
use crate::window::Window;

/// How many requests a client sends at most in how much time.
///
/// In no stretch of that time, wherever it begins, are there more: a vendor that counts by the minute never sees a
/// minute with too many. The first requests go out at once, and later ones wait for their turn. The clones of a client
/// share it.
///
/// ```
/// use std::time::Duration;
/// use specloom::{Limit, Options};
///
/// let half = Options::new().limit(Limit::new(30, Duration::from_secs(60)));
/// let unlimited = Options::new().limit(Limit::none());
/// # drop((half, unlimited));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(Option<(u32, Duration)>);

impl Limit {
    /// At most so many requests in this time. A client is not made with a limit of no requests, or in no time
    /// ([`Error::is_config`](crate::Error::is_config)).
    #[must_use]
    pub const fn new(requests: u32, per: Duration) -> Self {
        Self(Some((requests, per)))
    }

    /// No limit: requests are sent as they come.
    #[must_use]
    pub const fn none() -> Self {
        Self(None)
    }

    /// Whether a request could ever be sent.
    pub(crate) fn is_possible(self) -> bool {
        self.0.is_none_or(|(requests, per)| requests > 0 && !per.is_zero())
    }

    /// What keeps the limit, if there is one.
    pub(crate) fn limiter(self) -> Option<Limiter> {
        let (requests, per) = self.0?;
        let window = Mutex::new(Window::new(requests, per.saturating_add(margin(per))));
        Some(Limiter { requests, per, window })
    }
}

/// What a stretch of time has to be longer. A request that takes less time to the vendor than the one before it arrives
/// as if it were sent earlier.
fn margin(per: Duration) -> Duration {
    (per / 20).min(Duration::from_millis(50))
}

/// Keeps a limit.
#[derive(Debug)]
pub(crate) struct Limiter {
    requests: u32,
    per: Duration,
    window: Mutex<Window>,
}

/// A request's turn. Dropped before it has come, it is given back.
#[derive(Debug)]
#[must_use = "a turn that is not waited for is given back"]
pub(crate) struct Turn<'a> {
    limiter: &'a Limiter,
    at: Duration,
    has_come: bool,
}

impl Limiter {
    /// The next turn.
    pub(crate) fn plan(&self, now: Duration) -> Turn<'_> {
        Turn { limiter: self, at: self.window().plan(now), has_come: false }
    }

    /// `60 requests in 10 s`
    pub(crate) fn describe(&self) -> String {
        let plural = if self.requests == 1 { "" } else { "s" };
        format!("{} request{plural} in {}", self.requests, Seconds(self.per))
    }

    fn window(&self) -> MutexGuard<'_, Window> {
        // What is done under the lock does not panic.
        self.window.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn<'_> {
    /// When it comes, by the clock's uptime.
    pub(crate) const fn at(&self) -> Duration {
        self.at
    }

    /// Returns when it has come. The request counts as sent then.
    pub(crate) async fn come(mut self, clock: &dyn Clock) {
        let mut at = self.at;
        loop {
            let wait = at.saturating_sub(clock.uptime());
            if !wait.is_zero() {
                clock.sleep(wait).await;
            }
            match self.send(at.max(clock.uptime())) {
                Ok(()) => return,
                // The program was late, and so were others.
                Err(later) => at = later,
            }
        }
    }

    fn send(&mut self, now: Duration) -> Result<(), Duration> {
        self.limiter.window().send(now)?;
        self.has_come = true;
        Ok(())
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.has_come {
            self.limiter.window().give_back(self.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::pin::pin;
    use std::sync::Arc;
    use std::task::Poll;

    use tokio::task::JoinHandle;
    use tokio::time::Instant;

    use super::*;
    use crate::time::SystemClock;

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn limiter(requests: u32, per: u64) -> Arc<Limiter> {
        Arc::new(Limit::new(requests, seconds(per)).limiter().unwrap())
    }

    async fn turn(limiter: &Limiter) {
        limiter.plan(SystemClock.uptime()).come(&SystemClock).await;
    }

    /// Waits for a turn on a task of its own; its result is how many seconds later it came.
    fn ask(limiter: &Arc<Limiter>) -> JoinHandle<u64> {
        let (limiter, start) = (Arc::clone(limiter), Instant::now());
        tokio::spawn(async move {
            turn(&limiter).await;
            start.elapsed().as_secs()
        })
    }

    #[tokio::test(start_paused = true)]
    async fn turns_come_in_the_order_in_which_they_are_asked_for() {
        let limiter = limiter(2, 10);
        let tasks: Vec<_> = (0..7).map(|_| ask(&limiter)).collect();
        let mut waited = Vec::new();
        for task in tasks {
            waited.push(task.await.unwrap());
        }
        assert_eq!(waited, [0, 0, 10, 10, 20, 20, 30]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_is_dropped_leaves_its_turn_to_the_next_who_asks() {
        let limiter = limiter(1, 10);
        let tasks: Vec<_> = (0..3).map(|_| ask(&limiter)).collect();
        tokio::time::sleep(seconds(5)).await;
        tasks[1].abort();
        tokio::task::yield_now().await;
        assert_eq!(ask(&limiter).await.unwrap(), 5);
        assert!(tasks[1].is_finished() && !tasks[2].is_finished());
        assert_eq!(ask(&limiter).await.unwrap(), 20);
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_nobody_polls_holds_no_other_up() {
        let limiter = limiter(1, 10);
        turn(&limiter).await;
        let mut left_alone = pin!(turn(&limiter));
        let is_waiting = poll_fn(|context| Poll::Ready(left_alone.as_mut().poll(context).is_pending())).await;
        assert!(is_waiting);
        assert_eq!(ask(&limiter).await.unwrap(), 20);
    }

    #[tokio::test(start_paused = true)]
    async fn calls_that_are_polled_too_late_are_not_sent_at_once() {
        let limiter = limiter(1, 10);
        turn(&limiter).await;
        let (mut first, mut second) = (pin!(turn(&limiter)), pin!(turn(&limiter)));
        poll_fn(|context| {
            Poll::Ready((first.as_mut().poll(context).is_ready(), second.as_mut().poll(context).is_ready()))
        })
        .await;
        tokio::time::sleep(seconds(60)).await;
        let start = Instant::now();
        first.await;
        second.await;
        assert_eq!(start.elapsed().as_secs(), 10);
    }

    #[test]
    fn a_limit_without_requests_or_time_is_impossible() {
        assert!(Limit::none().is_possible() && Limit::new(1, Duration::from_nanos(1)).is_possible());
        assert!(!Limit::new(0, seconds(1)).is_possible() && !Limit::new(1, Duration::ZERO).is_possible());
    }

    #[test]
    fn the_margin_is_small() {
        assert_eq!(margin(Duration::from_millis(100)), Duration::from_millis(5));
        assert_eq!(margin(seconds(3_600)), Duration::from_millis(50));
    }
}
