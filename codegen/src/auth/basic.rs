//! `basic`: user name and password of RFC 7617.

use serde::Deserialize;

use crate::lower::{Credentials, Lowering};
use crate::model::{Construct, Value};
use crate::source::Span;
use crate::spec::Text;

/// User name and password; credentials stand in them as `{name}`, as in `"{email}/token"`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Basic {
    /// The user name; it cannot hold a colon.
    username: Text,
    /// The password.
    password: Text,
}

impl Basic {
    pub(super) const fn span(&self) -> Span {
        self.username.span
    }

    pub(super) fn lower(&self, lowering: &mut Lowering<'_>, credentials: &mut Credentials) -> Construct {
        let username = Value::Pieces(credentials.template(&self.username, lowering));
        let password = Value::Pieces(credentials.template(&self.password, lowering));
        Construct::new("auth::Basic", [("username", username), ("password", password)])
    }
}
