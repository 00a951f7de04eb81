//! The attempts of one call: when each may be sent, how long it may take, and when there is to be no other.

use std::time::Duration;

use url::Url;

use crate::budget::RetryBudget;
use crate::continuation::Place;
use crate::error::{Error, GivenUp, Kind, Seconds};
use crate::limit::Limiter;
use crate::observe::{self, Attempt, WaitReason};
use crate::options::Options;
use crate::request::Request;
use crate::retry::is_idempotent;

/// What holds the requests of a client and its clones back.
#[derive(Debug)]
pub(crate) struct Pace {
    pub(crate) limiter: Option<Limiter>,
    pub(crate) budget: RetryBudget,
}

/// The attempts of one call.
#[derive(Debug)]
pub(crate) struct Attempts<'a> {
    request: &'a Request,
    url: &'a Url,
    place: &'a Place,
    /// When the call has to be over, by the clock's uptime.
    deadline: Option<Duration>,
    /// How many there were.
    count: u32,
    last_wait: Option<Duration>,
}

impl<'a> Attempts<'a> {
    /// A call that begins now.
    pub(crate) fn new(request: &'a Request, url: &'a Url, place: &'a Place) -> Self {
        let options = request.client.options();
        let deadline = options.deadline.map(|time| options.clock.uptime().saturating_add(time));
        Self { request, url, place, deadline, count: 0, last_wait: None }
    }

    /// The first attempt, when it may be sent.
    pub(crate) async fn first(&mut self) -> Result<Attempt<'a>, Error> {
        self.turn().await.map_err(|wait| self.no_room(wait))?;
        self.request.client.pace().budget.deposit();
        Ok(self.begin())
    }

    /// The attempt after one that failed, when it may be sent; the error if there is to be no other.
    pub(crate) async fn next(&mut self, failed: &Attempt<'_>, error: Error) -> Result<Attempt<'a>, Error> {
        let error = error.without(self.request.client.secrets());
        let delay = self.delay(&error);
        failed.failed(&error, delay.is_ok());
        let delay = match delay {
            Ok(delay) => delay,
            Err(why) => return Err(self.sign(error, why)),
        };
        tracing::debug!(%error, ?delay, "trying again");
        let reason = if error.retry_after().is_some() { WaitReason::RetryAfter } else { WaitReason::Backoff };
        self.wait(delay, reason);
        self.options().clock.sleep(delay).await;
        if self.turn().await.is_err() {
            return Err(self.sign(error, self.too_late()));
        }
        self.last_wait = Some(delay);
        Ok(self.begin())
    }

    /// How long an attempt may take that begins now.
    pub(crate) fn timeout(&self) -> Duration {
        let timeout = self.options().timeout;
        self.left().map_or(timeout, |left| left.min(timeout))
    }

    /// An error that no other attempt follows, with what was done against it.
    pub(crate) fn sign(&self, error: Error, given_up: Option<GivenUp>) -> Error {
        error.after_attempts(self.count, self.last_wait).given_up(given_up)
    }

    fn begin(&mut self) -> Attempt<'a> {
        self.count += 1;
        Attempt::begin(self.request, self.url, self.place, self.count)
    }

    /// How long to wait after an error; or why there is to be no other attempt, where it might have helped.
    fn delay(&self, error: &Error) -> Result<Duration, Option<GivenUp>> {
        let left = self.left();
        if error.is_timeout() && left == Some(Duration::ZERO) {
            return Err(self.too_late());
        }
        let delay = self.options().retry.delay(self.count, error);
        let delay = delay.filter(|_| is_idempotent(self.request.operation.method)).ok_or(None)?;
        if left.is_some_and(|left| left <= delay) {
            return Err(self.too_late());
        }
        // A vendor that says when to go on is not one that retries overrun.
        let is_asked_for = error.retry_after().is_some();
        if is_asked_for || self.request.client.pace().budget.withdraw() {
            Ok(delay)
        } else {
            Err(Some(GivenUp::NoBudget))
        }
    }

    /// Waits for a turn under the limit. One after the deadline is an error at once, which holds how far away it is.
    async fn turn(&self) -> Result<(), Duration> {
        let Some(limiter) = &self.request.client.pace().limiter else { return Ok(()) };
        let clock = &*self.options().clock;
        let now = clock.uptime();
        let turn = limiter.plan(now);
        let wait = turn.at().saturating_sub(now);
        if self.deadline.is_some_and(|deadline| deadline < turn.at()) {
            return Err(wait);
        }
        if !wait.is_zero() {
            tracing::debug!(?wait, "waiting for a turn under the limit");
            self.wait(wait, WaitReason::Limit);
        }
        turn.come(clock).await;
        Ok(())
    }

    fn wait(&self, duration: Duration, reason: WaitReason) {
        observe::waiting(self.request, self.place, self.count + 1, duration, reason);
    }

    fn left(&self) -> Option<Duration> {
        Some(self.deadline?.saturating_sub(self.options().clock.uptime()))
    }

    fn too_late(&self) -> Option<GivenUp> {
        self.options().deadline.map(GivenUp::Deadline)
    }

    /// The error of a call of which nothing was sent.
    fn no_room(&self, wait: Duration) -> Error {
        let limit = self.request.client.pace().limiter.as_ref().map(Limiter::describe).unwrap_or_default();
        let detail = format!("the limit of {limit} has no room for {}", Seconds(wait));
        Error::new(Kind::RateLimited).detail(detail).retry(true, Some(wait)).given_up(self.too_late())
    }

    fn options(&self) -> &'a Options {
        self.request.client.options()
    }
}
