//! Credentials stand under `auth`, where they are masked and kept to one origin, and nowhere else.

use std::ops::Range;

use heck::ToSnakeCase;
use indexmap::IndexSet;

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::spec::{self, Map, Text};
use crate::template;

/// Names that end like this are those of credentials: `apiKey`, `X-Acme-Access-Token`.
const ENDINGS: [&str; 17] = [
    "_access_key",
    "_access_token",
    "_api_key",
    "_api_secret",
    "_api_token",
    "_apikey",
    "_app_secret",
    "_auth_key",
    "_auth_token",
    "_authorization",
    "_bearer_token",
    "_client_secret",
    "_private_key",
    "_private_token",
    "_refresh_token",
    "_secret_key",
    "_session_token",
];

/// Words that mean a credential where the spec itself says the value. A caller's `token` may be that of a page.
const WORDS: [&str; 5] = ["pass", "passwd", "password", "secret", "token"];

/// Values that no credential has: `with_access_token: true` only asks for one.
const FLAGS: [&str; 7] = ["", "0", "1", "false", "no", "true", "yes"];

/// Whether a name says that its value is a credential.
fn is_credential(name: &str) -> bool {
    let words = format!("_{}", name.to_snake_case());
    ENDINGS.iter().any(|ending| words.ends_with(ending))
}

/// Whether a pair of a name and a value that the spec gives carries a credential.
pub(super) fn is_secret_pair(name: &str, value: &str) -> bool {
    !FLAGS.contains(&value) && (is_credential(name) || is_word(name))
}

fn is_word(name: &str) -> bool {
    WORDS.contains(&&*name.to_snake_case())
}

/// A placeholder of a credential: where in the text its name stands, and what declares it.
pub(super) fn placeholder<'c>(text: &str, credentials: &'c IndexSet<Text>) -> Option<(Range<usize>, &'c Text)> {
    template::names(text).find_map(|(part, name)| Some((part, credentials.get(name)?)))
}

/// A credential that a placeholder puts somewhere else than into `auth`; `place` is where, in words.
pub(super) fn misplaced(credential: &Text, place: &str, at: Span) -> Diagnostic {
    let message = format!("credential `{}` cannot stand in {place}", credential.value);
    Diagnostic::error(Code::CredentialPlace, message, at).note(credential.span, "`auth` declares it here")
}

/// The part of a URL's query that carries a credential.
pub(super) fn query_part(url: &str, credentials: &IndexSet<Text>) -> Option<Range<usize>> {
    let mut at = url.find('?')? + 1;
    let end = url[at..].find('#').map_or(url.len(), |length| at + length);
    for pair in url[at..end].split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if is_secret_pair(name, value) || placeholder(value, credentials).is_some() {
            return Some(at..at + pair.len());
        }
        at += pair.len() + 1;
    }
    None
}

/// Refuses a header that is always sent and carries a credential. Those that `auth` sets, too, are told apart elsewhere.
pub(super) fn check_header(
    name: &Text,
    value: &Text,
    credentials: &IndexSet<Text>,
    lowering: &mut Lowering<'_>,
) -> bool {
    let header = &name.value;
    let help = format!("move it to `auth`, as `headers: {{ {header}: \"{}\" }}`", template(header, value));
    let diagnostic = match placeholder(value, credentials) {
        Some((part, credential)) => {
            misplaced(credential, "a header that is always sent", lowering.within(value, part)).help(help)
        }
        None if is_secret_pair(header, value) => {
            let message = format!("header `{header}` carries a credential");
            Diagnostic::error(Code::CredentialPlace, message, name.span).help(help)
        }
        None => return false,
    };
    lowering.push(diagnostic);
    true
}

/// A header of `auth` that would say the same.
fn template(header: &str, value: &str) -> String {
    match value.split_once(' ') {
        _ if value.contains('{') => value.to_owned(),
        Some((scheme, _)) => format!("{scheme} {{token}}"),
        None => format!("{{{}}}", header.to_snake_case().trim_start_matches("x_")),
    }
}

/// Refuses a query pair that is always sent and carries a credential.
pub(super) fn check_pair(name: &Text, value: &Text, credentials: &IndexSet<Text>, lowering: &mut Lowering<'_>) -> bool {
    let diagnostic = match placeholder(value, credentials) {
        Some((part, credential)) => misplaced(credential, "the query", lowering.within(value, part)),
        None if is_secret_pair(name, value) => {
            let message = format!("query parameter `{}` carries a credential", name.value);
            Diagnostic::error(Code::CredentialPlace, message, name.span)
        }
        None => return false,
    };
    lowering.push(diagnostic.help(IN_A_HEADER));
    true
}

/// What can be done about a credential in a URL.
pub(super) const IN_A_HEADER: &str =
    "URLs end up in logs, so credentials are sent in headers only; `auth` says in which, if the vendor takes one";

/// Refuses parameters whose values are credentials.
pub(super) fn check_params(params: &Map<spec::Param>, lowering: &mut Lowering<'_>) {
    for (name, param) in params {
        let wire = param.name.as_ref().unwrap_or(name);
        let default = param.default.as_ref().map(|default| default.value.text.as_str());
        let is_text = param.ty.value == "string";
        if is_text && (is_credential(wire) || default.is_some_and(|default| is_secret_pair(wire, default))) {
            let message = format!("parameter `{}` carries a credential", wire.value);
            let help = "a credential belongs to the client, not to a request: it stands under `auth`, which masks it";
            lowering.push(Diagnostic::error(Code::CredentialPlace, message, wire.span).help(help));
        }
    }
}

/// Refuses a setting that is a credential by its name.
pub(super) fn check_setting(name: &Text, setting: &spec::Setting, lowering: &mut Lowering<'_>) {
    if setting.ty.value == "string" && (is_credential(name) || is_word(name)) {
        let message = format!("setting `{}` is a credential", name.value);
        let help =
            format!("remove it here, and put it into `auth`, where `{{{}}}` stands for a credential", name.value);
        lowering.push(Diagnostic::error(Code::CredentialPlace, message, name.span).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_credentials_are_known_in_every_spelling() {
        for name in ["Authorization", "Proxy-Authorization", "apiKey", "APIKey", "api_key", "apikey", "X-API-KEY"] {
            assert!(is_credential(name), "{name}");
        }
        for name in ["DD-API-KEY", "X-Auth-Token", "X-Shopify-Access-Token", "client_secret", "Private-Token"] {
            assert!(is_credential(name), "{name}");
        }
        for name in ["token", "secret", "Password", "passwd"] {
            assert!(is_secret_pair(name, "abc") && !is_credential(name), "{name}");
        }
    }

    #[test]
    fn other_names_raise_no_alarm() {
        for name in ["page_token", "nextToken", "sync_token", "token_type", "key", "sort_key", "public_key", "author"] {
            assert!(!is_secret_pair(name, "abc"), "{name}");
        }
        for name in ["X-Api-Version", "Accept", "authority", "secrets", "password_hint", "keyboard", "compass"] {
            assert!(!is_secret_pair(name, "abc"), "{name}");
        }
    }

    #[test]
    fn a_flag_is_no_credential() {
        assert!(!is_secret_pair("include_access_token", "true"));
        assert!(!is_secret_pair("token", ""));
    }

    #[test]
    fn the_pair_of_a_query_is_found() {
        let token = Text { value: "token".to_owned(), span: Span::default() };
        let found = |url: &str| query_part(url, &IndexSet::from([token.clone()])).map(|part| url[part].to_owned());
        assert_eq!(found("/a?v=1&api_key=x#f").as_deref(), Some("api_key=x"));
        assert_eq!(found("/a?v=1&k={token}").as_deref(), Some("k={token}"));
        assert_eq!(found("/a?v={v}"), None);
        assert_eq!(found("/api_key=x"), None);
        assert_eq!(found("/a?v#api_key=x"), None);
    }
}
