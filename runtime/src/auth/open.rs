//! No authentication.

use http::{HeaderName, HeaderValue};
use secrecy::SecretString;

use super::{BadCredential, Scheme};
use crate::construct::from_fields;

/// Requests carry no credentials.
#[derive(Debug, Clone, Copy)]
pub struct Open {}

from_fields!(Open {});

impl Scheme for Open {
    fn headers(&self, _: &[SecretString]) -> Result<Vec<(HeaderName, HeaderValue)>, BadCredential> {
        Ok(Vec::new())
    }
}
