//! Work on many files, side by side.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{panic, thread};

/// Below this many files, a thread costs more than it saves.
const FEW: usize = 16;
/// How many parts there are for each thread: files differ, and a thread that is done takes over from one that is not.
const PARTS: usize = 8;

/// What becomes of the items, in their order. `work` is given parts of them, in several threads.
pub(crate) fn in_parts<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    if threads == 1 || items.len() < FEW {
        return vec![work(items)];
    }
    let parts: Vec<_> =
        items.chunks(items.len().div_ceil(threads * PARTS)).map(|part| (part, Mutex::new(None))).collect();
    side_by_side(threads, parts.len(), &|index| {
        if let Some((part, result)) = parts.get(index) {
            *unlocked(result) = Some(work(part));
        }
    });
    parts.into_iter().filter_map(|(_, result)| unlocked(&result).take()).collect()
}

/// Nobody else has a result, and a panic in the work ends all.
fn unlocked<R>(result: &Mutex<R>) -> MutexGuard<'_, R> {
    result.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Calls `work` with each number below `count`, in so many threads. It is no generic function, because all that it calls
/// would be compiled for each type.
fn side_by_side(threads: usize, count: usize, work: &(dyn Fn(usize) + Sync)) {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut index = next.fetch_add(1, Ordering::Relaxed);
        while index < count {
            work(index);
            index = next.fetch_add(1, Ordering::Relaxed);
        }
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(take)).collect();
        for thread in threads {
            thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::in_parts;

    #[test]
    fn the_order_is_kept() {
        for count in [0, 1, 15, 16, 17, 1000] {
            let items: Vec<_> = (0..count).collect();
            let parts = in_parts(&items, |part| part.to_vec());
            assert_eq!(parts.concat(), items);
        }
    }

    #[test]
    #[should_panic = "17"]
    fn a_panic_is_not_lost() {
        let items: Vec<_> = (0..100).collect();
        in_parts(&items, |part| assert!(!part.contains(&17), "17"));
    }
}
