//! One page: asked for, sent, retried, decoded.

use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use reqwest::Method;
use tracing::{Instrument as _, Span, field};

use crate::answer::{self, Answer, Reader};
use crate::attempts::Attempts;
use crate::continuation::Place;
use crate::decode::{Context, DecodeError, Decoded, Problem, decode};
use crate::error::{Error, Kind};
use crate::observe::Attempt;
use crate::record::Item;
use crate::request::Request;
use crate::table::{Operation, Piece};

/// A page as it came.
#[derive(Debug)]
pub(crate) struct Received<T> {
    /// What it holds; `None` where an error answer means "nothing there".
    pub(crate) decoded: Option<Decoded<T>>,
    /// The `Link` header's next URL.
    pub(crate) link: Option<String>,
}

impl<T> Received<T> {
    /// The one record that an operation returns.
    pub(crate) fn record(self) -> Result<T, Error> {
        let decoded = self.decoded.ok_or_else(|| Error::new(Kind::NotFound))?;
        let missing = || Error::new(Kind::Decode).detail("the record is missing");
        decoded.items.into_iter().next().ok_or_else(missing)
    }
}

/// Fetches the page at a place.
pub(crate) async fn fetch<T: Item>(request: &Request, place: &Place, blank: &T) -> Result<Received<T>, Error> {
    let ask = request.operation.pagination.ask(place.position.as_deref());
    let ask = ask.map_err(|_| Error::new(Kind::InvalidContinuation).detail("its position is damaged"))?;
    let url = request.url(ask)?;
    let mut attempts = Attempts::new(request, &url, place);
    let (answer, attempt) = send(&mut attempts).await?;
    let context = Context { body: &request.operation.body, params: &request.params, verify: true };
    received(request.operation, &context, answer, blank).map_err(|error| {
        attempt.failed(&error, false);
        attempts.sign(error, None)
    })
}

/// Reads the records of an answer.
pub(crate) fn received<T: Item>(
    operation: &Operation,
    context: &Context<'_>,
    answer: Answer,
    blank: &T,
) -> Result<Received<T>, Error> {
    match answer {
        Answer::Nothing => Ok(Received { decoded: None, link: None }),
        Answer::Page { body, link, other_type } => {
            let decoded = decode(&body, context, blank).map_err(|error| undecodable(operation, error, other_type))?;
            Ok(Received { decoded: Some(decoded), link })
        }
    }
}

fn undecodable(operation: &Operation, error: DecodeError, other_type: Option<String>) -> Error {
    let mut detail = error.problem.to_string();
    if let Problem::Unrequested { param } = error.problem
        && let Some(param) = operation.params.get(usize::from(param))
    {
        detail.push_str(&format!(": parameter `{}` was ignored", param.name));
    }
    if let Some(other_type) = other_type {
        detail.push_str(&format!(" (the answer is {other_type})"));
    }
    Error::new(Kind::Decode).at(error.path.clone()).detail(detail).caused_by(error)
}

/// Sends until there is an answer, or an error that another attempt would not change.
async fn send<'a>(attempts: &mut Attempts<'a>) -> Result<(Answer, Attempt<'a>), Error> {
    let mut attempt = attempts.first().await?;
    loop {
        let span = span(attempt.request, attempt.place.page, attempt.number);
        let answer = send_once(&attempt, attempts.timeout(), &span).instrument(span.clone()).await;
        attempt = match answer {
            Ok(answer) => return Ok((answer, attempt)),
            Err(error) => attempts.next(&attempt, error).instrument(span).await?,
        };
    }
}

async fn send_once(attempt: &Attempt<'_>, timeout: Duration, span: &Span) -> Result<Answer, Error> {
    let request = attempt.request;
    let client = &request.client;
    let method = Method::from_bytes(request.operation.method.as_bytes())
        .map_err(|error| Error::config("the operation's method is none").caused_by(error))?;
    let response = client
        .http()
        .request(method, attempt.url.clone())
        .headers(request.headers.clone())
        .timeout(timeout)
        .send()
        .await
        .map_err(answer::broken)?;
    span.record("http.response.status_code", response.status().as_u16());
    let raw = answer::receive(attempt.url, client.options().max_body_bytes, response).await?;
    attempt.answered(raw.status, &raw.headers, &raw.body);
    let reader = Reader {
        provider: client.provider(),
        operation: request.operation,
        // A list that was there a page ago did not become an empty one.
        may_be_empty: attempt.place.position.is_none(),
        now: client.options().clock.now(),
        credentials: client.credentials(),
    };
    reader.understand(raw)
}

/// A span named and filled as OpenTelemetry's conventions for HTTP clients have it, without the URL's values.
fn span(request: &Request, page: u64, attempt: u32) -> Span {
    let base = request.client.base();
    tracing::debug_span!(
        "request",
        otel.kind = "client",
        http.request.method = request.operation.method,
        http.request.resend_count = attempt - 1,
        http.response.status_code = field::Empty,
        server.address = base.host(),
        server.port = base.port(),
        url.scheme = base.scheme(),
        url.template = %Template(request.operation, request.client.provider().settings),
        specloom.provider = request.client.provider().name,
        specloom.operation = request.operation.name,
        specloom.page = page,
    )
}

/// An operation's path with the names of its values: `/conversations/{conversation_id}/messages`.
struct Template<'a>(&'a Operation, &'a [&'a str]);

impl Display for Template<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for piece in self.0.path {
            match *piece {
                Piece::Text(text) => f.write_str(text)?,
                Piece::Param(index) => {
                    let name = self.0.params.get(usize::from(index)).map_or("", |param| param.name);
                    write!(f, "{{{name}}}")?;
                }
                Piece::Setting(index) => {
                    let name = self.1.get(usize::from(index)).copied().unwrap_or_default();
                    write!(f, "{{{name}}}")?;
                }
                Piece::Credential(_) => {}
            }
        }
        Ok(())
    }
}
