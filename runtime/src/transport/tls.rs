//! TLS by rustls with ring.

use std::sync::{Arc, OnceLock};

use rustls::client::WantsClientCert;
use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
use rustls_platform_verifier::BuilderVerifierExt as _;

use crate::error::Error;

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

/// Whether a connection failed because the server's certificate was refused.
pub(super) fn is_refused_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
    if let Some(error) = error.downcast_ref::<rustls::Error>() {
        return matches!(error, rustls::Error::InvalidCertificate(_));
    }
    // An I/O error shows the error in it to `get_ref` only, not as its source.
    match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
        Some(inner) => is_refused_certificate(inner),
        None => error.source().is_some_and(is_refused_certificate),
    }
}

#[cfg(test)]
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
