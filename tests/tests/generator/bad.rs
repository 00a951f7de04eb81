//! Specs with one mistake each, and what is said about it.
//!
//! The first line of such a spec is the code of the rule that it breaks.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use specloom_codegen::{Code, Diagnostic, Sources, Span};

use crate::specs::{codes, files, mistakes_in, package, rendered};

/// The specs below a folder of `bad`, by folder.
fn by_subject() -> BTreeMap<String, Vec<PathBuf>> {
    let mut subjects: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in files("bad") {
        let folder = file.parent().filter(|folder| **folder != package().join("bad"));
        if let Some(subject) = folder.and_then(Path::file_name).and_then(|name| name.to_str())
            && declared(&file).is_some()
        {
            subjects.entry(subject.to_owned()).or_default().push(file);
        }
    }
    subjects
}

/// The code on the first line; files without one are good, and used by others.
pub(crate) fn declared(file: &Path) -> Option<String> {
    let bytes = fs::read(file).expect("it is readable");
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let code = String::from_utf8_lossy(line).strip_prefix("# ")?.to_owned();
    code.starts_with("SL").then_some(code)
}

/// What is said about a bad spec. Those of other rules have no samples, which is not what they are about.
fn mistakes(file: &Path) -> (Vec<Diagnostic>, Sources) {
    let (mut found, sources) = crate::specs::mistakes(file);
    let is_meant = declared(file).is_some_and(|code| code == Code::NoSample.to_string());
    found.retain(|diagnostic| is_meant || diagnostic.code != Code::NoSample);
    (found, sources)
}

#[test]
fn each_bad_spec_is_reported_as_reviewed() {
    for (subject, files) in by_subject() {
        let blocks: Vec<_> = files
            .iter()
            .map(|file| {
                let (found, sources) = mistakes(file);
                rendered(&found, &sources)
            })
            .collect();
        insta::assert_snapshot!(format!("bad_{subject}"), blocks.join("\n\n"));
    }
}

#[test]
fn each_bad_spec_breaks_one_rule_and_no_other() {
    for file in by_subject().into_values().flatten() {
        let (found, sources) = mistakes(&file);
        let codes: Vec<_> = codes(&found).iter().map(Code::to_string).collect();
        assert_eq!(codes, [declared(&file).expect("it declares one")], "{}", rendered(&found, &sources));
        // What is wrong with a sample is told in the sample, with a note at its name.
        let is_here = |place: &Span| file.ends_with(&sources.get(place.file).path);
        let places = |diagnostic: &Diagnostic| {
            let notes = diagnostic.notes.iter().map(|(place, _)| *place);
            std::iter::once(diagnostic.span).chain(notes).collect::<Vec<_>>()
        };
        assert!(found.iter().all(|diagnostic| places(diagnostic).iter().any(is_here)), "{}", file.display());
    }
}

#[test]
fn what_breaks_a_rule_is_as_bad_as_the_rule_says() {
    for file in by_subject().into_values().flatten() {
        let (found, sources) = mistakes(&file);
        let same = found.iter().all(|diagnostic| diagnostic.severity == diagnostic.code.severity());
        assert!(same, "{}", rendered(&found, &sources));
    }
}

#[test]
fn each_bad_spec_is_reported_once() {
    for file in by_subject().into_values().flatten() {
        let (found, sources) = mistakes(&file);
        // Of records that hold each other, each is one that holds itself.
        let wanted = if file.ends_with("types/records_hold_each_other.yaml") { 2 } else { 1 };
        assert_eq!(found.len(), wanted, "{}", rendered(&found, &sources));
    }
}

#[test]
fn many_mistakes_are_reported_at_once() {
    let (found, sources) = mistakes(&package().join("bad/many_mistakes.yaml"));
    insta::assert_snapshot!("many_mistakes", rendered(&found, &sources));
}

/// Files that are too large to be checked in.
fn generated() -> [(Code, String); 3] {
    let unknown = |number: usize| format!("key_{number}: 1\n");
    [
        (Code::TooLarge, "#".repeat(1024 * 1024 + 1)),
        (Code::TooManyNodes, (0..2001).map(unknown).collect()),
        (Code::TooManyMistakes, (0..150).map(unknown).collect()),
    ]
}

#[test]
fn files_that_are_too_large_are_refused() {
    for (code, text) in generated() {
        let (found, sources) = mistakes_in(&text);
        let told: Vec<_> = found.iter().filter(|diagnostic| diagnostic.code == code).collect();
        assert_eq!(told.len(), 1, "{code}");
        assert!(found.len() <= 101, "{}", found.len());
        insta::assert_snapshot!(format!("generated_{code}"), told[0].headline(&sources));
    }
}

#[test]
fn every_code_has_a_bad_spec() {
    let mut covered: BTreeSet<String> =
        by_subject().into_values().flatten().filter_map(|file| declared(&file)).collect();
    covered.extend(generated().map(|(code, _)| code.to_string()));
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !covered.contains(&code.to_string())).collect();
    assert!(missing.is_empty(), "no bad spec breaks {missing:?}");
}
