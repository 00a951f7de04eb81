//! Auth schemes: how the credentials get onto a request.

mod basic;
mod headers;
mod open;

use std::fmt::Debug;

use http::{HeaderName, HeaderValue};
use secrecy::{ExposeSecret as _, SecretString};

use crate::construct::by_name;
use crate::table::Piece;

by_name! {
    dyn Scheme {
        basic::Basic,
        headers::Headers,
        open::Open,
    }
}

/// How a request is authenticated. The headers are made once for a client and marked sensitive.
pub trait Scheme: Debug + Sync {
    /// The headers that carry these credentials, which stand in the order of
    /// [`Provider::credentials`](crate::table::Provider::credentials).
    ///
    /// # Errors
    ///
    /// A credential is empty or cannot stand in a header: its index.
    fn headers(&self, credentials: &[SecretString]) -> Result<Vec<(HeaderName, HeaderValue)>, BadCredential>;
}

/// A credential that cannot be sent: its index in [`Provider::credentials`](crate::table::Provider::credentials).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadCredential(pub u16);

/// Fills a template with credentials.
fn render(pieces: &[Piece], credentials: &[SecretString]) -> Result<String, BadCredential> {
    let mut text = String::new();
    for piece in pieces {
        match *piece {
            Piece::Text(part) => text.push_str(part),
            Piece::Credential(index) => text.push_str(credential(index, credentials)?),
            // A spec with other placeholders here is refused when it is read.
            Piece::Setting(_) | Piece::Param(_) => {}
        }
    }
    Ok(text)
}

/// A credential that can stand in a header: visible ASCII, with spaces only inside.
fn credential(index: u16, credentials: &[SecretString]) -> Result<&str, BadCredential> {
    let text = credentials.get(usize::from(index)).map_or("", |secret| secret.expose_secret());
    let fits = !text.is_empty() && text.trim() == text && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if fits { Ok(text) } else { Err(BadCredential(index)) }
}

fn credentials_of(pieces: &[Piece]) -> impl Iterator<Item = u16> {
    pieces.iter().filter_map(|piece| if let Piece::Credential(index) = piece { Some(*index) } else { None })
}

/// A header of checked parts; it stays out of logs.
fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), BadCredential> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| BadCredential(0))?;
    let mut value = HeaderValue::from_str(value).map_err(|_| BadCredential(0))?;
    value.set_sensitive(true);
    Ok((name, value))
}
