//! Basic authentication (RFC 7617).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderName, HeaderValue};
use secrecy::SecretString;

use super::{BadCredential, Scheme, credentials_of, header, render};
use crate::construct::from_fields;
use crate::table::Piece;

/// `Authorization: Basic` with a user name and a password, each made from a template: one of them may be constant.
#[derive(Debug, Clone, Copy)]
pub struct Basic {
    /// The texts and credentials that the user name is made of.
    pub username: &'static [Piece],
    /// The texts and credentials that the password is made of.
    pub password: &'static [Piece],
}

from_fields!(Basic { username, password });

impl Scheme for Basic {
    fn headers(&self, credentials: &[SecretString]) -> Result<Vec<(HeaderName, HeaderValue)>, BadCredential> {
        let username = render(self.username, credentials)?;
        let password = render(self.password, credentials)?;
        // The first colon ends the user name.
        if username.contains(':') {
            return Err(BadCredential(credentials_of(self.username).next().unwrap_or_default()));
        }
        let encoded = STANDARD.encode(format!("{username}:{password}"));
        Ok(vec![header("authorization", &format!("Basic {encoded}"))?])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASIC: Basic =
        Basic { username: &[Piece::Credential(0), Piece::Text("/token")], password: &[Piece::Credential(1)] };

    fn header_of(username: &str, password: &str) -> Result<HeaderValue, BadCredential> {
        BASIC.headers(&[username.into(), password.into()]).map(|mut headers| headers.remove(0).1)
    }

    #[test]
    fn both_parts_are_joined_and_encoded() {
        let value = header_of("a@example.com", "s3:cret").unwrap();
        assert_eq!(value, "Basic YUBleGFtcGxlLmNvbS90b2tlbjpzMzpjcmV0");
        assert!(value.is_sensitive());
    }

    #[test]
    fn a_colon_in_the_user_name_is_refused() {
        assert_eq!(header_of("a:b", "c"), Err(BadCredential(0)));
    }

    #[test]
    fn an_empty_or_broken_credential_is_refused() {
        assert_eq!(header_of("a", ""), Err(BadCredential(1)));
        assert_eq!(header_of("a", "b\n"), Err(BadCredential(1)));
    }
}
