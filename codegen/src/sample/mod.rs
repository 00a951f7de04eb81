//! Samples: answers of vendors, read with a place for every value.

mod answer;
mod http;
mod json;
mod named;
mod node;

pub use answer::Answer;
pub use named::NamedSample;
pub(crate) use named::named;
pub(crate) use node::{Entry, Kind, Node};

use std::collections::HashMap;
use std::ops::Range;

use crate::source::{FileId, Source, Sources, Span};

/// An answer of a vendor.
#[derive(Debug)]
pub(crate) struct Sample<'s> {
    /// Whether its status is a success.
    pub(crate) success: bool,
    /// The body; `None` where an error's body is no JSON.
    pub(crate) body: Option<Node<'s>>,
    /// The links in its headers by their relation: an object.
    pub(crate) links: Node<'s>,
}

/// Why a file is no sample, and where in it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Invalid {
    pub(crate) at: Span,
    pub(crate) message: String,
    pub(crate) help: Option<&'static str>,
}

/// The files of the samples of a run, by path.
#[derive(Debug)]
pub(crate) struct Index<'s>(HashMap<&'s str, (FileId, &'s Source)>);

impl<'s> Index<'s> {
    pub(crate) fn of(sources: &'s Sources) -> Self {
        Self(sources.samples().map(|(file, source)| (source.path.as_str(), (file, source))).collect())
    }
}

/// Samples that were read, by path.
#[derive(Debug, Default)]
pub(crate) struct Samples<'s>(HashMap<&'s str, Result<Sample<'s>, Invalid>>);

impl<'s> Samples<'s> {
    /// Reads the samples at these paths, each once; those that are not there are left out.
    pub(crate) fn read<'p>(paths: impl Iterator<Item = &'p str>, index: &Index<'s>) -> Self {
        let mut samples = HashMap::new();
        for (path, (file, source)) in paths.filter_map(|path| index.0.get_key_value(path)) {
            samples.entry(*path).or_insert_with(|| read(*file, source));
        }
        Self(samples)
    }

    /// The sample at a path; `None` if there is none.
    pub(crate) fn get(&self, path: &str) -> Option<&Result<Sample<'s>, Invalid>> {
        self.0.get(path)
    }
}

/// Reads a sample. Its ending says what it is: the body of a success, or an answer with its status line.
fn read(file: FileId, source: &Source) -> Result<Sample<'_>, Invalid> {
    let text = Text { file, text: &source.text };
    if source.path.ends_with(".json") {
        let body = json::parse(text, 0)?;
        let links = Node { span: body.span, kind: Kind::Object(Vec::new()) };
        Ok(Sample { success: true, body: Some(body), links })
    } else if source.path.ends_with(".http") {
        http::parse(text)
    } else {
        let help = "the body of a success is a `.json` file, an answer with status line and headers a `.http` file";
        Err(text.invalid(0..0, "the ending of the file does not say what it holds").help(help))
    }
}

/// The text of a file.
#[derive(Debug, Clone, Copy)]
struct Text<'s> {
    file: FileId,
    text: &'s str,
}

impl Text<'_> {
    fn span(self, at: Range<usize>) -> Span {
        Span::new(self.file, at)
    }

    fn invalid(self, at: Range<usize>, message: impl Into<String>) -> Invalid {
        Invalid { at: self.span(at), message: message.into(), help: None }
    }
}

impl Invalid {
    fn help(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_what_a_sample_is() {
        let mut sources = Sources::default();
        for path in ["a.json", "b.http", "c.txt"] {
            let text = if path == "b.http" { "HTTP/1.1 404 Not Found\n\ngone" } else { "{}" };
            sources.add_sample(Source { path: path.into(), text: text.into() });
        }
        let samples = Samples::read(["a.json", "b.http", "c.txt", "d.json"].into_iter(), &Index::of(&sources));
        let success = |path: &str| samples.get(path).unwrap().as_ref().map(|sample| sample.success).ok();
        assert_eq!([success("a.json"), success("b.http"), success("c.txt")], [Some(true), Some(false), None]);
        assert!(samples.get("d.json").is_none());
    }
}
