//! One page: asked for, sent, retried, decoded.

use std::time::Duration;

use tracing::{Instrument as _, Span};

use crate::answer::{self, Answer, Reader};
use crate::attempts::Attempts;
use crate::continuation::Place;
use crate::decode::{Context, DecodeError, Decoded, Problem, decode};
use crate::error::{Error, Kind};
use crate::observe::Attempt;
use crate::record::Item;
use crate::request::Request;
use crate::send::Outgoing;
use crate::spans;
use crate::table::Operation;
use crate::within::Until;

/// A page as it came.
#[derive(Debug)]
pub(crate) struct Received<T> {
    /// What it holds; `None` where an error answer means "nothing there".
    pub(crate) decoded: Option<Decoded<T>>,
    /// The `Link` header's next URL.
    pub(crate) link: Option<String>,
}

impl<T> Received<T> {
    /// How many records it holds.
    fn len(&self) -> usize {
        self.decoded.as_ref().map_or(0, |decoded| decoded.items.len())
    }

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
    let span = spans::page(request, place.page);
    let received = attempted(&mut Attempts::new(request, &url, place), blank).instrument(span.clone()).await;
    match &received {
        Ok(received) => drop(span.record("specloom.items", received.len())),
        Err(error) => spans::failed(&span, error),
    }
    received
}

async fn attempted<T: Item>(attempts: &mut Attempts<'_>, blank: &T) -> Result<Received<T>, Error> {
    let (answer, attempt) = send(attempts).await?;
    let Request { client, operation, params, .. } = attempt.request;
    let context = Context { body: &operation.body, params, verify: true, secrets: client.secrets() };
    received(operation, &context, answer, blank).map_err(|error| {
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
        Answer::Page { body, link, unlike } => {
            let decoded = decode(&body, context, blank).map_err(|error| undecodable(operation, error, unlike))?;
            Ok(Received { decoded: Some(decoded), link })
        }
    }
}

fn undecodable(operation: &Operation, error: DecodeError, unlike: Option<String>) -> Error {
    let mut detail = error.problem.to_string();
    if let Problem::Unrequested { param } = error.problem
        && let Some(param) = operation.params.get(usize::from(param))
    {
        detail.push_str(&format!(": parameter `{}` was ignored", param.name));
    }
    if let Some(unlike) = unlike {
        detail.push_str(&format!(" (the answer is {unlike})"));
    }
    Error::new(Kind::Decode).at(error.path.clone()).detail(detail).caused_by(error)
}

/// Sends until there is an answer, or an error that another attempt would not change.
async fn send<'a>(attempts: &mut Attempts<'a>) -> Result<(Answer, Attempt<'a>), Error> {
    let mut attempt = attempts.first().await?;
    loop {
        let span = spans::attempt(attempt.request, attempt.place.page, attempt.number);
        let answer = send_once(&attempt, attempts.timeout(), &span).instrument(span.clone()).await;
        attempt = match answer {
            Ok(answer) => return Ok((answer, attempt)),
            Err(error) => {
                spans::failed(&span, &error);
                drop(span);
                attempts.next(&attempt, error).await?
            }
        };
    }
}

async fn send_once(attempt: &Attempt<'_>, timeout: Duration, span: &Span) -> Result<Answer, Error> {
    let request = attempt.request;
    let client = &request.client;
    let outgoing = Outgoing { method: request.operation.method, headers: &request.headers, base: client.base() };
    let until = Until::after(timeout);
    let response = until.wait(outgoing.send(client.transport(), attempt.url)).await?;
    span.record("http.response.status_code", response.status().as_u16());
    let raw = answer::receive(response, client.options().max_body_bytes, until).await?;
    attempt.answered(raw.status, &raw.headers, &raw.body);
    let reader = Reader {
        provider: client.provider(),
        operation: request.operation,
        // A list that was there a page ago did not become an empty one.
        may_be_empty: attempt.place.position.is_none(),
        now: client.options().clock.now(),
        secrets: client.secrets(),
    };
    reader.understand(raw)
}
