//! Auth schemes: one file each, with what a spec says and what it becomes.

mod basic;
mod bearer;
mod headers;
mod none;

use crate::lower::{Credentials, Lowering};
use crate::model::Construct;
use crate::spec::{Map, Text};
use crate::yaml::choice;

/// How requests are authenticated.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case", transform = crate::schema::refine::auth))]
pub(crate) enum Auth {
    /// Headers with credentials in them as `{name}`. Everything else is sent as it stands.
    ///
    /// ```yaml
    /// headers: { api-key: "{api_key}", api-login: "{api_login}" }
    /// headers: { Authorization: "Bot {token}" }
    /// ```
    Headers(Map<Text>),
    /// `Authorization: Bearer …`. The value is the name of the credential, without braces.
    ///
    /// ```yaml
    /// bearer: token
    /// ```
    Bearer(Text),
    Basic(basic::Basic),
    /// No credentials; with the reason to believe so.
    ///
    /// ```yaml
    /// none: The API is public (vendor page of 2026-05).
    /// ```
    None(Text),
}

choice!(Auth { Headers = "headers", Bearer = "bearer", Basic = "basic", None = "none" });

impl Auth {
    /// The headers that carry credentials, each with the place that says so.
    pub(crate) fn header_names(&self) -> Vec<Text> {
        let authorization = |span| vec![Text { value: "Authorization".to_owned(), span }];
        match self {
            Self::Headers(written) => written.keys().cloned().collect(),
            Self::Bearer(credential) => authorization(credential.span),
            Self::Basic(written) => authorization(written.span()),
            Self::None(_) => Vec::new(),
        }
    }

    /// The runtime's scheme; notes which credentials it needs.
    pub(crate) fn lower(&self, lowering: &mut Lowering<'_>, credentials: &mut Credentials) -> Construct {
        match self {
            Self::Headers(written) => headers::lower(written, lowering, credentials),
            Self::Bearer(credential) => bearer::lower(credential, lowering, credentials),
            Self::Basic(written) => written.lower(lowering, credentials),
            Self::None(reason) => none::lower(reason, lowering),
        }
    }
}
