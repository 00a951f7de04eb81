//! A clock that does not wait.

use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use specloom::__v1::Clock;

/// Stands still but for the sleeps that it is asked for: they are over at once, and noted.
#[derive(Debug, Default)]
pub(crate) struct StoppedClock {
    sleeps: Arc<Mutex<Vec<Duration>>>,
    /// How many milliseconds each look at it takes.
    tick: u64,
    ticks: AtomicU64,
}

impl StoppedClock {
    /// 1994-11-06T08:49:37Z, where it stands at first.
    pub(crate) const NOW: Duration = Duration::from_secs(784_111_777);

    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    /// A clock on which each look at its uptime takes a millisecond.
    pub(crate) fn ticking() -> Arc<Self> {
        Arc::new(Self { tick: 1, ..Self::default() })
    }

    /// What it was asked to sleep so far.
    pub(crate) fn sleeps(&self) -> Vec<Duration> {
        self.sleeps.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn slept(&self) -> Duration {
        self.sleeps().iter().sum()
    }
}

impl Clock for StoppedClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Self::NOW + self.slept()
    }

    fn uptime(&self) -> Duration {
        Duration::from_millis(self.ticks.fetch_add(self.tick, Ordering::Relaxed)) + self.slept()
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let sleeps = Arc::clone(&self.sleeps);
        Box::pin(async move { sleeps.lock().unwrap_or_else(PoisonError::into_inner).push(duration) })
    }
}
