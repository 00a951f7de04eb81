//! What to do about an error.

use specloom::Error;
use specloom_codegen::model::{Operation, Provider};

use super::config::variable;

/// What to look at, for whoever writes the spec.
pub(crate) fn hint(error: &Error, provider: &Provider, operation: &Operation, recording: bool) -> Option<String> {
    let hint = if error.is_unauthorized() {
        format!("check {}", credentials(provider))
    } else if error.is_forbidden() {
        format!("what {} stands for may not do this", credentials(provider))
    } else if error.is_not_found() {
        "check the parameters, then `base_url` and `get`".to_owned()
    } else if error.is_invalid_request() {
        format!("check `params`, `query` and `headers`{}", described_at(provider, operation))
    } else if error.is_rate_limited() {
        "wait, and check `limits`".to_owned()
    } else if error.is_transient() {
        "try again; if the vendor answers a mistake so, say what it means under `errors.classes`".to_owned()
    } else if error.is_timeout() || error.is_connect() {
        "check `base_url`, or --base-url".to_owned()
    } else if error.is_redirect() {
        "if the vendor has moved, change `base_url`".to_owned()
    } else if error.is_decode() {
        decode(recording)
    } else if error.is_no_progress() {
        format!("check `pagination`{}", described_at(provider, operation))
    } else {
        return None;
    };
    Some(hint)
}

fn credentials(provider: &Provider) -> String {
    let variables: Vec<String> =
        provider.credentials.iter().map(|credential| variable(provider, &credential.name)).collect();
    if variables.is_empty() { "`auth`".to_owned() } else { variables.join(" and ") }
}

fn described_at(provider: &Provider, operation: &Operation) -> String {
    let docs = operation.docs.as_ref().or(provider.docs.as_ref());
    docs.map_or_else(String::new, |docs| format!(" against {docs}"))
}

fn decode(recording: bool) -> String {
    let sample = if recording { "name the recorded answer" } else { "keep the answer with --record, name it" };
    format!("the spec does not describe this answer: {sample} under `samples`, and `specloom check` says where")
}
