//! Work on many files, side by side.

use std::num::NonZero;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

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
    let parts: Vec<_> = items.chunks(items.len().div_ceil(threads * PARTS)).collect();
    let next = AtomicUsize::new(0);
    let take = || {
        let part = || Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|index| Some((index, parts.get(index)?)));
        std::iter::from_fn(part).map(|(index, part)| (index, work(part))).collect::<Vec<_>>()
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(take)).collect();
        let done = threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic)));
        done.flatten().collect()
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
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
