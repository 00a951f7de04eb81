//! An operation of a provider.

use serde::Deserialize;

use super::{Map, Mapping, Matcher, PathText, Paths, Text};
use crate::pagination::Pagination;
use crate::yaml::{Literal, Spanned};

/// An operation: one endpoint, and how its answers become records.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Operation {
    /// What the operation does.
    pub(crate) doc: Option<String>,
    /// The vendor's page about it.
    pub(crate) docs: Option<String>,
    /// The operation of the interface that this one implements.
    pub(crate) implements: Option<Text>,
    /// Path of a GET request, appended to the base URL, with parameters and settings as `{name}`.
    pub(crate) get: Text,
    /// Parameters, by their name in Rust.
    #[serde(default)]
    pub(crate) params: Map<Param>,
    /// Query pairs sent with every request.
    #[serde(default)]
    pub(crate) query: Map<Text>,
    /// Headers sent with every request; they replace the provider's header of the same name.
    #[serde(default)]
    pub(crate) headers: Map<Text>,
    /// How the list is paged. Required for a list.
    pub(crate) pagination: Option<Spanned<Pagination>>,
    /// In which order the vendor lists the items. Required for a list.
    pub(crate) order: Option<Spanned<Order>>,
    /// Error answers to the first page that mean an empty list.
    #[serde(default)]
    pub(crate) empty_on: Vec<Matcher>,
    /// Path of the array of items; of several paths the first that is an array counts. `$` is the body itself.
    #[serde(default)]
    pub(crate) items: Paths,
    /// Whether a body without the array of items is an empty page; an error otherwise.
    #[serde(default)]
    pub(crate) items_optional: bool,
    /// Path of the one record that the operation returns, instead of `items`.
    pub(crate) item: Option<PathText>,
    /// The record type of an operation that implements nothing.
    pub(crate) returns: Option<Text>,
    /// Where each field of the record comes from.
    pub(crate) map: Spanned<Map<Spanned<Mapping>>>,
    /// Checks that the items belong to what was asked for.
    #[serde(default)]
    pub(crate) verify: Vec<Verify>,
    /// Paths in an item, or in the one record, of values that are left out on purpose; what is below them as well.
    #[serde(default)]
    pub(crate) unmapped: Vec<Text>,
    /// Files with answers of the vendor, relative to this file: `.json` for the body of a success, `.http` for an answer
    /// with status line and headers.
    #[serde(default)]
    pub(crate) samples: Vec<Text>,
}

/// A parameter of an operation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Param {
    /// Where the parameter goes.
    #[serde(rename = "in")]
    pub(crate) place: Spanned<Place>,
    /// The parameter's name in the request, where it differs from its name in Rust.
    pub(crate) name: Option<Text>,
    /// `string`, `integer`, `number`, `boolean`, the name of an enum, or `list<T>`.
    #[serde(rename = "type")]
    pub(crate) ty: Text,
    /// How a list is written: one pair with `comma`s, or a `repeat`ed pair.
    pub(crate) style: Option<Spanned<Style>>,
    /// Whether a request without it is refused. A parameter of the path always is required.
    pub(crate) required: Option<Spanned<bool>>,
    /// Sent when the caller gives no value.
    pub(crate) default: Option<Spanned<Literal>>,
    /// A value has to start with one of these and go on after it.
    #[serde(default)]
    pub(crate) prefixes: Vec<Text>,
    /// Smallest allowed integer.
    pub(crate) min: Option<Spanned<i64>>,
    /// Largest allowed integer.
    pub(crate) max: Option<Spanned<i64>>,
    /// The parameter of the interface's operation that this one takes its value from.
    pub(crate) from: Option<Text>,
    /// What the parameter means.
    pub(crate) doc: Option<String>,
}

/// Where a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A placeholder of the path.
    Path,
    /// The query.
    Query,
    /// A request header.
    Header,
}

/// How a list of values is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// One pair, the values joined by commas.
    Comma,
    /// One pair for each value.
    Repeat,
}

/// In which order a vendor lists items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Newest first, over all pages.
    NewestFirst,
    /// Oldest first, over all pages.
    OldestFirst,
    /// Pages go back in time, but each page is oldest first; pages are turned round.
    OldestFirstWithinPage,
    /// Pages go forward in time, but each page is newest first; pages are turned round.
    NewestFirstWithinPage,
    /// The vendor does not say.
    Unspecified,
}

/// A check that items belong to what was asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verify {
    /// The parameter that the vendor might have ignored.
    pub(crate) param: Text,
    /// Paths in the item: one of the values there has to be the parameter's, if there is any.
    pub(crate) among: Vec<PathText>,
    /// Parameter values that start with one of these are not checked.
    #[serde(default)]
    pub(crate) unless_prefix: Vec<String>,
    /// Parameter values that hold one of these are not checked.
    #[serde(default)]
    pub(crate) unless_contains: Vec<String>,
}
