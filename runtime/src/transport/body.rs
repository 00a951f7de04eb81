//! The body of an answer, as it comes in.

use std::fmt::{self, Debug, Formatter};
use std::future::poll_fn;
use std::pin::Pin;

use bytes::{Bytes, BytesMut};

use super::TransportError;
use crate::within::Until;

/// No more room than this is made for a body because its head announces it.
const MAX_ANNOUNCED: u64 = 1024 * 1024;

/// The body of an answer: bytes that are there, or a stream of them.
pub struct Body(Inner);

enum Inner {
    Whole(Bytes),
    Streamed(Stream),
}

type Stream = Pin<Box<dyn http_body::Body<Data = Bytes, Error = TransportError> + Send>>;

/// Why a body was not read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// It is longer than it may be.
    TooLarge,
    /// It broke off.
    Broken(TransportError),
}

impl Body {
    /// A body that comes in piece by piece. Trailers are passed over.
    pub fn stream(body: impl http_body::Body<Data = Bytes, Error = TransportError> + Send + 'static) -> Self {
        Self(Inner::Streamed(Box::pin(body)))
    }

    /// The whole body, if it has no more bytes than this.
    pub(crate) async fn read(self, limit: u64, until: Until) -> Result<Bytes, Unread> {
        let fits = |length: u64| if length > limit { Err(Unread::TooLarge) } else { Ok(()) };
        let mut stream = match self.0 {
            Inner::Whole(bytes) => return fits(bytes.len() as u64).map(|()| bytes),
            Inner::Streamed(stream) => stream,
        };
        let announced = stream.size_hint().lower();
        fits(announced)?;
        let mut read = Gathered::default();
        while let Some(chunk) = until.wait(next(&mut stream)).await.map_err(Unread::Broken)? {
            fits(read.len() + chunk.len() as u64)?;
            read.push(chunk, announced);
        }
        Ok(read.finish())
    }

    /// The beginning of the body, about as many bytes as this, as far as it comes.
    pub(crate) async fn beginning(self, length: u64, until: Until) -> Bytes {
        let mut stream = match self.0 {
            Inner::Whole(bytes) => return bytes,
            Inner::Streamed(stream) => stream,
        };
        let mut read = Gathered::default();
        while read.len() < length
            && let Ok(Some(chunk)) = until.wait(next(&mut stream)).await
        {
            read.push(chunk, 0);
        }
        read.finish()
    }
}

async fn next(stream: &mut Stream) -> Result<Option<Bytes>, TransportError> {
    while let Some(frame) = poll_fn(|context| stream.as_mut().poll_frame(context)).await {
        if let Ok(data) = frame?.into_data() {
            return Ok(Some(data));
        }
    }
    Ok(None)
}

/// What was read so far. A body of one piece is not copied; the pieces of others are, because many small ones would hold
/// on to far more memory than they have bytes.
#[derive(Default)]
struct Gathered {
    first: Bytes,
    all: BytesMut,
}

impl Gathered {
    fn len(&self) -> u64 {
        (self.first.len() + self.all.len()) as u64
    }

    /// Adds a piece of a body that has at least so many bytes.
    fn push(&mut self, chunk: Bytes, announced: u64) {
        if self.len() == 0 {
            self.first = chunk;
            return;
        }
        if self.all.is_empty() {
            self.all.reserve(usize::try_from(announced.min(MAX_ANNOUNCED)).unwrap_or_default());
            self.all.extend_from_slice(&std::mem::take(&mut self.first));
        }
        self.all.extend_from_slice(&chunk);
    }

    fn finish(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.freeze() }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Inner::Whole(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

impl Debug for Body {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // Not the bytes: they may be personal data.
        let kind = match &self.0 {
            Inner::Whole(_) => "Body::Whole",
            Inner::Streamed(_) => "Body::Streamed",
        };
        f.debug_struct(kind).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::task::{Context, Poll};
    use std::time::Duration;

    use http_body::{Frame, SizeHint};

    use super::*;

    /// Pieces, of which the first few bytes are announced.
    struct Pieces(VecDeque<Result<Frame<Bytes>, TransportError>>, u64);

    impl http_body::Body for Pieces {
        type Data = Bytes;
        type Error = TransportError;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
            Poll::Ready(self.0.pop_front())
        }

        fn size_hint(&self) -> SizeHint {
            let mut hint = SizeHint::new();
            hint.set_lower(self.1);
            hint
        }
    }

    fn soon() -> Until {
        Until::after(Duration::from_secs(60))
    }

    fn pieces(texts: &[&'static str]) -> Vec<Result<Frame<Bytes>, TransportError>> {
        texts.iter().map(|text| Ok(Frame::data(Bytes::from_static(text.as_bytes())))).collect()
    }

    fn body(pieces: Vec<Result<Frame<Bytes>, TransportError>>, announced: u64) -> Body {
        Body::stream(Pieces(pieces.into(), announced))
    }

    #[tokio::test]
    async fn a_body_is_read_to_its_end_whatever_is_announced() {
        for texts in [&["ab", "c", "", "defgh"][..], &["", "abcdefgh"], &["abcdefgh"]] {
            for announced in [0, 3, 8] {
                assert_eq!(body(pieces(texts), announced).read(8, soon()).await.unwrap(), "abcdefgh");
                assert!(matches!(body(pieces(texts), announced).read(7, soon()).await, Err(Unread::TooLarge)));
            }
        }
        assert!(matches!(Body::from("abc").read(2, soon()).await, Err(Unread::TooLarge)));
        assert_eq!(Body::from("abc").read(3, soon()).await.unwrap(), "abc");
    }

    #[tokio::test]
    async fn what_is_announced_beyond_the_limit_is_not_read() {
        assert!(matches!(body(pieces(&["a"]), u64::MAX).read(8, soon()).await, Err(Unread::TooLarge)));
    }

    #[tokio::test]
    async fn a_body_that_breaks_off_is_an_error_and_has_a_beginning() {
        let broken = || {
            let mut pieces = pieces(&["ab", "c"]);
            pieces.push(Err(TransportError::connect("reset")));
            body(pieces, 0)
        };
        assert!(matches!(broken().read(8, soon()).await, Err(Unread::Broken(_))));
        assert_eq!(broken().beginning(8, soon()).await, "abc");
        assert_eq!(broken().beginning(2, soon()).await, "ab");
    }

    #[tokio::test]
    async fn trailers_are_no_part_of_a_body() {
        let mut pieces = pieces(&["ab"]);
        pieces.push(Ok(Frame::trailers(http::HeaderMap::new())));
        assert_eq!(body(pieces, 0).read(8, soon()).await.unwrap(), "ab");
    }
}
