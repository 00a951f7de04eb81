//! What carries requests to a vendor and answers back. By default that is reqwest; a [`Transport`] of one's own takes
//! another HTTP stack, puts something in between, or answers without a network, as tests do.
//!
//! A transport carries one request. Everything else is done above it, the same for all: credentials, redirects within
//! the origin, timeouts, retries, limits, caps.
//!
//! ```
//! use specloom::Options;
//! use specloom::transport::{Body, Sent, Transport, http};
//!
//! /// A vendor whose lists are empty.
//! struct Empty;
//!
//! impl Transport for Empty {
//!     fn send(&self, request: http::Request<()>) -> Sent<'_> {
//!         assert_eq!(request.method(), "GET");
//!         Box::pin(async { Ok(http::Response::new(Body::from("[]"))) })
//!     }
//! }
//!
//! let options = Options::new().transport(Empty);
//! # drop(options);
//! ```

mod body;
mod error;
#[cfg(feature = "reqwest")]
pub(crate) mod reqwest;
#[cfg(feature = "rustls")]
mod tls;

use std::pin::Pin;
use std::sync::Arc;

pub use body::Body;
pub(crate) use body::Unread;
pub use error::TransportError;
/// The types of requests and answers.
pub use http;

use crate::base_url::BaseUrl;
use crate::error::Error;
use crate::options::Options;

/// An answer that is on its way. It is there when its head is; the body may still be coming.
pub type Sent<'a> = Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'a>>;

/// Carries one request to a vendor, and the answer back. See the [module](self).
///
/// It must not follow redirects, because credentials would go along, and it has no need to retry or to limit how long an
/// answer takes. When the future or the body is dropped, nobody wants the answer any more. Headers that hold credentials
/// are marked [sensitive](http::HeaderValue::is_sensitive): whoever logs requests has to leave them out. A body that is
/// compressed has to be decompressed here if the transport asked for compression; the cap on its size counts what comes
/// out.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request whose URI is absolute.
    ///
    /// # Errors
    ///
    /// No answer came; [`TransportError`] says whether another attempt may have more luck. An answer with an error status
    /// is an answer.
    fn send(&self, request: http::Request<()>) -> Sent<'_>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: http::Request<()>) -> Sent<'_> {
        (**self).send(request)
    }
}

/// What the caller puts around a transport.
pub(crate) type Wrapper = Arc<dyn Fn(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync>;

/// The caller's transport, or reqwest, in what the caller puts around it.
pub(crate) fn of(options: &Options, base: &BaseUrl) -> Result<Arc<dyn Transport>, Error> {
    let transport = match &options.transport {
        Some(transport) => Arc::clone(transport),
        None => default(options, base)?,
    };
    Ok(options.wrappers.iter().fold(transport, |transport, wrap| wrap(transport)))
}

#[cfg(feature = "reqwest")]
fn default(options: &Options, base: &BaseUrl) -> Result<Arc<dyn Transport>, Error> {
    reqwest::build(options, base)
}

#[cfg(not(feature = "reqwest"))]
fn default(_: &Options, _: &BaseUrl) -> Result<Arc<dyn Transport>, Error> {
    Err(Error::config("without the feature `reqwest`, give a transport to `Options::transport`"))
}
