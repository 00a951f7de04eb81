//! `basic`: user name and password of RFC 7617.

use crate::lower::{Credentials, Lowering};
use crate::model::{Construct, Value};
use crate::source::Span;
use crate::spec::Text;
use crate::yaml::mapping;

/// `Authorization: Basic …` with user name and password (RFC 7617). Credentials stand in them as `{name}`; everything else is
/// sent as it stands.
///
/// ```yaml
/// basic: { username: "{email}/token", password: "{api_token}" }
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Basic {
    /// The user name, with credentials as `{name}`. It cannot hold a colon.
    username: Text,
    /// The password, with credentials as `{name}`. Mind the braces: `api_token` would send that word.
    password: Text,
}

mapping!(Basic { username, password });

impl Basic {
    pub(super) const fn span(&self) -> Span {
        self.username.span
    }

    pub(super) fn lower(&self, lowering: &mut Lowering<'_>, credentials: &mut Credentials) -> Construct {
        let username = Value::Pieces(credentials.template(&self.username, lowering));
        let password = Value::Pieces(credentials.template(&self.password, lowering));
        Construct::new("basic", [("username", username), ("password", password)])
    }
}
