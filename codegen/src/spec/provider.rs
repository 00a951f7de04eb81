//! A provider: one vendor's HTTP API.

use super::{Enum, Limits, Map, Matcher, Operation, PathText, Paths, Record, Text};
use crate::auth::Auth;
use crate::yaml::{Literal, Spanned, mapping};

/// A provider: one vendor's HTTP API. It becomes a module with a client.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::provider))]
pub(crate) struct Provider {
    /// The version of the spec language: `1`.
    pub(crate) specloom: Spanned<u32>,
    /// The provider's name: the module in Rust, the name for `connect`, the prefix of environment variables.
    pub(crate) provider: Text,
    /// The name for people. Without it, `provider` is shown.
    pub(crate) title: Option<String>,
    /// URL of the vendor's documentation. It goes into the docs of the client.
    pub(crate) docs: Option<Text>,
    /// The interface file that this provider implements, relative to this file, with its ending.
    ///
    /// ```yaml
    /// implements: messaging.yaml
    /// ```
    pub(crate) implements: Option<Text>,
    /// The URL that paths are appended to: `https`, or `http` to this machine, without a trailing `/` and without a
    /// query. Settings of `config` stand in it as `{name}`. A client may be given another one.
    ///
    /// ```yaml
    /// base_url: https://{subdomain}.acme.example/api
    /// ```
    pub(crate) base_url: Text,
    /// Settings: what a client is made with, credentials aside. Each stands in `base_url` or in the path of an operation
    /// as `{name}`.
    ///
    /// ```yaml
    /// config:
    ///   account_id: { type: integer, doc: The account that owns the conversations. }
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) config: Map<Setting>,
    /// How requests are authenticated: a mapping with one key, the scheme. The placeholders in it are the credentials.
    ///
    /// ```yaml
    /// auth: { bearer: token }
    /// ```
    pub(crate) auth: Spanned<Auth>,
    /// What each credential of `auth` is and where to get it. It goes into the docs of `Config`.
    ///
    /// ```yaml
    /// credentials:
    ///   token: An API token from the settings page, with the scope `messages:read`.
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) credentials: Map<String>,
    /// Headers that are sent as they stand with every request: no placeholders, ASCII. Credentials stand under `auth`.
    ///
    /// ```yaml
    /// headers: { Version: "2021-04-15" }
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) headers: Map<Text>,
    /// How error answers are read: every answer with a status outside 200 to 299.
    ///
    /// ```yaml
    /// errors:
    ///   message: [error.message, message]
    ///   code: error.code
    ///   classes:
    ///     unauthorized: [401, INVALID_TOKEN]
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) errors: Errors,
    /// How often the vendor may be asked, and by which header it says when to go on.
    ///
    /// ```yaml
    /// limits:
    ///   requests: 100
    ///   per: 10s
    ///   wait: { header: X-RateLimit-Reset, as: unix_seconds }
    /// ```
    pub(crate) limits: Option<Spanned<Limits>>,
    /// Enums of this provider, for its own records and parameters.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) enums: Map<Enum>,
    /// Records of this provider, for operations that implement nothing.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) records: Map<Record>,
    /// Operations: each is one endpoint, and becomes a method of the client.
    ///
    /// ```yaml
    /// operations:
    ///   list_notes:
    ///     get: /threads/{thread}/notes
    ///     params:
    ///       thread: { in: path, type: string }
    ///     pagination:
    ///       cursor: { param: after, from: paging.next }
    ///     order: newest_first
    ///     items: data
    ///     returns: Note
    ///     map: { id: id, text: body }
    /// ```
    pub(crate) operations: Map<Spanned<Operation>>,
}

mapping!(Provider {
    specloom, provider, title?, docs?, implements?, base_url, config?, auth, credentials?, headers?, errors?, limits?,
    enums?, records?, operations,
});

/// A setting: something that a client is made with and that is no secret.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::setting))]
pub(crate) struct Setting {
    /// What the setting is: `string` or `integer`.
    #[cfg_attr(feature = "schema", schemars(rename = "type"))]
    pub(crate) ty: Text,
    /// What the setting means and where to find it.
    pub(crate) doc: Option<String>,
}

mapping!(Setting { ty as "type", doc? });

/// How error answers are read.
#[derive(Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::errors))]
pub(crate) struct Errors {
    /// Where the vendor's message stands in an error body. Of several paths the first counts that has a text which is not
    /// blank, or a list of texts.
    ///
    /// ```yaml
    /// message: [error.message, "errors[0]", message]
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) message: Paths,
    /// Where the vendor's error code stands: the first path with a text or a number.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) code: Paths,
    /// What makes an answer with a success status an error, for vendors that say so in the body only.
    ///
    /// ```yaml
    /// failure: { path: ok, is: false }
    /// ```
    pub(crate) failure: Option<Failure>,
    /// Which answers mean what. The first class in the file with a matcher that fits counts; where none fits, the status
    /// decides.
    ///
    /// ```yaml
    /// classes:
    ///   unauthorized: [401, INVALID_TOKEN]
    ///   not_found: [{ status: 400, message: Conversation not found }]
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) classes: Map<Vec<Matcher>>,
}

mapping!(Errors { message?, code?, failure?, classes? });

/// A value in the body that makes an answer an error, whatever its status. Without a class it is an `invalid_request`.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(crate) struct Failure {
    /// The path of a text, a number or a boolean in the body.
    pub(crate) path: PathText,
    /// The value that stands there in an error: `false`, `1001`, `failed`.
    pub(crate) is: Literal,
}

mapping!(Failure { path, is });
