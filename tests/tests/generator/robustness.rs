//! Nothing panics, whatever is left of a spec.

use std::fs;
use std::path::PathBuf;

use quote::quote;
use specloom_codegen::{Source, Sources, generate};

use crate::specs::{files, package};

/// Every good spec: those of the catalogue, and those of the constructs.
fn good() -> Vec<PathBuf> {
    let mut good = files("constructs");
    good.extend(specloom_codegen::spec_files(&package().join("../specs")).expect("the folder is there"));
    good
}

/// Generates from a text beside the interfaces of both folders. Every diagnostic is rendered.
fn run(path: &str, text: &str, interfaces: &[Source]) {
    let mut sources = Sources::default();
    sources.add(Source { path: path.to_owned(), text: text.to_owned() });
    for interface in interfaces.iter().filter(|interface| interface.path != path) {
        sources.add(interface.clone());
    }
    for diagnostic in generate(&sources, &quote!(::specloom)).err().unwrap_or_default() {
        let shown = diagnostic.render(&sources) + &diagnostic.snippet(&sources) + &diagnostic.headline(&sources);
        assert!(!shown.is_empty());
    }
}

fn texts() -> Vec<Source> {
    let name = |file: &PathBuf| file.file_name().and_then(|name| name.to_str()).expect("names are text").to_owned();
    let read = |file: &PathBuf| fs::read_to_string(file).expect("it is text");
    good().iter().map(|file| Source { path: name(file), text: read(file) }).collect()
}

fn interfaces(texts: &[Source]) -> Vec<Source> {
    texts.iter().filter(|source| source.text.contains("\ninterface: ")).cloned().collect()
}

#[test]
fn a_spec_that_is_cut_at_any_line_does_not_panic() {
    let texts = texts();
    let interfaces = interfaces(&texts);
    for source in &texts {
        for (end, _) in source.text.match_indices('\n') {
            run(&source.path, &source.text[..end], &interfaces);
        }
    }
}

#[test]
fn a_spec_without_any_one_line_does_not_panic() {
    let texts = texts();
    let interfaces = interfaces(&texts);
    for source in &texts {
        let lines: Vec<_> = source.text.lines().collect();
        for without in 0..lines.len() {
            let rest: Vec<_> =
                lines.iter().enumerate().filter(|(at, _)| *at != without).map(|(_, line)| *line).collect();
            run(&source.path, &rest.join("\n"), &interfaces);
        }
    }
}

#[test]
fn a_value_of_another_kind_does_not_panic() {
    let texts = texts();
    let interfaces = interfaces(&texts);
    for source in &texts {
        // Each place gets one of them, and of the many places all are met.
        let values = ["", "~", "[]", "{}", "-1", "\"{\"", "[{ a: [b] }]"];
        for ((at, _), value) in source.text.match_indices(": ").zip(values.into_iter().cycle()) {
            let end = source.text[at..].find('\n').map_or(source.text.len(), |length| at + length);
            let text = format!("{}: {value}{}", &source.text[..at], &source.text[end..]);
            run(&source.path, &text, &interfaces);
        }
    }
}
