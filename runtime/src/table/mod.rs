//! What a provider is, as data.
//!
//! Generated code holds one [`Provider`] and one [`Operation`] per operation, as texts that are read when they are first
//! needed; everything that happens at run time is driven by them. Nothing in here acts: requests are built in
//! [`crate::request`], pages read in [`crate::decode`].

mod body;
mod errors;
mod fields;
mod limits;
pub(crate) mod read;
pub(crate) mod text;

pub use body::{
    Body, Convert, Each, Elements, Final, Frame, Join, Lookup, Node, Otherwise, Pick, Required, Source, Target,
    TimeFormat, Verify, Write,
};
pub use errors::{Class, ErrorRules, Matcher};
pub use fields::{Fields, Row};
pub use limits::{Limits, WaitFormat};

use crate::auth::{Open, Scheme};
use crate::pagination::{Single, Strategy};

/// A vendor's HTTP API: where it is, how it authenticates, how it reports errors.
#[derive(Debug)]
pub struct Provider {
    /// The provider's name, as in the spec's `provider` key.
    pub name: &'static str,
    /// The provider's name for people.
    pub title: &'static str,
    /// Base URL without a trailing slash; its pieces may be settings.
    pub base_url: &'static [Piece],
    /// Names of the settings a client is made with, credentials aside.
    pub settings: &'static [&'static str],
    /// What the values of the settings look like.
    pub kinds: &'static [Kind],
    /// Names of the credentials a client is made with.
    pub credentials: &'static [&'static str],
    /// How a request is authenticated.
    pub auth: &'static dyn Scheme,
    /// Headers sent with every request.
    pub headers: &'static [(&'static str, &'static str)],
    /// How an error answer is read.
    pub errors: ErrorRules,
    /// How often the vendor may be asked.
    pub limits: Limits,
}

impl Provider {
    /// Nothing at all: a base for struct update, and what stands in for what a text leaves out.
    pub const NONE: Self = Self {
        name: "",
        title: "",
        base_url: &[],
        settings: &[],
        kinds: &[],
        credentials: &[],
        auth: &Open {},
        headers: &[],
        errors: ErrorRules::NONE,
        limits: Limits::NONE,
    };
}

/// A part of a URL or header template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Text that is sent as it stands.
    Text(&'static str),
    /// The value of a setting: an index into [`Provider::settings`].
    Setting(u16),
    /// The value of a credential: an index into [`Provider::credentials`].
    Credential(u16),
    /// The value of a parameter: an index into [`Operation::params`].
    Param(u16),
}

/// One operation of a provider.
#[derive(Debug)]
pub struct Operation {
    /// The operation's name, as in the spec.
    pub name: &'static str,
    /// HTTP method, in capitals.
    pub method: &'static str,
    /// Path template, starting with a slash; it is appended to the base URL.
    pub path: &'static [Piece],
    /// Parameters, in the order of the spec.
    pub params: &'static [Param],
    /// Query pairs sent with every request of this operation.
    pub query: &'static [(&'static str, &'static str)],
    /// Headers sent with every request of this operation; they replace the provider's header of the same name.
    pub headers: &'static [(&'static str, &'static str)],
    /// How the next page is asked for, and when the list ends.
    pub pagination: &'static dyn Strategy,
    /// In which order the vendor lists the items.
    pub order: Order,
    /// Error answers to the request of the first page that mean "nothing there".
    pub empty_on: &'static [Matcher],
    /// How an answer becomes records.
    pub body: Body,
}

impl Operation {
    /// A GET of the base URL: a base for struct update.
    pub const NONE: Self = Self {
        name: "",
        method: "GET",
        path: &[],
        params: &[],
        query: &[],
        headers: &[],
        pagination: &Single {},
        order: Order::Unspecified,
        empty_on: &[],
        body: Body::NONE,
    };
}

/// A parameter of an operation.
#[derive(Debug, Clone, Copy)]
pub struct Param {
    /// The parameter's name in the spec and in Rust.
    pub name: &'static str,
    /// The parameter's name in the request.
    pub wire: &'static str,
    /// Where it goes.
    pub place: Place,
    /// What its values look like.
    pub kind: Kind,
    /// Whether a request without it is refused.
    pub required: bool,
    /// Sent when the caller gives no value.
    pub default: Option<&'static str>,
    /// How a list of values is written; `None` for a single value.
    pub list: Option<ListStyle>,
    /// If not empty, a value has to start with one of these and go on after it.
    pub prefixes: &'static [&'static str],
    /// Smallest and largest allowed integer.
    pub range: (Option<i64>, Option<i64>),
}

impl Param {
    /// An optional text without a name: a base for struct update.
    pub const NONE: Self = Self {
        name: "",
        wire: "",
        place: Place::Query,
        kind: Kind::String,
        required: false,
        default: None,
        list: None,
        prefixes: &[],
        range: (None, None),
    };
}

/// Where a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A placeholder of the path.
    Path,
    /// The query.
    Query,
    /// A request header.
    Header,
}

/// What the values of a parameter look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
}

/// How a list of values is written into the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListStyle {
    /// One pair, the values joined by commas.
    Comma,
    /// One pair for each value.
    Repeat,
}

/// In which order a vendor lists items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Newest first, over all pages.
    NewestFirst,
    /// Oldest first, over all pages.
    OldestFirst,
    /// Pages go back in time, but each page is oldest first: the runtime turns each page round, which gives
    /// newest first over all.
    OldestFirstWithinPage,
    /// Pages go forward in time, but each page is newest first: the runtime turns each page round, which gives
    /// oldest first over all.
    NewestFirstWithinPage,
    /// The vendor does not say; items are delivered as they come.
    Unspecified,
}
