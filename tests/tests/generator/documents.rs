//! The specs in the documents are specs, and what the documents say about mistakes is what is said.

use std::fs;

use quote::quote;
use specloom_codegen::{Diagnostic, Source, Sources, generate};

use crate::specs::{package, rendered};

fn document(path: &str) -> String {
    fs::read_to_string(package().join("..").join(path)).expect("the document is there")
}

/// The blocks in this language.
fn blocks<'d>(document: &'d str, language: &str) -> Vec<&'d str> {
    let fence = format!("```{language}\n");
    document.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// The blocks of YAML in a document that are whole files.
fn specs(document: &str) -> Vec<String> {
    let blocks = blocks(document, "yaml").into_iter();
    blocks.filter(|block| block.contains("specloom: 1\n")).map(str::to_owned).collect()
}

/// The mistakes of a spec beside the interface of the catalogue.
fn mistakes(spec: &str) -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    sources.add(Source { path: "specs/messaging.yaml".into(), text: document("specs/messaging.yaml") });
    sources.add(Source { path: "specs/acme.yaml".into(), text: spec.into() });
    (generate(&sources, &quote!(::specloom)).err().unwrap_or_default(), sources)
}

#[test]
fn every_spec_in_a_document_is_without_mistakes() {
    for path in ["README.md", "specs/README.md"] {
        let specs = specs(&document(path));
        assert!(!specs.is_empty(), "{path} has no spec");
        for spec in specs {
            let (found, sources) = mistakes(&spec);
            assert!(found.is_empty(), "{path}:\n{}", rendered(&found, &sources));
        }
    }
}

#[test]
fn the_smallest_spec_of_the_reference_is_proved_by_the_sample_beside_it() {
    let reference = document("specs/README.md");
    let spec = specs(&reference).remove(0);
    let sample = blocks(&reference, "json").remove(0);
    let check = |spec: &str| {
        let mut sources = Sources::default();
        sources.add(Source { path: "specs/acme.yaml".into(), text: spec.into() });
        sources.add_sample(Source { path: "specs/samples/acme/list_notes.json".into(), text: sample.into() });
        let found = generate(&sources, &quote!(::specloom)).map_or_else(|found| found, |generated| generated.warnings);
        rendered(&found, &sources)
    };
    assert_eq!(check(&spec), "");
    assert!(check(&spec.replace("text: body", "text: text")).contains("no sample has `text`"));
}

#[test]
fn the_readme_shows_the_mistake_as_it_is_reported() {
    let readme = document("README.md");
    let spec = specs(&readme).remove(0).replace("from: conversation", "form: conversation");
    let (found, sources) = mistakes(&spec);
    let [mistake] = found.as_slice() else { panic!("{}", rendered(&found, &sources)) };
    let said = format!("{}\n{}", mistake.headline(&sources), mistake.snippet(&sources));
    for line in said.lines() {
        assert!(readme.contains(line.trim_end()), "the README lacks {line:?} of:\n{said}");
    }
}

#[test]
fn the_document_of_the_rules_is_fresh() {
    let fresh = document("specs/RULES.md") == specloom_codegen::explain::document();
    assert!(fresh, "run `cargo run -p specloom-cli -- explain --markdown > specs/RULES.md`");
}
