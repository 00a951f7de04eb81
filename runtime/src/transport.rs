//! The HTTP client under a provider's client.

use std::fmt::{self, Display, Formatter};

use reqwest::ClientBuilder;
use reqwest::redirect::{Action, Attempt, Policy};

use crate::base_url::BaseUrl;
use crate::error::Error;
use crate::options::Options;

const MAX_REDIRECTS: usize = 5;

/// A client that follows redirects within the origin only, whatever the caller changed.
pub(crate) fn build(options: &Options, base: &BaseUrl) -> Result<reqwest::Client, Error> {
    let builder = with_tls(reqwest::Client::builder(), options, base)?;
    let builder = match &options.http {
        Some(configure) => configure(builder),
        None => builder,
    };
    let builder = builder
        .connect_timeout(options.connect_timeout)
        .redirect(Policy::custom(within_origin))
        // Attempts are counted and timed by this crate's retry policy.
        .retry(reqwest::retry::never())
        .referer(false);
    let failed = |error: reqwest::Error| Error::config("the HTTP client cannot be made").caused_by(error.without_url());
    builder.build().map_err(failed)
}

fn within_origin(attempt: Attempt<'_>) -> Action {
    let target = attempt.url().origin();
    if attempt.previous().iter().any(|url| url.origin() != target) {
        let refused = Refused::OtherOrigin(target.ascii_serialization());
        return attempt.error(refused);
    }
    if attempt.previous().len() > MAX_REDIRECTS {
        return attempt.error(Refused::TooMany);
    }
    attempt.follow()
}

/// Why a redirect was not followed.
#[derive(Debug)]
enum Refused {
    OtherOrigin(String),
    TooMany,
}

impl Display for Refused {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherOrigin(origin) => write!(f, "it leads to another origin, {origin}"),
            Self::TooMany => write!(f, "more than {MAX_REDIRECTS} in a row"),
        }
    }
}

impl std::error::Error for Refused {}

#[cfg(feature = "rustls")]
fn with_tls(builder: ClientBuilder, _: &Options, base: &BaseUrl) -> Result<ClientBuilder, Error> {
    let config = if base.scheme() == "https" { tls::config()? } else { tls::unused()? };
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

/// Whether a connection failed because the server's certificate was refused.
#[cfg(feature = "rustls")]
pub(crate) fn is_refused_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
    if let Some(error) = error.downcast_ref::<rustls::Error>() {
        return matches!(error, rustls::Error::InvalidCertificate(_));
    }
    // An I/O error shows the error in it to `get_ref` only, not as its source.
    match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
        Some(inner) => is_refused_certificate(inner),
        None => error.source().is_some_and(is_refused_certificate),
    }
}

/// Without rustls, nobody here knows the errors of certificates.
#[cfg(not(feature = "rustls"))]
pub(crate) fn is_refused_certificate(_: &(dyn std::error::Error + 'static)) -> bool {
    false
}

#[cfg(feature = "rustls")]
mod tls {
    use std::sync::{Arc, OnceLock};

    use rustls::client::WantsClientCert;
    use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
    use rustls_platform_verifier::BuilderVerifierExt as _;

    use super::Error;

    /// Certificates are read from disk once a process, not once a client.
    static CONFIG: OnceLock<ClientConfig> = OnceLock::new();

    /// TLS with the certificates that the platform trusts.
    pub(super) fn config() -> Result<ClientConfig, Error> {
        if let Some(config) = CONFIG.get() {
            return Ok(config.clone());
        }
        let verified = builder()?.with_platform_verifier().map_err(failed)?;
        Ok(CONFIG.get_or_init(|| finish(verified)).clone())
    }

    /// For a base URL of plain http: nothing is ever fetched over TLS, so that no certificate has to be there.
    pub(super) fn unused() -> Result<ClientConfig, Error> {
        Ok(finish(builder()?.with_root_certificates(RootCertStore::empty())))
    }

    fn builder() -> Result<ConfigBuilder<ClientConfig, WantsVerifier>, Error> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(failed)
    }

    fn finish(builder: ConfigBuilder<ClientConfig, WantsClientCert>) -> ClientConfig {
        let mut config = builder.with_no_client_auth();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        config
    }

    fn failed(error: rustls::Error) -> Error {
        Error::config(format!("TLS cannot be set up: {error}")).caused_by(error)
    }
}

#[cfg(all(test, feature = "rustls"))]
mod tests {
    use std::io;

    use rustls::CertificateError::UnknownIssuer;

    use super::*;

    #[test]
    fn only_a_refused_certificate_is_one() {
        let refused = io::Error::new(io::ErrorKind::InvalidData, rustls::Error::InvalidCertificate(UnknownIssuer));
        assert!(is_refused_certificate(&refused));
        assert!(is_refused_certificate(&io::Error::other(refused)));
        assert!(!is_refused_certificate(&io::Error::new(io::ErrorKind::InvalidData, rustls::Error::DecryptError)));
        assert!(!is_refused_certificate(&io::Error::from(io::ErrorKind::ConnectionReset)));
    }
}
