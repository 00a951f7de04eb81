//! How many retries there may be, whatever goes wrong.

use std::sync::atomic::{AtomicU64, Ordering};

/// What one retry costs; a request pays some percent of it in.
const RETRY: u64 = 100;

/// Retries that a client may still send. Its clones share it: where a vendor is down, each call would repeat its request
/// in vain, and together they would be several times the load.
#[derive(Debug)]
pub(crate) struct RetryBudget {
    percent: u64,
    most: u64,
    left: AtomicU64,
}

impl RetryBudget {
    /// A budget that begins with a reserve, takes in a percentage of the requests, and never holds more than the reserve.
    pub(crate) fn new(percent: u32, reserve: u32) -> Self {
        let start = u64::from(reserve) * RETRY;
        // Without a reserve, what requests pay in has to add up to one retry.
        Self { percent: percent.into(), most: start.max(RETRY), left: AtomicU64::new(start) }
    }

    /// A request is sent for the first time.
    pub(crate) fn deposit(&self) {
        self.change(|left| Some(left.saturating_add(self.percent).min(self.most)));
    }

    /// Whether a request may be sent again, which then is paid for.
    pub(crate) fn withdraw(&self) -> bool {
        self.change(|left| left.checked_sub(RETRY))
    }

    fn change(&self, change: impl FnMut(u64) -> Option<u64>) -> bool {
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, change).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of 1,000 requests may be repeated if each wants to be.
    fn granted(percent: u32, reserve: u32) -> usize {
        let budget = RetryBudget::new(percent, reserve);
        let granted = (0..1_000).filter(|_| {
            budget.deposit();
            budget.withdraw()
        });
        granted.count()
    }

    #[test]
    fn retries_are_a_part_of_the_requests_after_the_reserve() {
        assert_eq!(granted(20, 50), 50 + 200 - 1);
        assert_eq!(granted(0, 50), 50);
        assert_eq!(granted(20, 0), 200);
        assert_eq!(granted(100, 0), 1_000);
        assert_eq!(granted(0, 0), 0);
        assert_eq!(granted(u32::MAX, u32::MAX), 1_000);
    }

    #[test]
    fn the_reserve_is_not_exceeded_while_all_goes_well() {
        let budget = RetryBudget::new(20, 3);
        (0..1_000).for_each(|_| budget.deposit());
        assert_eq!((0..10).filter(|_| budget.withdraw()).count(), 3);
    }
}
