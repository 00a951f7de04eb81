//! An answer, and how its body is framed on the wire.

use hyper::Response;
use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::CONTENT_LENGTH;
use serde_json::Value;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

/// An answer before it is framed.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    pub(crate) framing: Framing,
}

/// How the end of a body is told.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Framing {
    /// By `Content-Length`.
    Length,
    /// By `Transfer-Encoding: chunked`.
    Chunked,
    /// By a `Content-Length` that promises more than comes before the connection is closed.
    Truncated,
}

impl Answer {
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-type".to_owned(), content_type.to_owned())];
        Self { status, headers, body: body.into(), framing: Framing::Length }
    }

    pub(crate) fn json(status: u16, content_type: &str, body: &Value) -> Self {
        Self::new(status, content_type, body.to_string())
    }

    pub(crate) fn with_header(mut self, name: &str, value: impl ToString) -> Self {
        self.headers.push((name.to_owned(), value.to_string()));
        self
    }

    pub(crate) fn framed(mut self, framing: Framing) -> Self {
        self.framing = framing;
        self
    }

    /// An answer that HTTP cannot say (a fault with a bad status or header) becomes a 500 that tells why.
    pub(crate) fn into_response(mut self) -> Response<Payload> {
        let mut response = Response::builder().status(self.status);
        if let Framing::Truncated = self.framing {
            response = response.header(CONTENT_LENGTH, self.body.len() + 1);
            self.body.truncate(self.body.len() / 2);
        }
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        response.body(Payload::new(self.body, self.framing)).unwrap_or_else(|error| {
            let mut response = Response::new(Payload::new(error.to_string().into_bytes(), Framing::Length));
            *response.status_mut() = hyper::StatusCode::INTERNAL_SERVER_ERROR;
            response
        })
    }
}

/// A body of one piece.
#[derive(Debug)]
pub(crate) struct Payload {
    data: Option<Bytes>,
    length_known: bool,
    paused: bool,
}

impl Payload {
    fn new(body: Vec<u8>, framing: Framing) -> Self {
        let data = (!body.is_empty()).then(|| Bytes::from(body));
        Self { data, length_known: matches!(framing, Framing::Length), paused: false }
    }
}

impl Body for Payload {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if let Some(data) = self.data.take() {
            return Poll::Ready(Some(Ok(Frame::data(data))));
        }
        // A pause before an end of unknown length makes hyper send what it has: it drops its buffer when it then
        // finds a truncated body too short.
        if !self.length_known && !self.paused {
            self.paused = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.length_known && self.data.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        let length = self.data.as_ref().map_or(0, Bytes::len) as u64;
        if self.length_known { SizeHint::with_exact(length) } else { SizeHint::default() }
    }
}
