//! How a client behaves: base URL, times, limits.

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::time::Duration;

use crate::limit::Limit;
use crate::observe::{Observer, Observers};
use crate::retry::RetryPolicy;
use crate::time::{Clock, SystemClock};
#[cfg(feature = "reqwest")]
use crate::transport::reqwest::Configure;
use crate::transport::{Transport, Wrapper};

/// How a client behaves.
///
/// ```
/// use std::time::Duration;
/// use specloom::{Options, RetryPolicy};
///
/// let options = Options::new()
///     .base_url("https://support.example.com/chatwoot")
///     .timeout(Duration::from_secs(10))
///     .retry(RetryPolicy::new().attempts(2));
/// # drop(options);
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Options {
    pub(crate) base_url: Option<String>,
    pub(crate) timeout: Duration,
    pub(crate) connect_timeout: Duration,
    pub(crate) deadline: Option<Duration>,
    pub(crate) limit: Option<Limit>,
    pub(crate) max_pages: u64,
    pub(crate) read_ahead: usize,
    pub(crate) max_body_bytes: u64,
    pub(crate) retry: RetryPolicy,
    pub(crate) allow_plain_http: bool,
    pub(crate) user_agent: String,
    pub(crate) transport: Option<Arc<dyn Transport>>,
    pub(crate) wrappers: Vec<Wrapper>,
    #[cfg(feature = "reqwest")]
    pub(crate) http: Option<Configure>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) observers: Observers,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_url: None,
            timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            deadline: None,
            limit: None,
            max_pages: 10_000,
            read_ahead: 1,
            max_body_bytes: 64 * 1024 * 1024,
            retry: RetryPolicy::default(),
            allow_plain_http: false,
            user_agent: concat!("specloom/", env!("CARGO_PKG_VERSION")).to_owned(),
            transport: None,
            wrappers: Vec::new(),
            #[cfg(feature = "reqwest")]
            http: None,
            clock: Arc::new(SystemClock),
            observers: Observers::default(),
        }
    }
}

impl Options {
    /// The defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Where the provider's API is, instead of the spec's base URL: for self-hosted servers, regional hosts, tests. A
    /// path prefix is kept, a trailing slash does not matter; a query, a fragment or user information is refused when
    /// the client is made.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// How long one attempt may take, from connecting to the last byte of the answer; 30 s by default.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long connecting may take; 10 s by default.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long a call may take in all: its attempts, the waits between them, and the wait for a turn under the limit.
    /// Such a call is `send`, `fetch`, or one page of a scan, from the moment at which it is fetched. There is no deadline
    /// by default.
    ///
    /// A wait that would end after it does not begin: the call fails at once, with the error of its last attempt, or
    /// with [`Error::is_rate_limited`](crate::Error::is_rate_limited) if there was none. An attempt that it cuts off is
    /// a timeout ([`Error::is_timeout`](crate::Error::is_timeout)).
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// How many requests are sent at most, in place of what the provider's spec says. Each attempt counts. A request
    /// that has to wait for its turn does so as long as it takes, unless there is a [deadline](Options::deadline).
    #[must_use]
    pub fn limit(mut self, limit: Limit) -> Self {
        self.limit = Some(limit);
        self
    }

    /// How many pages one scan may fetch; 10,000 by default. One more is an error with a continuation
    /// ([`Error::is_page_limit`](crate::Error::is_page_limit)), never a silent end.
    #[must_use]
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.max_pages = pages;
        self
    }

    /// How many pages of a scan are fetched before they are asked for; 1 by default: while the caller works on a page, the
    /// next is under way. Lists that are paged by offset or page number fetch several at once; of other lists, one page
    /// has to be there before the next can be asked for. Pages are delivered in order, and so are errors. 0 fetches a page
    /// when it is asked for. [`List::read_ahead`](crate::List::read_ahead) sets it for one scan.
    ///
    /// Several pages at once may mean requests for pages after the last one, where the vendor does not say how many there
    /// are. And they are not fetched in the order of the list: where it moves in between, that is noticed by items that
    /// come again or by a total that changes, and pages are fetched anew. It is not noticed where more items arrive between
    /// two pages than came before them, which may then be missed, or where more disappear than a page holds, and items may
    /// come out of order. For lists that move that fast, leave it at 1.
    #[must_use]
    pub fn read_ahead(mut self, pages: usize) -> Self {
        self.read_ahead = pages;
        self
    }

    /// How large an answer may be, in bytes after decompression; 64 MiB by default.
    #[must_use]
    pub fn max_body_bytes(mut self, bytes: u64) -> Self {
        self.max_body_bytes = bytes;
        self
    }

    /// When a request is sent again.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Whether credentials may travel unencrypted to another machine; not by default. Plain `http` to a loopback
    /// address is always allowed.
    #[must_use]
    pub fn allow_plain_http(mut self, allow: bool) -> Self {
        self.allow_plain_http = allow;
        self
    }

    /// The header `User-Agent`; `specloom/` and the version by default.
    #[must_use]
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// What carries the requests; reqwest by default. Everything above it stays the same: redirects, timeouts, retries,
    /// limits. [`Options::connect_timeout`] and `Options::configure_http` are about reqwest and have no effect on another
    /// transport.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Puts something between the client and what carries its requests: a log, a cache, a signature. It is called with the
    /// transport when a client is made; the last one that was put in is asked first.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use specloom::Options;
    /// use specloom::transport::{Sent, Transport, http};
    ///
    /// struct Signed(Arc<dyn Transport>);
    ///
    /// impl Transport for Signed {
    ///     fn send(&self, mut request: http::Request<()>) -> Sent<'_> {
    ///         request.headers_mut().insert("x-signature", http::HeaderValue::from_static("made here"));
    ///         self.0.send(request)
    ///     }
    /// }
    ///
    /// let options = Options::new().wrap_transport(Signed);
    /// # drop(options);
    /// ```
    #[must_use]
    pub fn wrap_transport<T: Transport>(
        mut self,
        wrap: impl Fn(Arc<dyn Transport>) -> T + Send + Sync + 'static,
    ) -> Self {
        self.wrappers.push(Arc::new(move |transport| Arc::new(wrap(transport))));
        self
    }

    /// Changes how reqwest's client is built: for proxies, certificates, or a TLS backend of one's own. Redirects, which
    /// could carry credentials to another host, retries and the connect timeout are set afterwards.
    ///
    /// ```
    /// use specloom::Options;
    ///
    /// let options = Options::new().configure_http(|builder| builder.no_proxy());
    /// # drop(options);
    /// ```
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn configure_http(
        mut self,
        configure: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.http = Some(Arc::new(configure));
        self
    }

    /// Adds somebody who watches what the client does, for metrics or logs; nobody by default, which costs nothing. Give
    /// an `Arc` to keep access to it.
    #[must_use]
    pub fn observer(mut self, observer: impl Observer) -> Self {
        self.observers.add(observer);
        self
    }

    /// The clock that waits between attempts.
    #[doc(hidden)]
    #[must_use]
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }
}

impl Debug for Options {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // Not the base URL: until a client is made, nothing has checked that no password stands in it.
        f.debug_struct("Options")
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("deadline", &self.deadline)
            .field("limit", &self.limit)
            .field("max_pages", &self.max_pages)
            .field("read_ahead", &self.read_ahead)
            .field("max_body_bytes", &self.max_body_bytes)
            .field("retry", &self.retry)
            .field("allow_plain_http", &self.allow_plain_http)
            .field("user_agent", &self.user_agent)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_does_not_show() {
        let options = Options::new().base_url("https://jane:s3cret@example.com");
        assert!(!format!("{options:?}").contains("s3cret"));
    }
}
