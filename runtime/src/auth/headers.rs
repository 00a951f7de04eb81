//! Credentials in headers.

use http::{HeaderName, HeaderValue};
use secrecy::SecretString;

use super::{BadCredential, Scheme, header, render};
use crate::construct::from_fields;
use crate::table::Piece;

/// Credentials stand in headers, each made from a template: `api-key: {api_key}`, `Authorization: Bearer {token}`.
#[derive(Debug, Clone, Copy)]
pub struct Headers {
    /// Names, and the texts and credentials that their values are made of.
    pub headers: &'static [(&'static str, &'static [Piece])],
}

from_fields!(Headers { headers });

impl Scheme for Headers {
    fn headers(&self, credentials: &[SecretString]) -> Result<Vec<(HeaderName, HeaderValue)>, BadCredential> {
        self.headers.iter().map(|(name, pieces)| header(name, &render(pieces, credentials)?)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: Headers = Headers {
        headers: &[
            ("api-login", &[Piece::Credential(1)]),
            ("Authorization", &[Piece::Text("Bearer "), Piece::Credential(0)]),
        ],
    };

    fn secrets(texts: [&str; 2]) -> [SecretString; 2] {
        texts.map(SecretString::from)
    }

    #[test]
    fn values_are_made_from_templates_and_sensitive() {
        let headers = TWO.headers(&secrets(["t0ken", "a@example.com"])).unwrap();
        assert_eq!(headers[0].0, "api-login");
        assert_eq!(headers[0].1, "a@example.com");
        assert_eq!(headers[1].1, "Bearer t0ken");
        assert!(headers.iter().all(|(_, value)| value.is_sensitive()));
    }

    #[test]
    fn an_empty_credential_is_refused() {
        assert_eq!(TWO.headers(&secrets(["t0ken", ""])).unwrap_err(), BadCredential(1));
    }

    #[test]
    fn a_credential_cannot_bring_in_a_header() {
        for bad in ["a\r\nX-Admin: 1", "a\n", "t\0", "caf\u{e9}", " a"] {
            assert_eq!(TWO.headers(&secrets([bad, "x"])).unwrap_err(), BadCredential(0), "{bad:?}");
        }
    }
}
