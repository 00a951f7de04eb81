//! How long an attempt may take.

use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use crate::error::Seconds;
use crate::transport::TransportError;

/// Stands for "never", where a moment is too far away to be told.
const NEVER: Duration = Duration::from_secs(60 * 60 * 24 * 365);

/// The moment at which an attempt has taken too long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Until {
    at: Instant,
    timeout: Duration,
}

impl Until {
    /// So long from now.
    pub(crate) fn after(timeout: Duration) -> Self {
        let now = Instant::now();
        Self { at: now.checked_add(timeout).unwrap_or(now + NEVER), timeout }
    }

    /// Waits no longer than that.
    pub(crate) async fn wait<T, E: From<TransportError>>(
        self,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let too_long = || TransportError::timeout(TookTooLong(self.timeout)).into();
        timeout_at(self.at, work).await.unwrap_or_else(|_| Err(too_long()))
    }
}

#[derive(Debug)]
struct TookTooLong(Duration);

impl Display for TookTooLong {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "no whole answer within {}", Seconds(self.0))
    }
}

impl std::error::Error for TookTooLong {}
