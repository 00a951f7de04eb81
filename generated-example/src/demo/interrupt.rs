//! Ctrl-C.

use std::future::poll_fn;
use std::process::exit;
use std::task::Poll;

use tokio::signal::ctrl_c;
use tokio::sync::watch;

/// What shells report for a program that Ctrl-C ended.
pub(crate) const EXIT_CODE: u8 = 130;

/// Becomes true with the first Ctrl-C. The second one ends the program on the spot.
pub(crate) async fn on_ctrl_c() -> watch::Receiver<bool> {
    let (sender, receiver) = watch::channel(false);
    let mut signal = Box::pin(ctrl_c());
    // The signal is caught from the first poll on, and what is read has not begun yet.
    let early = poll_fn(|context| Poll::Ready(signal.as_mut().poll(context).is_ready())).await;
    tokio::spawn(async move {
        if !early && signal.await.is_err() {
            // Nothing will ever be stopped. Without a sender the receiver would not wait.
            return sender.closed().await;
        }
        sender.send_replace(true);
        if ctrl_c().await.is_ok() {
            exit(EXIT_CODE.into());
        }
    });
    receiver
}
