//! A clock that does not wait.

use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use specloom::__v1::Clock;

/// Stands at one time, and notes how long it was asked to sleep.
#[derive(Debug, Default)]
pub(crate) struct StoppedClock(Mutex<Vec<Duration>>, AtomicU64);

impl StoppedClock {
    /// 1994-11-06T08:49:37Z.
    pub(crate) const NOW: Duration = Duration::from_secs(784_111_777);

    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    /// What it was asked to sleep so far.
    pub(crate) fn sleeps(&self) -> Vec<Duration> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Clock for StoppedClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Self::NOW
    }

    /// Each look at it takes a millisecond.
    fn uptime(&self) -> Duration {
        Duration::from_millis(self.1.fetch_add(1, Ordering::Relaxed))
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(duration);
        Box::pin(async {})
    }
}
