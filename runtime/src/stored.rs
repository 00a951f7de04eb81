//! Answers that were stored: what a client makes of them, without a request.
//!
//! They go through the same functions as answers that come from a server; only what was asked for is not known of them.

use bytes::Bytes;
use http::header::{DATE, HeaderMap, HeaderName, HeaderValue};

use crate::answer::{Answer, Raw, Reader};
use crate::continuation::Place;
use crate::decode::Context;
use crate::error::{Error, Kind};
use crate::exchange::{self, Received};
use crate::pagination::Next;
use crate::record::Item;
use crate::scan::{following, in_order};
use crate::table::{Operation, Provider};
use crate::time::{Clock as _, SystemClock};

/// An answer that was stored.
#[derive(Debug, Clone, Copy)]
pub struct Stored<'a> {
    /// HTTP status.
    pub status: u16,
    /// Names and values of the headers.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body, decompressed.
    pub body: &'a [u8],
}

/// The request that a stored answer is taken for: one for the first page.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The provider.
    pub provider: &'static Provider,
    /// The operation.
    pub operation: &'static Operation,
    /// Values for the operation's parameters, in their order: records may take them over. Items are not checked against
    /// them, as nobody knows what was really asked for.
    pub params: &'a [Option<String>],
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed<T> {
    /// The items, in the order in which the operation delivers them.
    pub items: Vec<T>,
    /// How many items there are in all, if the vendor says so.
    pub total: Option<u64>,
    /// What follows.
    pub next: Next,
}

/// What a client makes of an answer to an operation that lists records; `None` if it is an error that means an empty
/// list. Items start as copies of `blank`.
///
/// # Errors
///
/// Those of [`List::send`](crate::List::send), without the names of provider and operation.
pub fn list<T: Item>(asked: &Asked<'_>, answer: &Stored<'_>, blank: &T) -> Result<Option<Listed<T>>, Error> {
    Ok(listed(asked.operation, received(asked, answer, blank)?))
}

/// What a client makes of the body of a page alone, as it came over the wire. Here the parameters are those that were sent,
/// and items are checked against them.
///
/// # Errors
///
/// Those of [`list`] about the body.
pub fn page<T: Item>(asked: &Asked<'_>, body: Bytes, blank: &T) -> Result<Option<Listed<T>>, Error> {
    let context = Context { body: &asked.operation.body, params: asked.params, verify: true, secrets: &[] };
    let answer = Answer::Page { body, link: None, unlike: None };
    Ok(listed(asked.operation, exchange::received(asked.operation, &context, answer, blank)?))
}

fn listed<T>(operation: &Operation, received: Received<T>) -> Option<Listed<T>> {
    let Received { decoded: Some(decoded), link } = received else { return None };
    let next = following(operation, &decoded, link.as_deref(), &Place::FIRST, None);
    let total = operation.pagination.items_in_all(decoded.total);
    Some(Listed { items: in_order(operation, decoded.items), total, next })
}

/// What a client makes of an answer to an operation that reads one record, which starts as a copy of `blank`.
///
/// # Errors
///
/// Those of [`Fetch::fetch`](crate::Fetch::fetch), without the names of provider and operation.
pub fn fetch<T: Item>(asked: &Asked<'_>, answer: &Stored<'_>, blank: &T) -> Result<T, Error> {
    received(asked, answer, blank)?.record()
}

fn received<T: Item>(asked: &Asked<'_>, answer: &Stored<'_>, blank: &T) -> Result<Received<T>, Error> {
    let Asked { provider, operation, params } = *asked;
    let headers = headers(answer)?;
    // A wait until a date is one from the time of the answer on.
    let date = headers.get(DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
    let now = date.unwrap_or_else(|| SystemClock.now());
    let reader = Reader { provider, operation, may_be_empty: true, now, secrets: &[] };
    let raw = Raw { status: answer.status, headers, body: Bytes::copy_from_slice(answer.body) };
    let context = Context { body: &operation.body, params, verify: false, secrets: &[] };
    exchange::received(operation, &context, reader.understand(raw)?, blank)
}

fn headers(answer: &Stored<'_>) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    for (name, value) in answer.headers {
        let wrong = || Error::new(Kind::Decode).detail(format!("no answer has a header `{}`", name.escape_debug()));
        let parsed = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong())?;
        headers.append(parsed, HeaderValue::from_str(value).map_err(|_| wrong())?);
    }
    Ok(headers)
}
