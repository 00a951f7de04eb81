//! A vendor without a network.

use std::sync::atomic::{AtomicUsize, Ordering};

use specloom::transport::{Body, Sent, Transport, http};

/// A transport that answers by the request's last query pair, such as `page=2`, with the text of a whole HTTP answer.
/// Some answers take longer than others, so that requests which are under way together are answered out of order, and
/// the same way in every run.
pub(crate) struct InMemory {
    answer: Box<dyn Fn(&str) -> String + Send + Sync>,
    requests: AtomicUsize,
}

impl InMemory {
    pub(crate) fn new(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self { answer: Box::new(answer), requests: AtomicUsize::new(0) }
    }

    /// How many requests there were so far.
    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

impl Transport for InMemory {
    fn send(&self, request: http::Request<()>) -> Sent<'_> {
        let number = self.requests.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            for _ in 0..[0, 3, 1, 6, 2][number % 5] {
                tokio::task::yield_now().await;
            }
            let target = request.uri().to_string();
            let pair = target.rsplit_once(['?', '&']).map_or("", |(_, pair)| pair);
            Ok(response(&(self.answer)(pair)))
        })
    }
}

/// An HTTP answer out of its text.
fn response(text: &str) -> http::Response<Body> {
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    let mut response = http::Response::builder().status(status);
    for (name, value) in lines.map(|line| line.split_once(": ").unwrap()) {
        response = response.header(name, value);
    }
    response.body(Body::from(body.to_owned())).unwrap()
}
