//! Ctrl-C.

use std::future::poll_fn;
use std::pin::pin;
use std::process::exit;
use std::task::Poll;

use tokio::signal::ctrl_c;
use tokio::sync::watch::{self, Receiver};

use crate::INTERRUPTED;

/// Notices Ctrl-C as long as it is kept. The second one, and any after it is dropped, ends the program on the spot.
#[derive(Debug)]
pub(crate) struct Interrupt(Receiver<bool>);

impl Interrupt {
    /// Has to be called within a runtime.
    pub(crate) fn watch() -> Self {
        let (sender, receiver) = watch::channel(false);
        tokio::spawn(async move {
            while ctrl_c().await.is_ok() {
                if sender.send_replace(true) || sender.is_closed() {
                    exit(INTERRUPTED.into());
                }
            }
            // Nothing will ever be noticed. Without a sender the receiver would not wait.
            sender.closed().await;
        });
        Self(receiver)
    }

    /// What a future gives, unless Ctrl-C comes first.
    pub(crate) async fn unless<T>(&mut self, future: impl Future<Output = T>) -> Option<T> {
        let (mut future, mut stopped) = (pin!(future), pin!(self.0.wait_for(|stopped| *stopped)));
        poll_fn(|context| match stopped.as_mut().poll(context) {
            Poll::Ready(Ok(_)) => Poll::Ready(None),
            _ => future.as_mut().poll(context).map(Some),
        })
        .await
    }
}
