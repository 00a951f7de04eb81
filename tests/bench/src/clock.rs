//! Time of the processor, and time on the wall.

use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

/// How long this thread was on a processor so far.
#[must_use]
pub fn thread_time() -> Duration {
    read(ClockId::ThreadCPUTime)
}

/// How long this process was on processors so far, all its threads together.
#[must_use]
pub fn process_time() -> Duration {
    read(ClockId::ProcessCPUTime)
}

fn read(clock: ClockId) -> Duration {
    clock_gettime(clock).try_into().expect("it is not negative")
}

/// The time on the wall.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "benchmarks measure time, and never act by it")]
pub fn now() -> Instant {
    Instant::now()
}
