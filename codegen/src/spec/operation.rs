//! An operation of a provider.

use super::{Map, Mapping, Matcher, PathText, Paths, Text};
use crate::pagination::Pagination;
use crate::yaml::{Literal, Spanned, mapping, words};

/// An operation: one `GET` endpoint, and how its answers become records.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::operation))]
pub(crate) struct Operation {
    /// What the operation does. It goes into the docs of the client.
    pub(crate) doc: Option<String>,
    /// URL of the vendor's page about it. It goes into the docs of the client.
    pub(crate) docs: Option<Text>,
    /// The operation of the interface that this one implements. The interface then says what it returns.
    pub(crate) implements: Option<Text>,
    /// The path of the request: starts with `/` and is appended to `base_url`. `{name}` is a parameter with `in: path`, or a
    /// setting. A query stands under `params` or `query`.
    ///
    /// ```yaml
    /// get: /threads/{thread}/messages
    /// ```
    pub(crate) get: Text,
    /// Parameters, by their name in Rust: what a caller may say. A required one without a default is an argument of the
    /// method, any other is a method of the builder.
    ///
    /// ```yaml
    /// params:
    ///   thread: { in: path, type: string, doc: Id of the thread. }
    ///   unread: { in: query, type: boolean, default: false }
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) params: Map<Param>,
    /// Query pairs that are sent as they stand with every request.
    ///
    /// ```yaml
    /// query: { dir: b, expand: author }
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) query: Map<Text>,
    /// Headers that are sent as they stand with every request of this operation. They replace the provider's header of the
    /// same name.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) headers: Map<Text>,
    /// How the list is paged: a mapping with one key, the strategy. Required with `items`.
    ///
    /// Choose by what the answer to the first page has:
    ///
    /// 1. the URL of the next page, in the body or in a `Link` header: `link`
    /// 2. a token or an id that the next request takes: `cursor`
    /// 3. nothing, but the endpoint takes "before this id" or "after this id": `keyset`
    /// 4. nothing, but it takes a page number: `page`
    /// 5. nothing, but it takes a number of items to skip: `offset`
    /// 6. everything: `none`, with the reason to believe so
    ///
    /// ```yaml
    /// pagination:
    ///   cursor: { param: after, from: paging.next, size: { param: limit, default: 50 } }
    /// ```
    pub(crate) pagination: Option<Spanned<Pagination>>,
    /// In which order the vendor lists the items. Required with `items`, because callers rely on it: look at two pages of a
    /// real list. Nothing is sorted.
    pub(crate) order: Option<Spanned<Order>>,
    /// Error answers to the request of the first page that mean an empty list; with `item` they mean "not found".
    ///
    /// ```yaml
    /// empty_on: [404, { status: 400, message: Nothing there }]
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) empty_on: Vec<Matcher>,
    /// The path of the array of records in the body; `$` is the body itself. Of several paths the first that is an array
    /// counts. An operation has either `items` or `item`.
    ///
    /// ```yaml
    /// items: [data.rows, rows]
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) items: Paths,
    /// Whether a body without the array is an empty page; `false` by default, which makes it an error.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) items_optional: bool,
    /// The path of the one record that the operation returns, instead of `items`; `$` is the body itself.
    pub(crate) item: Option<PathText>,
    /// The record that is listed or returned. Required unless the operation implements one of the interface.
    ///
    /// ```yaml
    /// returns: Note
    /// ```
    pub(crate) returns: Option<Text>,
    /// Where each field of the record comes from. What is not mapped stays empty; a required field has to be mapped.
    ///
    /// ```yaml
    /// map:
    ///   id: id
    ///   text: [plain_body, body]
    ///   sent_at: { from: created, as: rfc3339 }
    ///   direction: { from: type, table: { 0: inbound, 1: outbound }, otherwise: none }
    ///   sender: { from: author, map: { id: id, name: name } }
    ///   attachments: { each: files, map: { url: url } }
    /// ```
    pub(crate) map: Spanned<Map<Spanned<Mapping>>>,
    /// Checks that the items belong to what was asked for, for vendors that ignore a filter which they do not understand
    /// and answer with everything.
    ///
    /// ```yaml
    /// verify:
    ///   - { param: contact, among: [contact.phone, contact.email], unless_prefix: [cid_] }
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) verify: Vec<Verify>,
    /// Paths in the item of values that samples have and that are left out on purpose, with all that is below them. An
    /// index stands for every element.
    ///
    /// ```yaml
    /// unmapped: [avatar, meta, "attachments[0].width"]
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) unmapped: Vec<Text>,
    /// Files with answers of the vendor, relative to this file: `.json` is the body of a success, `.http` an answer with all
    /// that stands before the body, as `curl -i` prints it. What the spec says about answers is checked against them.
    ///
    /// ```yaml
    /// samples: [samples/acme/list_messages.live.json]
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) samples: Vec<Text>,
}

mapping!(Operation {
    doc?, docs?, implements?, get, params?, query?, headers?, pagination?, order?, empty_on?, items?, items_optional?,
    item?, returns?, map, verify?, unmapped?, samples?,
});

/// A parameter of an operation.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, rename = "Parameter", transform = crate::schema::refine::param))]
pub(crate) struct Param {
    /// Where the parameter goes: `path`, `query` or `header`. One in the path stands in `get` as `{name}`.
    #[cfg_attr(feature = "schema", schemars(rename = "in"))]
    pub(crate) place: Spanned<Place>,
    /// The name in the request, where it differs from the name in Rust; for query and header.
    ///
    /// ```yaml
    /// name: page[size]
    /// ```
    pub(crate) name: Option<Text>,
    /// What the parameter takes: `string`, `integer`, `number`, `boolean`, the name of an enum, or `list<T>` of one of
    /// them.
    #[cfg_attr(feature = "schema", schemars(rename = "type"))]
    pub(crate) ty: Text,
    /// How a list is written. Required for a list in the query; in a header a list takes `comma`.
    pub(crate) style: Option<Spanned<Style>>,
    /// Whether a request without it is refused; `false` by default. In the path it always is.
    pub(crate) required: Option<Spanned<bool>>,
    /// Sent when the caller says nothing. It fits the type, the bounds, the prefixes or the enum.
    pub(crate) default: Option<Spanned<Literal>>,
    /// A `string` has to start with one of these and go on after it.
    ///
    /// ```yaml
    /// prefixes: ["id:", "email:"]
    /// ```
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) prefixes: Vec<Text>,
    /// The smallest allowed `integer`.
    pub(crate) min: Option<Spanned<i64>>,
    /// The largest allowed `integer`.
    pub(crate) max: Option<Spanned<i64>>,
    /// The parameter of the interface's operation that this one takes its value from. Each of those is taken by exactly one
    /// parameter.
    ///
    /// ```yaml
    /// from: conversation
    /// ```
    pub(crate) from: Option<Text>,
    /// What the parameter means. It goes into the docs of the client.
    pub(crate) doc: Option<String>,
}

mapping!(Param {
    place as "in", name?, ty as "type", style?, required?, default?, prefixes?, min?, max?, from?, doc?,
});

/// Where a parameter goes.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The path, as `{name}`.
    Path,
    /// The query.
    Query,
    /// A header of the request.
    Header,
}

words!(Place { Path = "path", Query = "query", Header = "header" });

/// How a list of values is written.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// One pair, the values joined by commas: `ids=1,2`.
    Comma,
    /// One pair for each value: `ids=1&ids=2`.
    Repeat,
}

words!(Style { Comma = "comma", Repeat = "repeat" });

/// In which order a vendor lists items.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Pages go back in time, and each page is newest first.
    NewestFirst,
    /// Pages go forward in time, and each page is oldest first.
    OldestFirst,
    /// Pages go back in time, but each page is oldest first. Pages are turned round: newest first over all.
    OldestFirstWithinPage,
    /// Pages go forward in time, but each page is newest first. Pages are turned round: oldest first over all.
    NewestFirstWithinPage,
    /// The vendor does not say. Items are delivered as they come.
    Unspecified,
}

words!(Order {
    NewestFirst = "newest_first", OldestFirst = "oldest_first", OldestFirstWithinPage = "oldest_first_within_page",
    NewestFirstWithinPage = "newest_first_within_page", Unspecified = "unspecified",
});

/// A check that items belong to what was asked for. An item that does not pass is an error for the page.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = crate::schema::refine::verify))]
pub(crate) struct Verify {
    /// The parameter that the vendor might have ignored.
    pub(crate) param: Text,
    /// Paths in the item: one of the values there has to be the parameter's. Letters and digits are compared, case is
    /// ignored. An item that has none of them passes.
    ///
    /// ```yaml
    /// among: [contact.phone, contact.email]
    /// ```
    pub(crate) among: Vec<PathText>,
    /// Parameter values that start with one of these are not checked.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) unless_prefix: Vec<String>,
    /// Parameter values that hold one of these are not checked.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub(crate) unless_contains: Vec<String>,
}

mapping!(Verify { param, among, unless_prefix?, unless_contains? });
