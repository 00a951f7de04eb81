//! One request on its way: redirects are followed within the origin, and nowhere else.

use http::header::LOCATION;
use http::{HeaderMap, Method, Request, Response, Uri};
use url::Url;

use crate::base_url::BaseUrl;
use crate::error::{Error, Kind};
use crate::transport::{Body, Transport};

const MAX_REDIRECTS: usize = 5;

/// What is sent, and whose credentials it carries.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outgoing<'a> {
    pub(crate) method: &'a str,
    pub(crate) headers: &'a HeaderMap,
    /// Where the credentials may go.
    pub(crate) base: &'a BaseUrl,
}

impl Outgoing<'_> {
    /// Sends it to a URL below the base; the answer is one that is no redirect, or one that cannot be followed.
    pub(crate) async fn send(&self, transport: &dyn Transport, url: &Url) -> Result<Response<Body>, Error> {
        let mut url = url.clone();
        for _ in 0..=MAX_REDIRECTS {
            let response = transport.send(self.request(&url)?).await?;
            match self.redirect(&url, &response)? {
                Some(target) => url = target,
                None => return Ok(response),
            }
        }
        Err(Error::new(Kind::Redirect).detail(format!("more than {MAX_REDIRECTS} in a row")))
    }

    fn request(&self, url: &Url) -> Result<Request<()>, Error> {
        let unsendable = |error: http::Error| Error::config("the request cannot be sent").caused_by(error);
        let method = Method::from_bytes(self.method.as_bytes()).map_err(|error| unsendable(error.into()))?;
        let uri: Uri = url.as_str().parse().map_err(|error: http::uri::InvalidUri| unsendable(error.into()))?;
        let mut request = Request::new(());
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers.clone();
        // For our own transport, which would have to parse it again.
        request.extensions_mut().insert(url.clone());
        Ok(request)
    }

    /// Where an answer sends a request that can be sent again. RFC 9110, section 15.4: 304 and 300 send nowhere.
    fn redirect(&self, url: &Url, response: &Response<Body>) -> Result<Option<Url>, Error> {
        let is_redirect = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
        let Some(location) = response.headers().get(LOCATION).filter(|_| is_redirect && self.is_safe()) else {
            return Ok(None);
        };
        // Lossy: what no URL can hold is encoded or refused as any other text.
        self.base.follow(url, &String::from_utf8_lossy(location.as_bytes()), "it").map(Some)
    }

    fn is_safe(&self) -> bool {
        matches!(self.method, "GET" | "HEAD")
    }
}
