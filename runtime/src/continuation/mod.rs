//! Where a scan can be taken up again.

mod written;

use std::fmt::{self, Debug, Display, Formatter};
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::SecretString;

use crate::error::{Error, Kind};
use crate::seal;

/// Where a scan can be taken up again: give it to [`List::resume`](crate::List::resume) of the same operation with the
/// same parameters.
///
/// It goes on with the page size of the scan that it comes from, unless another is chosen. It is small, can be stored with
/// serde or as the text that [`Display`] gives and [`FromStr`] reads, and holds no parameter; for vendors that page by
/// links, it holds such a link. It holds no credential: one that the vendor wrote into the link is left out, and put in again
/// by the client that resumes.
#[derive(Clone, PartialEq, Eq)]
pub struct Continuation {
    provider: String,
    operation: String,
    /// The page size that was asked for: a position may count pages.
    pub(crate) size: Option<u32>,
    pub(crate) place: Place,
}

/// A place in a list.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// What asks for the page; `None` is the first.
    pub(crate) position: Option<String>,
    /// The page's number, counted from 1.
    pub(crate) page: u64,
    /// How many items of the page were delivered.
    pub(crate) delivered: u64,
    /// Fingerprint of the last item that was delivered of the page, if it has an identity. It finds the place also where
    /// items were added to the page since.
    pub(crate) last: Option<u64>,
}

impl Place {
    pub(crate) const FIRST: Self = Self::of_page(None, 1);

    pub(crate) const fn of_page(position: Option<String>, page: u64) -> Self {
        Self { position, page, delivered: 0, last: None }
    }

    /// The place as it may be stored.
    pub(crate) fn sealed(self, secrets: &[SecretString]) -> Self {
        Self { position: self.position.map(|position| seal::sealed(&position, secrets)), ..self }
    }

    /// The place as a scan has it.
    pub(crate) fn opened(self, secrets: &[SecretString]) -> Result<Self, Error> {
        let open =
            |position: String| seal::opened(&position, secrets).ok_or_else(|| invalid("its position is damaged"));
        Ok(Self { position: self.position.map(open).transpose()?, ..self })
    }
}

impl Continuation {
    pub(crate) fn new(provider: &str, operation: &str, size: Option<u32>, place: Place) -> Self {
        Self { provider: provider.to_owned(), operation: operation.to_owned(), size, place }
    }

    /// Name of the provider that it belongs to.
    #[must_use]
    pub fn provider(&self) -> &str {
        &self.provider
    }

    /// Name of the operation that it belongs to.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// Number of the page that comes next, counted from 1.
    #[must_use]
    pub fn page(&self) -> u64 {
        self.place.page
    }

    /// The place, if it belongs to this operation.
    pub(crate) fn into_place(self, provider: &str, operation: &str) -> Result<Place, Error> {
        if self.provider == provider && self.operation == operation {
            return Ok(self.place);
        }
        Err(invalid(format!("it belongs to {} {}", self.provider, self.operation)))
    }
}

impl Debug for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // Not the position: it may be a link, and a vendor may write secrets into its links.
        write!(f, "Place(page {}, {} delivered)", self.page, self.delivered)
    }
}

impl Debug for Continuation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Continuation({} {}, page {})", self.provider, self.operation, self.place.page)
    }
}

impl Display for Continuation {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let json = serde_json::to_vec(self).map_err(|_| fmt::Error)?;
        f.write_str(&URL_SAFE_NO_PAD.encode(json))
    }
}

impl FromStr for Continuation {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let json = URL_SAFE_NO_PAD.decode(text.trim()).map_err(|_| invalid("it is damaged"))?;
        serde_json::from_slice(&json).map_err(|_| invalid("it is damaged"))
    }
}

fn invalid(detail: impl Into<String>) -> Error {
    Error::new(Kind::InvalidContinuation).detail(detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn continuation() -> Continuation {
        let place = Place { position: Some("a=".to_owned()), page: 3, delivered: 2, last: Some(u64::MAX) };
        Continuation::new("chatwoot", "list_messages", Some(50), place)
    }

    #[test]
    fn it_survives_text_and_json() {
        let text = continuation().to_string();
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{text}");
        assert_eq!(text.parse::<Continuation>().unwrap(), continuation());
        let json = serde_json::to_string(&continuation()).unwrap();
        assert_eq!(serde_json::from_str::<Continuation>(&json).unwrap(), continuation());
    }

    #[test]
    fn another_operation_is_refused() {
        assert!(continuation().into_place("chatwoot", "list_messages").is_ok());
        let error = continuation().into_place("chatwoot", "list_contacts").err().unwrap();
        assert!(error.is_invalid_continuation());
        assert_eq!(error.to_string(), "invalid continuation: it belongs to chatwoot list_messages");
    }

    #[test]
    fn a_damaged_text_is_refused() {
        let text = continuation().to_string();
        for bad in ["", "x", &text[..text.len() / 2], "e30"] {
            assert!(bad.parse::<Continuation>().unwrap_err().is_invalid_continuation(), "{bad}");
        }
    }

    #[test]
    fn a_position_does_not_show() {
        assert_eq!(format!("{:?}", continuation()), "Continuation(chatwoot list_messages, page 3)");
    }
}
