//! Templates of base URLs and paths.

use std::net::Ipv4Addr;
use std::ops::Range;

use indexmap::{IndexMap, IndexSet};

use super::{Lowering, secrets};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Piece;
use crate::source::Span;
use crate::spec::Text;
use crate::template::{self, Part};

/// What placeholders of a template can name, and which of it was named.
#[derive(Debug, Default)]
pub(super) struct Names {
    settings: IndexMap<String, bool>,
    params: IndexMap<String, bool>,
    /// What a template cannot name, though it is known.
    credentials: IndexSet<Text>,
    /// Whether the last template named something that is not declared, or is none.
    unknown: bool,
    /// Where names are declared, in words.
    declared: &'static str,
}

impl Names {
    pub(super) fn new<'a>(settings: impl Iterator<Item = &'a str>, credentials: &IndexSet<Text>) -> Self {
        let settings = settings.map(|name| (name.to_owned(), false)).collect();
        Self { settings, credentials: credentials.clone(), declared: "not declared in `config`", ..Self::default() }
    }

    /// Sets the parameters of the operation at hand.
    pub(super) fn set_params<'a>(&mut self, params: impl Iterator<Item = &'a str>) {
        self.params = params.map(|name| (name.to_owned(), false)).collect();
        self.declared = "declared neither in `params` nor in `config`";
    }

    pub(super) fn setting_is_used(&self, index: usize) -> bool {
        self.settings[index]
    }

    pub(super) fn param_is_used(&self, index: usize) -> bool {
        self.params[index]
    }

    /// Whether the last template named something that is not declared, or is none.
    pub(super) const fn unknown(&self) -> bool {
        self.unknown
    }

    /// Whether a text has a placeholder of one of the names in it. Other braces are none: vendors take JSON in queries.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        template::names(text).any(|(_, name)| self.params.contains_key(name) || self.settings.contains_key(name))
    }

    /// A template whose placeholders are parameters and settings. What stands in `reported` is wrong as a whole.
    pub(super) fn template(&mut self, text: &Text, reported: Option<Span>, lowering: &mut Lowering<'_>) -> Vec<Piece> {
        let parts = parts(text, lowering);
        self.unknown = parts.is_none();
        if parts.is_none() {
            // Nobody knows which of them it would have named.
            self.settings.values_mut().for_each(|used| *used = true);
        }
        let parts = parts.unwrap_or_default().into_iter();
        parts
            .map(|(part, span)| match part {
                Part::Text(text) => Piece::Text(text.to_owned()),
                Part::Name(name) => self.piece(name).unwrap_or_else(|| {
                    self.unknown = true;
                    if !reported.is_some_and(|reported| reported.contains(span)) {
                        self.refuse(name, span, lowering);
                    }
                    Piece::Text(String::new())
                }),
            })
            .collect()
    }

    fn piece(&mut self, name: &str) -> Option<Piece> {
        if let Some((index, _, used)) = self.params.get_full_mut(name) {
            *used = true;
            return Some(Piece::Param(index));
        }
        let (index, _, used) = self.settings.get_full_mut(name)?;
        *used = true;
        Some(Piece::Setting(index))
    }

    fn refuse(&self, name: &str, span: Span, lowering: &mut Lowering<'_>) {
        if let Some(credential) = self.credentials.get(name) {
            lowering.push(secrets::misplaced(credential, "a URL", span).help(secrets::IN_A_HEADER));
            return;
        }
        let known: Vec<_> = self.params.keys().chain(self.settings.keys()).collect();
        let message = format!("placeholder `{name}` is {}", self.declared);
        lowering.unknown(Code::UnknownPlaceholder, message, span, &known);
    }
}

/// Longest template, in bytes.
const MAX_TEMPLATE: usize = 4096;

/// The parts of a template, each with its place; nothing if it is malformed.
pub(super) fn parts<'a>(text: &'a Text, lowering: &mut Lowering<'_>) -> Option<Vec<(Part<'a>, Span)>> {
    if text.len() > MAX_TEMPLATE {
        let message = format!("a template has at most {MAX_TEMPLATE} bytes");
        lowering.push(Diagnostic::error(Code::BadTemplate, message, text.span));
        return None;
    }
    let parts = match template::parse(text) {
        Ok(parts) => parts,
        Err(e) => {
            let span = lowering.within(text, e.at);
            lowering.push(Diagnostic::error(Code::BadTemplate, e.message, span));
            return None;
        }
    };
    let mut at = 0;
    let mut placed = Vec::with_capacity(parts.len());
    for part in parts {
        if let Part::Name(name) = &part
            && text[..at].ends_with('$')
        {
            let message = format!("the `$` before `{{{name}}}` would be sent as it stands");
            let help = format!("did you mean `{{{name}}}`?");
            let span = lowering.within(text, at - 1..at);
            lowering.push(Diagnostic::error(Code::BadTemplate, message, span).help(help));
        }
        let (start, len, end) = match &part {
            Part::Text(text) => (at, text.len(), at + text.len()),
            Part::Name(name) => (at + 1, name.len(), at + name.len() + 2),
        };
        placed.push((part, lowering.within(text, start..start + len)));
        at = end;
    }
    Some(placed)
}

/// Checks a base URL: absolute, encrypted unless it is this machine, nothing after the path. Gives the part in which a
/// credential stands.
pub(super) fn check_base(text: &Text, credentials: &IndexSet<Text>, lowering: &mut Lowering<'_>) -> Option<Span> {
    let (rest, plain) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
        (Some(rest), _) => (rest, false),
        (_, Some(rest)) => (rest, true),
        _ => {
            let message = "a base URL starts with `https://`";
            lowering.push(Diagnostic::error(Code::BaseUrl, message, text.span));
            return None;
        }
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (user, host) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
    let start = text.len() - rest.len();
    let user = user.map(|user| refuse_user(text, start..start + user.len(), lowering));
    if host.is_empty() || host.contains(' ') {
        lowering.push(Diagnostic::error(Code::BaseUrl, "a base URL names a host", text.span));
    }
    if plain && !is_loopback(host) {
        let message = "credentials would be sent in the clear over `http`";
        lowering.push(Diagnostic::error(Code::BaseUrl, message, text.span).help("use `https`"));
    }
    let secret = secret_in_query(text, credentials, lowering);
    match text.find(['?', '#']) {
        Some(_) if secret.is_some() => {}
        Some(at) => {
            let span = lowering.within(text, at..text.len());
            lowering.push(Diagnostic::error(Code::BaseUrl, "a base URL has no query and no fragment", span));
        }
        None if rest.ends_with('/') => {
            let span = lowering.within(text, text.len() - 1..text.len());
            let message = "a base URL ends without `/`; paths start with it";
            lowering.push(Diagnostic::error(Code::BaseUrl, message, span));
        }
        None => {}
    }
    user.or(secret)
}

fn refuse_user(text: &Text, part: Range<usize>, lowering: &mut Lowering<'_>) -> Span {
    let message = "a URL holds no user name and no password";
    let help = "they are credentials: `auth: { basic: { username: \"{user}\", password: \"{password}\" } }`";
    let span = lowering.within(text, part);
    lowering.push(Diagnostic::error(Code::CredentialPlace, message, span).help(help));
    span
}

/// Refuses a credential in the query of a URL.
fn secret_in_query(text: &Text, credentials: &IndexSet<Text>, lowering: &mut Lowering<'_>) -> Option<Span> {
    let span = lowering.within(text, secrets::query_part(text, credentials)?);
    let diagnostic = Diagnostic::error(Code::CredentialPlace, "a URL holds no credential", span);
    lowering.push(diagnostic.help(secrets::IN_A_HEADER));
    Some(span)
}

/// Whether a host, with or without a port, is this machine.
fn is_loopback(host: &str) -> bool {
    let port = host.rsplit_once(':').filter(|(_, port)| !port.contains(']'));
    let name = port.map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "[::1]") || name.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback())
}

/// Checks the path of an operation. Gives the part in which a credential stands.
pub(super) fn check_path(text: &Text, credentials: &IndexSet<Text>, lowering: &mut Lowering<'_>) -> Option<Span> {
    if !text.starts_with('/') {
        let message = "a path starts with `/`";
        let help = "it is appended to `base_url`";
        lowering.push(Diagnostic::error(Code::BadTemplate, message, text.span).help(help));
    }
    let secret = secret_in_query(text, credentials, lowering);
    if let Some(at) = text.find(['?', '#'])
        && secret.is_none()
    {
        let span = lowering.within(text, at..text.len());
        let help = "query pairs stand under `query`, parameters under `params`";
        lowering.push(Diagnostic::error(Code::BadTemplate, "a path has no query and no fragment", span).help(help));
    }
    if text.split('/').any(|segment| matches!(segment, "." | "..")) {
        lowering.push(Diagnostic::error(Code::BadTemplate, "a path has no `.` and no `..` in it", text.span));
    }
    secret
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_this_machine_is_loopback() {
        for host in ["localhost", "localhost:8080", "127.0.0.1", "127.1.2.3:80", "[::1]", "[::1]:8080"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["127.0.0.1.example.com", "127.example.com", "localhost.example.com", "[::2]:1", "[::1", ""] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
