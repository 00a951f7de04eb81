//! One operation with its values, ready to be sent page by page.

use http::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use tracing::Span;
use url::Url;

use crate::client::Client;
use crate::encode::{self, Values, pair};
use crate::error::Error;
use crate::pagination::Ask;
use crate::params;
use crate::table::{Operation, Param, Piece, Place};

/// One operation with its values, checked and encoded.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    pub(crate) headers: HeaderMap,
    /// The call that it belongs to.
    pub(crate) span: Span,
    /// The parameters as they are sent, for the decoder.
    pub(crate) params: Vec<Option<String>>,
    /// The URL without a query.
    target: Url,
    query: String,
    size: Option<(&'static str, String)>,
}

impl Request {
    /// Checks and encodes. `given` has an entry for each parameter of the operation.
    pub(crate) fn new(
        client: &Client,
        operation: &'static Operation,
        given: &[Vec<String>],
        page_size: Option<u32>,
        span: Span,
    ) -> Result<Self, Error> {
        let checked: Vec<(&Param, Vec<String>)> = operation
            .params
            .iter()
            .enumerate()
            .map(|(index, param)| Ok((param, params::check(param, given.get(index).map_or(&[], Vec::as_slice))?)))
            .collect::<Result<_, Error>>()?;
        Ok(Self {
            client: client.clone(),
            operation,
            span,
            headers: headers(client, operation, &checked)?,
            target: target(client, operation, &checked)?,
            query: query(operation, &checked),
            size: size(operation, page_size)?,
            params: checked.into_iter().map(|(_, values)| joined(values)).collect(),
        })
    }

    /// The URL of a page.
    pub(crate) fn url(&self, ask: Ask) -> Result<Url, Error> {
        let mut query = self.query.clone();
        if let Some((name, size)) = &self.size {
            pair(&mut query, name, size);
        }
        if let Ask::Query(name, value) = &ask {
            pair(&mut query, name, value);
        }
        let mut url = self.target.clone();
        url.set_query(Some(&*query).filter(|query| !query.is_empty()));
        let base = self.client.base();
        let Ask::Url(link) = ask else { return Ok(url) };
        // The vendor's link may be wrong, or a continuation tampered with.
        let next = base.follow(&url, &link, "the link of the next page");
        next.map_err(|error| error.without(self.client.secrets()))
    }
}

struct PathValues<'a> {
    client: &'a Client,
    params: &'a [(&'a Param, Vec<String>)],
}

impl Values for PathValues<'_> {
    fn value(&self, piece: Piece) -> Option<(&str, &str)> {
        match piece {
            Piece::Setting(index) => self.client.setting(index),
            Piece::Param(index) => {
                let (param, values) = self.params.get(usize::from(index))?;
                Some((param.name, values.first().map_or("", String::as_str)))
            }
            Piece::Text(_) | Piece::Credential(_) => None,
        }
    }
}

fn target(client: &Client, operation: &Operation, params: &[(&Param, Vec<String>)]) -> Result<Url, Error> {
    let path = encode::path(operation.path, &PathValues { client, params })?;
    client.base().join(&path).ok_or_else(|| Error::config("the request would leave the base URL"))
}

fn query(operation: &Operation, params: &[(&Param, Vec<String>)]) -> String {
    let mut query = String::new();
    for (name, value) in operation.query {
        pair(&mut query, name, value);
    }
    for (param, values) in params.iter().filter(|(param, _)| param.place == Place::Query) {
        for value in values {
            pair(&mut query, param.wire, value);
        }
    }
    query
}

/// Later headers replace earlier ones of the same name; nothing replaces the credentials.
fn headers(client: &Client, operation: &Operation, params: &[(&Param, Vec<String>)]) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(USER_AGENT, client.user_agent().clone());
    for (name, value) in client.provider().headers.iter().chain(operation.headers) {
        insert(&mut headers, name, value)?;
    }
    for (param, values) in params.iter().filter(|(param, _)| param.place == Place::Header) {
        for value in values {
            insert(&mut headers, param.wire, value)?;
        }
    }
    for (name, value) in client.auth() {
        headers.insert(name, value.clone());
    }
    Ok(headers)
}

fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), Error> {
    let wrong = || Error::config(format!("header `{name}` cannot be sent"));
    let parsed = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong())?;
    headers.insert(parsed, HeaderValue::from_str(value).map_err(|_| wrong())?);
    Ok(())
}

fn size(operation: &Operation, chosen: Option<u32>) -> Result<Option<(&'static str, String)>, Error> {
    let Some(size) = operation.pagination.size() else { return Ok(None) };
    let chosen = chosen.unwrap_or(size.default);
    if chosen == 0 {
        return Err(Error::invalid_parameter("page_size", "is 0"));
    }
    match size.max {
        Some(max) if chosen > max => Err(Error::invalid_parameter("page_size", &format!("is more than {max}"))),
        _ => Ok(Some((size.param, chosen.to_string()))),
    }
}

fn joined(values: Vec<String>) -> Option<String> {
    if values.is_empty() { None } else { Some(values.join(",")) }
}
