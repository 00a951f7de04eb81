//! From specs as they are written to the model that is emitted: names are resolved, defaults applied, rules checked.
//!
//! Every check notes its diagnostic and goes on, so that one run reports all mistakes. What is built after a mistake is
//! a stand-in that is never emitted.

mod claims;
mod credentials;
mod elements;
mod enums;
mod errors;
mod headers;
mod interface;
mod limits;
mod lists;
mod mapping;
mod nesting;
mod operation;
mod page_reads;
mod params;
mod provider;
mod records;
mod scope;
mod secrets;
mod tree;
mod unique;
mod urls;
mod values;

#[cfg(feature = "schema")]
pub(crate) use self::{
    interface::PARAM_TYPES as INTERFACE_PARAM_TYPES,
    limits::MOST_REQUESTS,
    provider::{SETTING_TYPES, VERSION},
    scope::{SCALARS, TIMESTAMP},
};
pub(crate) use credentials::Credentials;
pub(crate) use page_reads::PageReads;

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::json_path::{JsonPath, Step};
use crate::model::{Interface, Provider};
use crate::parse::Specs;
use crate::proof::{BODY, Claim, Claims, Expect, LINKS, Origin, Provider as Claimed};
use crate::source::{FileId, Sources, Span};
use crate::spec::{self, PathText, Text};
use crate::suggest::suggest;

/// A file that was read.
#[derive(Debug)]
pub(crate) struct File<T> {
    /// Its path, as in [`crate::source::Source::path`].
    pub(crate) path: String,
    pub(crate) spec: T,
}

/// The interfaces of a run, and what else every provider is lowered with.
#[derive(Debug)]
pub(crate) struct Shared<'a> {
    sources: &'a Sources,
    written: &'a [File<spec::Interface>],
    /// The interfaces.
    pub(crate) interfaces: Vec<Interface>,
    /// Whether each of them is as it is written.
    sound: Vec<bool>,
    /// Where the specs could not be read as they are written.
    misread: Vec<Span>,
}

impl<'a> Shared<'a> {
    /// Lowers the interfaces.
    pub(crate) fn of(specs: &'a Specs, sources: &'a Sources, diagnostics: &mut Diagnostics) -> Self {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        let misread: Vec<_> = errors.map(|diagnostic| diagnostic.span).collect();
        let mut lowering = Lowering::new(sources, diagnostics, &misread);
        unique::modules(&specs.interfaces, &specs.providers, &mut lowering);
        let lower = |file: &File<spec::Interface>| {
            let before = lowering.mark();
            let interface = interface::lower(file, &mut lowering);
            let whole = lowering.is_whole(file.spec.interface.span.file);
            (interface, whole && lowering.is_clean_since(before))
        };
        let (interfaces, sound) = specs.interfaces.iter().map(lower).unzip();
        Self { sources, written: &specs.interfaces, interfaces, sound, misread }
    }

    /// Lowers a provider; with it comes what it takes for granted about answers.
    pub(crate) fn provider(&self, file: &File<spec::Provider>, diagnostics: &mut Diagnostics) -> (Provider, Claimed) {
        let known = interface::Known { written: self.written, lowered: &self.interfaces, sound: &self.sound };
        provider::lower(file, &known, &mut Lowering::new(self.sources, diagnostics, &self.misread))
    }
}

/// What every part of the lowering needs.
pub(crate) struct Lowering<'a> {
    sources: &'a Sources,
    diagnostics: &'a mut Diagnostics,
    /// Where the specs could not be read as they are written.
    misread: &'a [Span],
    /// The query parameters of the operation at hand.
    query_names: HashMap<String, Span>,
    /// What is taken for granted about the answers at hand: those of an operation, or errors.
    claims: Claims,
    /// Where the requests of the provider at hand go.
    origin: Origin,
}

impl<'a> Lowering<'a> {
    fn new(sources: &'a Sources, diagnostics: &'a mut Diagnostics, misread: &'a [Span]) -> Self {
        Self {
            sources,
            diagnostics,
            misread,
            query_names: HashMap::new(),
            claims: Claims::default(),
            origin: Origin::default(),
        }
    }

    /// Notes a diagnostic.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Whether there is a diagnostic of this kind at exactly this place.
    pub(crate) fn is_reported(&self, code: Code, span: Span) -> bool {
        self.diagnostics.iter().any(|diagnostic| (diagnostic.code, diagnostic.span) == (code, span))
    }

    /// Notes that something is missing in a region, unless a mistake in there may be why: a key that is misspelt was
    /// reported, and what it should have said is not missing.
    pub(crate) fn missing(&mut self, region: Span, diagnostic: Diagnostic) {
        if !self.misread.iter().any(|span| region.contains(*span)) {
            self.push(diagnostic);
        }
    }

    /// How many mistakes were found so far.
    fn mark(&self) -> usize {
        self.diagnostics.mistakes()
    }

    /// Whether no mistake was found since.
    fn is_clean_since(&self, mark: usize) -> bool {
        self.diagnostics.mistakes() == mark
    }

    /// Whether all of a region could be read.
    fn is_whole_in(&self, region: Span) -> bool {
        !self.misread.iter().any(|span| region.contains(*span))
    }

    /// Whether all of a file could be read, these regions aside.
    fn is_whole_beside(&self, file: FileId, regions: &[Span]) -> bool {
        let beside = |span: &&Span| span.file == file && !regions.iter().any(|region| region.contains(**span));
        !self.misread.iter().any(|span| beside(&span))
    }

    /// Notes that a path leads to something, and the reason why no sample may prove it.
    fn claim(&mut self, claim: Claim) -> usize {
        self.claims.add(claim)
    }

    /// Notes why no sample has a path.
    fn unseen(&mut self, reason: Option<&Text>) -> Option<usize> {
        let reason = reason?;
        self.reason(reason, "unseen");
        Some(self.claims.because(reason))
    }

    /// Notes that a path which starts at the body leads to something.
    fn claim_of_body(&mut self, path: &PathText, steps: &[Step], expect: Expect) {
        let reason = self.unseen(path.unseen.as_ref());
        self.claim(Claim::new(BODY, steps, path, expect).because(reason));
    }

    /// Notes that the header `Link` gives the URL of the next page. `at` is where a spec says so.
    pub(crate) fn claim_of_links(&mut self, at: Span, unseen: Option<&Text>) {
        let reason = self.unseen(unseen);
        let written = Text { value: "next".to_owned(), span: at };
        let expect = Expect::Link(self.origin.clone());
        self.claim(Claim::new(LINKS, &[Step::Key("next".to_owned())], &written, expect).because(reason));
    }

    /// Whether all of a file could be read.
    pub(crate) fn is_whole(&self, file: FileId) -> bool {
        !self.misread.iter().any(|span| span.file == file)
    }

    /// The spec at this path.
    pub(crate) fn file(&self, path: &str) -> Option<FileId> {
        self.sources.specs().find(|(_, source)| source.path == path).map(|(id, _)| id)
    }

    /// Notes a name that nothing has, with what it might have meant; unless something has it that could not be read.
    pub(crate) fn unknown<S: AsRef<str>>(&mut self, code: Code, message: String, span: Span, known: &[S]) {
        let got = self.sources.get(span.file).text[span.range()].trim_matches(['"', '\'']);
        // What would not be shown is not made.
        if self.diagnostics.is_lost(got) || self.diagnostics.is_full(span.file) {
            return;
        }
        let mut diagnostic = Diagnostic::error(code, message, span);
        diagnostic.help = suggest(got, known);
        self.push(diagnostic);
    }

    /// The place of a part of a text; of the whole text where it is written with escapes or over several lines.
    pub(crate) fn within(&self, text: &Text, part: Range<usize>) -> Span {
        let written = &self.sources.get(text.span.file).text[text.span.range()];
        let quote = usize::from(written.starts_with(['"', '\'']));
        let plain = written.get(quote..quote + text.value.len()) == Some(text.value.as_str());
        let offset = |at: usize| text.span.start + u32::try_from(quote + at).unwrap_or_default();
        if plain { Span { start: offset(part.start), end: offset(part.end), ..text.span } } else { text.span }
    }

    /// Parses a path.
    pub(crate) fn path(&mut self, text: &Text) -> Option<JsonPath> {
        JsonPath::parse(text)
            .map_err(|e| {
                let mut diagnostic = Diagnostic::error(Code::BadPath, e.message, self.within(text, e.at));
                diagnostic.help = e.help.map(str::to_owned);
                self.push(diagnostic);
            })
            .ok()
    }

    /// Checks a reason that a spec has to give.
    pub(crate) fn reason(&mut self, reason: &Text, what: &str) {
        if matches!(reason.trim(), "" | "true" | "false") {
            let message = format!("`{what}` needs a reason");
            let help = "say where the vendor states it, or how it was found out";
            self.push(Diagnostic::error(Code::Reason, message, reason.span).help(help));
        }
    }

    /// The URL of documentation, which becomes a link in the docs of the client.
    fn docs(&mut self, written: Option<&Text>) -> Option<String> {
        let text = written?;
        let is_url = (text.starts_with("https://") || text.starts_with("http://"))
            && !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>'));
        if !is_url {
            let message = "`docs` is the URL of documentation: `https://…`, without spaces";
            self.push(Diagnostic::error(Code::InvalidValue, message, text.span));
        }
        Some(text.value.clone())
    }

    /// Checks the name of a header: a token of RFC 9110.
    pub(crate) fn header_name(&mut self, name: &Text) {
        let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        if name.is_empty() || !name.chars().all(token) {
            self.push(Diagnostic::error(Code::HeaderName, format!("`{}` is no header name", name.value), name.span));
        }
    }

    /// Notes a query parameter of the operation at hand; each may be sent by one part of the spec only.
    pub(crate) fn query_name(&mut self, name: &Text) {
        if name.is_empty() {
            self.push(Diagnostic::error(Code::InvalidValue, "a query parameter has a name", name.span));
        }
        if let Some(first) = self.query_names.get(&name.value) {
            let message = format!("query parameter `{}` is sent twice", name.value);
            let diagnostic = Diagnostic::error(Code::QueryNameTwice, message, name.span).note(*first, "first here");
            self.push(diagnostic);
        } else {
            self.query_names.insert(name.value.clone(), name.span);
        }
    }
}
