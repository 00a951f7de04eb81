//! What all requests to a provider share.

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderName, HeaderValue};
use secrecy::SecretString;

use crate::attempts::Pace;
use crate::auth::BadCredential;
use crate::base_url::BaseUrl;
use crate::error::Error;
use crate::limit::Limit;
use crate::options::Options;
use crate::provided::{Bound, Provided};
use crate::redact;
use crate::table::{Piece, Provider, text};
use crate::transport::{self, Transport};

/// A client of one provider, which generated clients wrap. Clones share connections, the limit and the retry budget.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
    /// What implements the operations of its interface, in their order.
    bound: &'static [Bound],
}

struct Inner {
    provider: &'static Provider,
    settings: Vec<String>,
    secrets: Vec<SecretString>,
    base: BaseUrl,
    auth: Vec<(HeaderName, HeaderValue)>,
    user_agent: HeaderValue,
    transport: Arc<dyn Transport>,
    options: Options,
    pace: Pace,
}

/// What a client is a client of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Info {
    /// The provider's name, as in its spec.
    pub provider: &'static str,
    /// The provider's name for people.
    pub title: &'static str,
}

impl Client {
    /// A client for a provider, with values for [`Provider::settings`] and [`Provider::credentials`] in their order.
    ///
    /// # Errors
    ///
    /// A setting or credential is missing or cannot be sent, the base URL is refused, or TLS cannot be set up
    /// ([`Error::is_config`]). Nothing is sent.
    pub fn new(
        provider: &'static Provider,
        settings: Vec<String>,
        credentials: Vec<SecretString>,
        options: Options,
    ) -> Result<Self, Error> {
        Inner::new(provider, settings, credentials, options)
            .map(|inner| Self { inner: Arc::new(inner), bound: &[] })
            .map_err(|error| error.of(provider.name))
    }

    /// The same for a provider as generated code has it; `values` takes the settings and the credentials from its table.
    pub(crate) fn of(
        provided: &'static Provided,
        values: impl FnOnce(&'static Provider) -> Result<(Vec<String>, Vec<SecretString>), Error>,
        options: Options,
    ) -> Result<Self, Error> {
        let provider = text::provider(provided.table).map_err(|unfit| Error::unfit(unfit).of(provided.name))?;
        let (settings, credentials) = values(provider)?;
        Ok(Self { bound: provided.bound, ..Self::new(provider, settings, credentials, options)? })
    }

    /// What it is a client of.
    #[must_use]
    pub fn info(&self) -> Info {
        Info { provider: self.inner.provider.name, title: self.inner.provider.title }
    }

    pub(crate) fn provider(&self) -> &'static Provider {
        self.inner.provider
    }

    /// What implements this operation of the interface. Code that was generated together has one for each.
    pub(crate) fn bound(&self, index: usize) -> &'static Bound {
        const NONE: &Bound = &Bound { operation: "", params: &[] };
        self.bound.get(index).unwrap_or(NONE)
    }

    pub(crate) fn base(&self) -> &BaseUrl {
        &self.inner.base
    }

    pub(crate) fn auth(&self) -> &[(HeaderName, HeaderValue)] {
        &self.inner.auth
    }

    pub(crate) fn user_agent(&self) -> &HeaderValue {
        &self.inner.user_agent
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.inner.transport
    }

    pub(crate) fn options(&self) -> &Options {
        &self.inner.options
    }

    pub(crate) fn pace(&self) -> &Pace {
        &self.inner.pace
    }

    /// The name and value of a setting.
    pub(crate) fn setting(&self, index: u16) -> Option<(&str, &str)> {
        let index = usize::from(index);
        Some((self.inner.provider.settings.get(index)?, self.inner.settings.get(index)?))
    }

    /// What no text may show, although a vendor may quote it.
    pub(crate) fn secrets(&self) -> &[SecretString] {
        &self.inner.secrets
    }
}

impl Inner {
    fn new(
        provider: &'static Provider,
        settings: Vec<String>,
        credentials: Vec<SecretString>,
        options: Options,
    ) -> Result<Self, Error> {
        check_settings(provider, &settings, options.base_url.is_some())?;
        let auth = provider.auth.headers(&credentials).map_err(|bad| refuse(provider, bad))?;
        let text = options.base_url.clone().map_or_else(|| BaseUrl::of(provider, &settings), Ok)?;
        let base = BaseUrl::parse(&text, options.allow_plain_http)?;
        let user_agent = HeaderValue::from_str(&options.user_agent)
            .map_err(|error| Error::config("the user agent cannot be sent").caused_by(error))?;
        let transport = transport::of(&options, &base)?;
        let pace = pace(provider, &options)?;
        let secrets = redact::secrets(credentials, auth.iter().map(|(_, value)| value));
        Ok(Self { provider, settings, secrets, base, auth, user_agent, transport, options, pace })
    }
}

/// What holds requests back: the caller's limit, or that of the spec.
fn pace(provider: &Provider, options: &Options) -> Result<Pace, Error> {
    let stated = provider.limits.rate.map(|(requests, per)| Limit::new(requests, Duration::from_secs(per.into())));
    let limit = options.limit.or(stated).unwrap_or(Limit::none());
    if !limit.is_possible() {
        return Err(Error::config("a limit of no requests, or in no time, lets nothing through"));
    }
    Ok(Pace { limiter: limit.limiter(), budget: options.retry.budget() })
}

/// Settings that make up the base URL are not needed where the caller gives another.
fn check_settings(provider: &Provider, settings: &[String], base_is_given: bool) -> Result<(), Error> {
    let in_base = |index| provider.base_url.contains(&Piece::Setting(index));
    for (index, name) in (0..).zip(provider.settings) {
        let is_empty = settings.get(usize::from(index)).is_none_or(String::is_empty);
        if is_empty && !(base_is_given && in_base(index)) {
            return Err(Error::config(format!("setting `{name}` is empty")));
        }
    }
    Ok(())
}

fn refuse(provider: &Provider, BadCredential(index): BadCredential) -> Error {
    let name = provider.credentials.get(usize::from(index)).copied().unwrap_or_default();
    Error::config(format!("credential `{name}` is empty or holds characters that cannot be sent"))
}

impl Debug for Client {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("provider", &self.inner.provider.name)
            .field("host", &self.inner.base.host())
            .finish_non_exhaustive()
    }
}
