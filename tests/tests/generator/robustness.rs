//! Nothing panics, whatever is left of a spec or of a sample.

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

/// Generates from a text beside the interfaces of both folders, and the samples of the catalogue that it names.
fn run(path: &str, text: &str, interfaces: &[Source]) {
    run_with(&Source { path: path.to_owned(), text: text.to_owned() }, interfaces, &samples(path));
}

/// Every diagnostic is rendered.
fn run_with(spec: &Source, interfaces: &[Source], samples: &[Source]) {
    let mut sources = Sources::default();
    sources.add(spec.clone());
    for interface in interfaces.iter().filter(|interface| interface.path != spec.path) {
        sources.add(interface.clone());
    }
    for sample in samples {
        sources.add_sample(sample.clone());
    }
    for diagnostic in generate(&sources, &quote!(::specloom)).err().unwrap_or_default() {
        let shown = diagnostic.render(&sources) + &diagnostic.snippet(&sources) + &diagnostic.headline(&sources);
        assert!(!shown.is_empty());
    }
}

/// The samples of a provider, by the name of its file.
fn samples(spec: &str) -> Vec<Source> {
    let folder = format!("samples/{}", spec.trim_end_matches(".yaml"));
    let files = fs::read_dir(package().join("../specs").join(&folder)).into_iter().flatten();
    let read = |file: fs::DirEntry| Source {
        path: format!("{folder}/{}", file.file_name().into_string().expect("names are text")),
        text: fs::read_to_string(file.path()).expect("it is text"),
    };
    files.map(|file| read(file.expect("it is listed"))).collect()
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

/// Runs a spec of the catalogue with changed texts of its samples, one after the other.
fn with_changed_samples(spec: &str, changed: impl Fn(&str) -> Vec<String>) {
    let texts = texts();
    let interfaces = interfaces(&texts);
    let source = texts.iter().find(|source| source.path == spec).expect("the catalogue has it");
    let samples = samples(spec);
    assert!(!samples.is_empty());
    for (index, sample) in samples.iter().enumerate() {
        for text in changed(&sample.text) {
            let mut samples = samples.clone();
            samples[index].text = text;
            run_with(source, &interfaces, &samples);
        }
    }
}

#[test]
fn a_sample_that_is_cut_anywhere_does_not_panic() {
    let cut = |text: &str| {
        let ends = (0..text.len()).filter(|end| text.is_char_boundary(*end));
        ends.step_by(11).map(|end| text[..end].to_owned()).collect()
    };
    with_changed_samples("chatwoot.yaml", cut);
}

#[test]
fn a_sample_with_a_value_of_another_type_does_not_panic() {
    let values = ["null", "{}", "[]", "[[null]]", "-1", "1e999", "\"\"", "true"];
    let changed = |text: &str| {
        let places = text.match_indices(": ").zip(values.iter().cycle());
        let replaced = places.map(|((at, _), value)| {
            let end = text[at..].find([',', '\n']).map_or(text.len(), |length| at + length);
            format!("{}: {value}{}", &text[..at], &text[end..])
        });
        replaced.collect()
    };
    for spec in ["chatwoot.yaml", "highlevel.yaml", "octopush.yaml", "centerfy.yaml"] {
        with_changed_samples(spec, changed);
    }
}
