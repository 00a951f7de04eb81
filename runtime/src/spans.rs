//! What `tracing` is told: a span for a call, in it one for each page, in it one for each attempt. No span holds a value of
//! the caller or of the vendor.

use std::fmt::{self, Display, Formatter};

use tracing::{Span, debug_span, field};

use crate::client::Client;
use crate::error::Error;
use crate::request::Request;
use crate::table::{Operation, Piece};

/// A call, from its first step to its end.
pub(crate) fn call(client: &Client, operation: &Operation) -> Span {
    debug_span!(
        "call",
        specloom.provider = client.provider().name,
        specloom.operation = operation.name,
        specloom.pages = field::Empty,
        specloom.items = field::Empty,
        error.r#type = field::Empty,
    )
}

/// One page of a call, from its first attempt until it is decoded.
pub(crate) fn page(request: &Request, number: u64) -> Span {
    debug_span!(
        parent: &request.span,
        "page",
        specloom.provider = request.client.provider().name,
        specloom.operation = request.operation.name,
        specloom.page = number,
        specloom.items = field::Empty,
        error.r#type = field::Empty,
    )
}

/// One attempt at a page: named and filled as OpenTelemetry's conventions for HTTP clients have it.
pub(crate) fn attempt(request: &Request, page: u64, number: u32) -> Span {
    let (base, operation) = (request.client.base(), request.operation);
    let template = Template(operation, request.client.provider().settings);
    debug_span!(
        "request",
        otel.name = %format_args!("{} {template}", operation.method),
        otel.kind = "client",
        error.r#type = field::Empty,
        http.request.method = operation.method,
        http.request.resend_count = number - 1,
        http.response.status_code = field::Empty,
        server.address = base.host(),
        server.port = base.port(),
        url.scheme = base.scheme(),
        url.template = %template,
        specloom.provider = request.client.provider().name,
        specloom.operation = operation.name,
        specloom.page = page,
    )
}

/// What a span covers failed.
pub(crate) fn failed(span: &Span, error: &Error) {
    span.record("error.type", error.class());
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
