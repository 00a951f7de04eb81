//! Reading whole documents.

mod differential;
mod documents;
mod hints;
mod mistakes;
mod mutations;
mod renamed;
#[expect(dead_code, reason = "values are compared as `Debug` writes them")]
mod shapes;
mod syntax;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Sources};
use crate::yaml::{Document, Read};

/// What is read, and what is found, by place.
fn read_all<T: Read>(text: &str) -> (Option<T>, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let file = sources.add(Source { path: "x.yaml".into(), text: text.into() });
    let mut diagnostics = Diagnostics::default();
    let document = Document::parse(file, &sources.get(file).text, &mut diagnostics);
    let value = document.and_then(|document| document.read(&mut diagnostics));
    (value, diagnostics.into_sorted(), sources)
}

/// The value of a document without mistakes.
#[track_caller]
fn good<T: Read>(text: &str) -> T {
    let (value, found, sources) = read_all(text);
    assert!(found.is_empty(), "{}", rendered(&found, &sources));
    value.expect("a document without mistakes has a value")
}

/// The headlines of the mistakes of a document.
fn headlines<T: Read>(text: &str) -> Vec<String> {
    let (_, found, sources) = read_all::<T>(text);
    found.iter().map(|diagnostic| diagnostic.headline(&sources)).collect()
}

fn rendered(found: &[Diagnostic], sources: &Sources) -> String {
    let blocks: Vec<_> = found.iter().map(|diagnostic| diagnostic.render(sources)).collect();
    blocks.join("\n\n")
}
