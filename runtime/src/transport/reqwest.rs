//! Requests by reqwest.

use std::error::Error as _;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use ::reqwest::redirect::Policy;
use ::reqwest::{Client, ClientBuilder};
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use url::Url;

use super::{Body, Sent, Transport, TransportError};
use crate::base_url::BaseUrl;
use crate::error::Error;
use crate::options::Options;

/// How the caller changes the HTTP client.
pub(crate) type Configure = Arc<dyn Fn(ClientBuilder) -> ClientBuilder + Send + Sync>;

/// A client that follows no redirect and repeats nothing, whatever the caller changed.
pub(super) fn build(options: &Options, base: &BaseUrl) -> Result<Arc<dyn Transport>, Error> {
    let builder = with_tls(Client::builder(), options, base)?;
    let builder = match &options.http {
        Some(configure) => configure(builder),
        None => builder,
    };
    let builder = builder
        .connect_timeout(options.connect_timeout)
        .redirect(Policy::none())
        // Attempts are counted and timed by this crate's retry policy.
        .retry(::reqwest::retry::never())
        // It would write requests to the log as they are sent, credentials included.
        .connection_verbose(false);
    let failed =
        |error: ::reqwest::Error| Error::config("the HTTP client cannot be made").caused_by(error.without_url());
    Ok(Arc::new(Reqwest(builder.build().map_err(failed)?)))
}

struct Reqwest(Client);

impl Transport for Reqwest {
    fn send(&self, request: http::Request<()>) -> Sent<'_> {
        Box::pin(async move {
            let response = self.0.execute(own(request)?).await.map_err(broken)?;
            Ok(http::Response::from(response).map(|body| Body::stream(Incoming(body))))
        })
    }
}

fn own(request: http::Request<()>) -> Result<::reqwest::Request, TransportError> {
    let (mut head, ()) = request.into_parts();
    let uri = head.uri.to_string();
    // Whatever stands in between may have changed where the request goes.
    let url = match head.extensions.remove::<Url>().filter(|url| url.as_str() == uri) {
        Some(url) => url,
        None => Url::parse(&uri).map_err(TransportError::unsendable)?,
    };
    let mut request = ::reqwest::Request::new(head.method, url);
    *request.headers_mut() = head.headers;
    Ok(request)
}

/// A body whose errors do not carry the URL.
struct Incoming(::reqwest::Body);

impl http_body::Body for Incoming {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        Pin::new(&mut self.0).poll_frame(context).map(|frame| frame.map(|frame| frame.map_err(broken)))
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

fn broken(error: ::reqwest::Error) -> TransportError {
    let error = error.without_url();
    if error.is_builder() {
        TransportError::unsendable(error)
    } else if error.is_timeout() {
        TransportError::timeout(error)
    } else if is_malformed(&error) {
        TransportError::malformed(error)
    } else if is_refused_certificate(&error) {
        TransportError::connect(error).permanent()
    } else {
        TransportError::connect(error)
    }
}

/// Whether a body is not compressed as it says. One that only breaks off is the connection's fault, whose errors have
/// another layer.
fn is_malformed(error: &::reqwest::Error) -> bool {
    let Some(source) = error.source() else { return false };
    match source.downcast_ref::<::reqwest::Error>() {
        Some(inner) => is_malformed(inner),
        None => source.downcast_ref::<io::Error>().is_some_and(|error| error.kind() != io::ErrorKind::UnexpectedEof),
    }
}

#[cfg(feature = "rustls")]
fn with_tls(builder: ClientBuilder, _: &Options, base: &BaseUrl) -> Result<ClientBuilder, Error> {
    let config = if base.scheme() == "https" { super::tls::config()? } else { super::tls::unused()? };
    Ok(builder.tls_backend_preconfigured(config))
}

#[cfg(not(feature = "rustls"))]
fn with_tls(builder: ClientBuilder, options: &Options, base: &BaseUrl) -> Result<ClientBuilder, Error> {
    if base.scheme() == "https" && options.http.is_none() {
        return Err(Error::config(
            "https needs the feature `rustls`, or a TLS backend set in `Options::configure_http`",
        ));
    }
    Ok(builder)
}

#[cfg(feature = "rustls")]
fn is_refused_certificate(error: &::reqwest::Error) -> bool {
    super::tls::is_refused_certificate(error)
}

/// Without rustls, nobody here knows the errors of certificates.
#[cfg(not(feature = "rustls"))]
fn is_refused_certificate(_: &::reqwest::Error) -> bool {
    false
}
