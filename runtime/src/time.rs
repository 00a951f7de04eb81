//! Clock and sleep, replaceable so that tests do not wait.

use std::fmt::Debug;
use std::pin::Pin;
use std::sync::LazyLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// What tells the time and waits.
pub trait Clock: Debug + Send + Sync + 'static {
    /// The time of day.
    fn now(&self) -> SystemTime;

    /// The time since a moment that stays the same, also when somebody sets the time of day. A clock that nobody sets
    /// needs no other than this one.
    fn uptime(&self) -> Duration {
        self.now().duration_since(UNIX_EPOCH).unwrap_or_default()
    }

    /// Returns when the time is over.
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

/// The system's clock and tokio's timer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

/// What the system's clock counts from.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn uptime(&self) -> Duration {
        let start = *START;
        // Tokio's time, so that it stands still where a program's tests stop tokio's timer.
        tokio::time::Instant::now().into_std().duration_since(start)
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(duration))
    }
}
