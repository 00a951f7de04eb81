//! Templates of base URLs and paths.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Piece;
use crate::source::Span;
use crate::spec::Text;
use crate::template::{self, Part};

/// What placeholders of a template can name, and which of it was named.
#[derive(Debug, Default)]
pub(super) struct Names {
    settings: Vec<(String, bool)>,
    params: Vec<(String, bool)>,
    /// Whether the last template named something that is not declared.
    unknown: bool,
}

impl Names {
    pub(super) fn new<'a>(settings: impl Iterator<Item = &'a str>) -> Self {
        Self { settings: settings.map(|name| (name.to_owned(), false)).collect(), params: Vec::new(), unknown: false }
    }

    /// Sets the parameters of the operation at hand.
    pub(super) fn set_params<'a>(&mut self, params: impl Iterator<Item = &'a str>) {
        self.params = params.map(|name| (name.to_owned(), false)).collect();
    }

    pub(super) fn setting_is_used(&self, index: usize) -> bool {
        self.settings[index].1
    }

    pub(super) fn param_is_used(&self, index: usize) -> bool {
        self.params[index].1
    }

    /// Whether the last template named something that is not declared.
    pub(super) const fn unknown(&self) -> bool {
        self.unknown
    }

    /// Whether a text has a placeholder of one of the names in it. Other braces are none: vendors take JSON in queries.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        self.params.iter().chain(&self.settings).any(|(name, _)| text.contains(&format!("{{{name}}}")))
    }

    /// A template whose placeholders are parameters and settings.
    pub(super) fn template(&mut self, text: &Text, lowering: &mut Lowering<'_>) -> Vec<Piece> {
        self.unknown = false;
        parts(text, lowering)
            .into_iter()
            .map(|(part, span)| match part {
                Part::Text(text) => Piece::Text(text.to_owned()),
                Part::Name(name) => self.piece(name, span, lowering),
            })
            .collect()
    }

    fn piece(&mut self, name: &str, span: Span, lowering: &mut Lowering<'_>) -> Piece {
        if let Some(index) = mark(&mut self.params, name) {
            return Piece::Param(index);
        }
        if let Some(index) = mark(&mut self.settings, name) {
            return Piece::Setting(index);
        }
        self.unknown = true;
        let known: Vec<_> = self.params.iter().chain(&self.settings).map(|(name, _)| name.as_str()).collect();
        let message = format!("placeholder `{name}` is declared neither in `params` nor in `config`");
        lowering.unknown(Code::UnknownPlaceholder, message, span, &known);
        Piece::Text(String::new())
    }
}

fn mark(names: &mut [(String, bool)], name: &str) -> Option<usize> {
    let index = names.iter().position(|(known, _)| known == name)?;
    names[index].1 = true;
    Some(index)
}

/// The parts of a template, each with its place.
pub(super) fn parts<'a>(text: &'a Text, lowering: &mut Lowering<'_>) -> Vec<(Part<'a>, Span)> {
    let parts = match template::parse(text) {
        Ok(parts) => parts,
        Err(e) => {
            let span = lowering.within(text, e.at);
            lowering.push(Diagnostic::error(Code::BadTemplate, e.message, span));
            return Vec::new();
        }
    };
    let mut at = 0;
    let mut placed = Vec::with_capacity(parts.len());
    for part in parts {
        let (start, len, end) = match &part {
            Part::Text(text) => (at, text.len(), at + text.len()),
            Part::Name(name) => (at + 1, name.len(), at + name.len() + 2),
        };
        placed.push((part, lowering.within(text, start..start + len)));
        at = end;
    }
    placed
}

/// Checks a base URL: absolute, encrypted unless it is this machine, nothing after the path.
pub(super) fn check_base(text: &Text, lowering: &mut Lowering<'_>) {
    let (rest, plain) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
        (Some(rest), _) => (rest, false),
        (_, Some(rest)) => (rest, true),
        _ => {
            let message = "a base URL starts with `https://`";
            lowering.push(Diagnostic::error(Code::BaseUrl, message, text.span));
            return;
        }
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || host.contains(['@', ' ']) {
        lowering.push(Diagnostic::error(Code::BaseUrl, "a base URL names a host, and no user", text.span));
    }
    if plain && !is_loopback(host) {
        let message = "credentials would be sent in the clear over `http`";
        lowering.push(Diagnostic::error(Code::BaseUrl, message, text.span).help("use `https`"));
    }
    if let Some(at) = text.find(['?', '#']) {
        let span = lowering.within(text, at..text.len());
        lowering.push(Diagnostic::error(Code::BaseUrl, "a base URL has no query and no fragment", span));
    } else if rest.ends_with('/') {
        let span = lowering.within(text, text.len() - 1..text.len());
        let message = "a base URL ends without `/`; paths start with it";
        lowering.push(Diagnostic::error(Code::BaseUrl, message, span));
    }
}

fn is_loopback(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "[::1]") || name.starts_with("127.")
}

/// Checks the path of an operation.
pub(super) fn check_path(text: &Text, lowering: &mut Lowering<'_>) {
    if !text.starts_with('/') {
        let message = "a path starts with `/`";
        let help = "it is appended to `base_url`";
        lowering.push(Diagnostic::error(Code::BadTemplate, message, text.span).help(help));
    }
    if let Some(at) = text.find(['?', '#']) {
        let span = lowering.within(text, at..text.len());
        let help = "query pairs stand under `query`, parameters under `params`";
        lowering.push(Diagnostic::error(Code::BadTemplate, "a path has no query and no fragment", span).help(help));
    }
    if text.split('/').any(|segment| matches!(segment, "." | "..")) {
        lowering.push(Diagnostic::error(Code::BadTemplate, "a path has no `.` and no `..` in it", text.span));
    }
}
