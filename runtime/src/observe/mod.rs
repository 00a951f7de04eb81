//! What a program can watch while calls run.

mod attempt;
mod call;
mod event;
mod mask;

pub(crate) use attempt::{Attempt, waiting};
pub(crate) use call::{CallWatch, DeliveredPage};
pub use event::{Answered, Delivered, End, Ended, Event, Failed, Sending, WaitReason, Waiting};
pub use mask::MaskedHeaders;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Watches the calls of a client: for metrics, logs, or a program that shows what it does. Give it to
/// [`Options::observer`](crate::Options::observer).
///
/// An attempt is a [`Event::Sending`], then an [`Event::Answered`] if an answer came, then an [`Event::Failed`] if it
/// came to nothing, then an [`Event::Waiting`] if there is another attempt. Where the limit of the client has no room, an
/// [`Event::Waiting`] comes before any attempt. A page that reaches the caller is an [`Event::Delivered`], and a call ends
/// with one [`Event::Ended`], also where the caller wanted no more of it. A page whose items were all there before is not
/// delivered: it is asked for once more. Only an attempt that is under way when the caller drops the call has no end of
/// its own.
///
/// Events come on the task that does the work, which goes on when `event` returns: it should be quick and not block. What
/// is done for one page comes in order; several pages may be under way at once, also before the caller asks for them.
/// A panic in an observer is caught: the panic hook reports it, and the call goes on as if nobody watched.
///
/// ```
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
/// use specloom::{Event, Observer, Options};
///
/// #[derive(Default)]
/// struct Counts {
///     requests: AtomicU64,
///     retries: AtomicU64,
/// }
///
/// impl Observer for Counts {
///     fn event(&self, event: &Event<'_>) {
///         if let Event::Sending(request) = event {
///             self.requests.fetch_add(1, Relaxed);
///             self.retries.fetch_add(u64::from(request.attempt > 1), Relaxed);
///         }
///     }
/// }
///
/// let counts = Arc::new(Counts::default());
/// let options = Options::new().observer(Arc::clone(&counts));
/// // A client with these options counts; `counts` can be read at any time.
/// # drop(options);
/// assert_eq!(counts.requests.load(Relaxed), 0);
/// ```
///
/// `examples/metrics.rs` exports requests, retries, waits, items, bytes and latency for Prometheus.
pub trait Observer: Send + Sync + 'static {
    /// Something happened.
    fn event(&self, event: &Event<'_>);
}

impl<T: Observer + ?Sized> Observer for Arc<T> {
    fn event(&self, event: &Event<'_>) {
        (**self).event(event);
    }
}

/// The observers of a client.
#[derive(Clone, Default)]
pub(crate) struct Observers(Vec<Arc<dyn Observer>>);

impl Observers {
    pub(crate) fn add(&mut self, observer: impl Observer) {
        self.0.push(Arc::new(observer));
    }

    /// Whether nobody watches; then no event has to be made.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Tells all of them. Events also come from destructors, where a panic that is not caught would end the program.
    fn tell(&self, event: &Event<'_>) {
        for observer in &self.0 {
            // What an observer can reach through an event cannot be changed, so nothing is left half done.
            if catch_unwind(AssertUnwindSafe(|| observer.event(event))).is_err() {
                tracing::error!("an observer panicked");
            }
        }
    }
}
