//! Headers, and which part of a spec sets them.

use indexmap::IndexSet;

use super::{Lowering, secrets};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Place;
use crate::spec::{self, Map, Text};

/// Headers that are not a spec's to say: they are about the connection or the body (RFC 9110, RFC 9112), and an encoding that
/// was not asked for by the HTTP client is not decoded.
const OWN: [&str; 10] = [
    "accept-encoding",
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

impl Lowering<'_> {
    /// Checks the name of a header that requests have.
    pub(crate) fn request_header(&mut self, name: &Text) {
        self.header_name(name);
        let lower = name.to_ascii_lowercase();
        if OWN.contains(&lower.as_str()) || lower.starts_with("proxy-") {
            let message = format!("header `{}` is set by the HTTP client, or left out by it", name.value);
            let help = "remove it: another value would break the connection, or an answer could not be read";
            self.push(Diagnostic::error(Code::HeaderTwice, message, name.span).help(help));
        }
    }
}

/// Headers that are sent as they stand. Credentials are kept out of them: they would not be masked.
pub(super) fn lower_static(
    written: &Map<Text>,
    credentials: &IndexSet<Text>,
    lowering: &mut Lowering<'_>,
) -> Vec<(String, String)> {
    for (name, value) in written {
        lowering.request_header(name);
        if lowering.is_reported(Code::HeaderTwice, name.span)
            || secrets::check_header(name, value, credentials, lowering)
        {
            continue;
        }
        if let Some(at) = value.find(['{', '}']) {
            let span = lowering.within(value, at..at + 1);
            let message = "a header that is always sent has no placeholders";
            let help = "credentials stand under `auth`, values of the caller under `params` with `in: header`";
            lowering.push(Diagnostic::error(Code::StaticText, message, span).help(help));
        }
        if let Some(at) = value.find(|c: char| c.is_control() || !c.is_ascii()) {
            let span = lowering.within(value, at..value.len());
            lowering.push(Diagnostic::error(Code::StaticText, "a header's value is ASCII text on one line", span));
        }
    }
    written.iter().map(|(name, value)| (name.value.clone(), value.value.clone())).collect()
}

/// Checks that headers which are always sent leave those of the auth scheme alone.
pub(super) fn check_static(written: &Map<Text>, auth: &[Text], lowering: &mut Lowering<'_>) {
    for name in written.keys() {
        refuse_twice(name, auth.iter(), "`auth` sets it here", lowering);
    }
}

/// Checks the headers of an operation: one may replace a header of the provider, but nothing that carries a credential,
/// and a parameter has a header of its own.
pub(super) fn check_operation(operation: &spec::Operation, auth: &[Text], lowering: &mut Lowering<'_>) {
    check_static(&operation.headers, auth, lowering);
    for (name, param) in operation.params.iter().filter(|(_, param)| param.place.value == Place::Header) {
        let wire = param.name.as_ref().unwrap_or(name);
        refuse_twice(wire, auth.iter(), "`auth` sets it here", lowering);
        refuse_twice(wire, operation.headers.keys(), "it is always sent with this value", lowering);
    }
}

/// Header names do not depend on case (RFC 9110, section 5.1).
fn refuse_twice<'a>(name: &Text, others: impl Iterator<Item = &'a Text>, note: &str, lowering: &mut Lowering<'_>) {
    for other in others.filter(|other| other.value.eq_ignore_ascii_case(name)) {
        let message = format!("header `{}` is set in two places", name.value);
        lowering.push(Diagnostic::error(Code::HeaderTwice, message, name.span).note(other.span, note));
    }
}
