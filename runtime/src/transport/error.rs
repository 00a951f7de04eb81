//! Why no answer came.

use std::error::Error as StdError;
use std::fmt::{self, Display, Formatter};

use crate::error::{Error, Kind};

type Source = Box<dyn StdError + Send + Sync>;

/// Why a [`Transport`](super::Transport) has no answer. Its source must not show credentials; nor does it need the URL,
/// which the runtime knows.
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    is_permanent: bool,
    source: Source,
}

impl TransportError {
    /// There was no connection, or it broke: [`Error::is_connect`](crate::Error::is_connect). Tried again.
    #[must_use]
    pub fn connect(source: impl Into<Source>) -> Self {
        Self::new(Kind::Connect, source)
    }

    /// It took too long: [`Error::is_timeout`](crate::Error::is_timeout). Tried again.
    #[must_use]
    pub fn timeout(source: impl Into<Source>) -> Self {
        Self::new(Kind::Timeout, source)
    }

    /// An answer came, and cannot be read, as one that is not compressed as it says:
    /// [`Error::is_decode`](crate::Error::is_decode). Not tried again.
    #[must_use]
    pub fn malformed(source: impl Into<Source>) -> Self {
        Self::new(Kind::Decode, source)
    }

    /// The transport cannot send such a request: [`Error::is_config`](crate::Error::is_config). Not tried again.
    #[must_use]
    pub fn unsendable(source: impl Into<Source>) -> Self {
        Self::new(Kind::Config, source)
    }

    /// The same, not tried again: a certificate that is refused once is refused again.
    #[must_use]
    pub fn permanent(self) -> Self {
        Self { is_permanent: true, ..self }
    }

    fn new(kind: Kind, source: impl Into<Source>) -> Self {
        Self { kind, is_permanent: false, source: source.into() }
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        let broken = Self::new(error.kind).detail(root_cause(&*error.source));
        let broken = if error.is_permanent { broken.retry(false, None) } else { broken };
        broken.caused_by(error.source)
    }
}

fn root_cause(error: &dyn StdError) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

impl Display for TransportError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&root_cause(&*self.source))
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
