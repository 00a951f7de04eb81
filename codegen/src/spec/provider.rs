//! A provider: one vendor's HTTP API.

use serde::Deserialize;

use super::{Enum, Limits, Map, Matcher, Operation, PathText, Paths, Record, Text};
use crate::auth::Auth;
use crate::yaml::{Literal, Spanned};

/// A file that describes a provider.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Provider {
    /// Version of the spec language: 1.
    pub(crate) specloom: Spanned<u32>,
    /// Name of the provider: the module is named after it.
    pub(crate) provider: Text,
    /// Name of the provider for people; the default is `provider`.
    pub(crate) title: Option<String>,
    /// Where the vendor documents its API.
    pub(crate) docs: Option<String>,
    /// The interface file that this provider implements, relative to this file.
    pub(crate) implements: Option<Text>,
    /// Base URL, with settings as `{name}`; a client may be given another.
    pub(crate) base_url: Text,
    /// What a client is made with, credentials aside, by name.
    #[serde(default)]
    pub(crate) config: Map<Setting>,
    /// How a request is authenticated. The placeholders in it are the credentials.
    pub(crate) auth: Spanned<Auth>,
    /// What the credentials are and where to get them, by name.
    #[serde(default)]
    pub(crate) credentials: Map<String>,
    /// Headers sent with every request.
    #[serde(default)]
    pub(crate) headers: Map<Text>,
    /// How the vendor reports errors.
    #[serde(default)]
    pub(crate) errors: Errors,
    /// How often the vendor may be asked.
    pub(crate) limits: Option<Spanned<Limits>>,
    /// Enums of this provider, by name.
    #[serde(default)]
    pub(crate) enums: Map<Enum>,
    /// Records of this provider, by name.
    #[serde(default)]
    pub(crate) records: Map<Record>,
    /// Operations, by name.
    pub(crate) operations: Map<Spanned<Operation>>,
}

/// Something a client is made with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Setting {
    /// `string` or `integer`.
    #[serde(rename = "type")]
    pub(crate) ty: Text,
    /// What the setting means and where to find it.
    pub(crate) doc: Option<String>,
}

/// How a vendor reports errors.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Errors {
    /// Where the message stands in an error body; of several paths the first with a text counts.
    #[serde(default)]
    pub(crate) message: Paths,
    /// Where the vendor's error code stands.
    #[serde(default)]
    pub(crate) code: Paths,
    /// What makes an answer with a success status an error, for vendors that say so in the body.
    pub(crate) failure: Option<Failure>,
    /// Which answers mean what: `unauthorized`, `forbidden`, `not_found`, `invalid_request`, `rate_limited` or
    /// `transient`. Where no class matches, the status decides.
    #[serde(default)]
    pub(crate) classes: Map<Vec<Matcher>>,
}

/// A value in the body that makes the answer an error, whatever its status.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Failure {
    /// Path of a text, a number or a boolean in the body.
    pub(crate) path: PathText,
    /// The value that it has in an error.
    pub(crate) is: Literal,
}
