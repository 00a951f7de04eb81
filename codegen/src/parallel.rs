//! Work on many files, side by side.

use std::num::NonZero;
use std::panic;
use std::thread;

/// Below this many files, a thread costs more than it saves.
const FEW: usize = 16;

/// What becomes of the items, in their order. `work` is given parts of them, each in a thread of its own.
pub(crate) fn in_parts<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    if threads == 1 || items.len() < FEW {
        return vec![work(items)];
    }
    let work = &work;
    thread::scope(|scope| {
        let parts: Vec<_> =
            items.chunks(items.len().div_ceil(threads)).map(|part| scope.spawn(move || work(part))).collect();
        parts.into_iter().map(|part| part.join().unwrap_or_else(|panic| panic::resume_unwind(panic))).collect()
    })
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
