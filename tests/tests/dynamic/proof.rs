//! Samples are judged as the runtime reads them.

use std::collections::BTreeSet;

use specloom::__v1::dynamic::Stored;
use specloom_codegen::{Code, Source, Sources, check};

use crate::bodies::{self, Bodies};
use crate::emitted::sets;
use crate::tables::{Made, made};

/// These specs, with nothing but a sample for one of the operations.
fn with_sample(specs: &Sources, provider: &str, operation: &str, body: &str) -> Sources {
    let mut sources = Sources::default();
    for (_, spec) in specs.specs() {
        let is_meant = spec.text.contains(&format!("\nprovider: {provider}\n"));
        let text = if is_meant { naming_sample(&spec.text, operation) } else { spec.text.clone() };
        sources.add(Source { path: spec.path.clone(), text });
        let folder = spec.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if is_meant {
            sources.add_sample(Source { path: format!("{folder}/sample.json"), text: body.to_owned() });
        }
    }
    sources
}

/// A spec whose operation names the sample instead of its own.
fn naming_sample(spec: &str, operation: &str) -> String {
    let mut text = String::new();
    let (mut here, mut skipped) = (false, false);
    for line in spec.lines() {
        let indent = line.len() - line.trim_start().len();
        if indent == 2 {
            here = line.trim_start() == format!("{operation}:");
        }
        skipped = here && (line.starts_with("    samples:") || skipped && indent > 4);
        if !skipped {
            text.extend([line, "\n"]);
        }
        if here && indent == 2 {
            text.push_str("    samples: [sample.json]\n");
        }
    }
    text
}

/// What is told about the values of a sample.
fn told(sources: &Sources) -> BTreeSet<String> {
    let about_values = [Code::SampleMismatch, Code::NotAnArray, Code::PageValue, Code::RequiredAbsent];
    let found = check(sources).map_or_else(|found| found, |checked| checked.warnings);
    let found = found.iter().filter(|found| about_values.contains(&found.code));
    found.map(|found| found.message.clone()).collect()
}

/// Whether something is told of what a client happens to read: a key that some items lack, an integer or a token that would
/// be a relative link, a link that is refused only once it is followed, the promise of a page that is not asked for yet, or
/// an alternative that is not looked at because the better one came first.
fn is_told_though_read(files: &[&str], told: &BTreeSet<String>) -> bool {
    let with_alternatives = ["constructs/mapping_alternatives.yaml", "constructs/pagination_page_total.yaml"];
    let messages = ["every item needs a key", "the URL of the next page ", "a sample says that there is another page"];
    told.iter().all(|told| messages.iter().any(|message| told.starts_with(message)))
        || files.iter().all(|file| with_alternatives.contains(file))
}

#[test]
fn what_the_runtime_refuses_is_told_and_what_it_reads_is_not() {
    let (mut read, mut refused) = (0, 0);
    for set in sets() {
        let Made { sources: specs, providers, .. } = made(&set);
        for provider in providers {
            for operation in &provider.operations {
                for mut bodies in bodies::all().filter(Bodies::is_plain) {
                    let body = bodies.body(&operation.table.body.root);
                    let answer = Stored { status: 200, headers: &[], body: body.as_bytes() };
                    let told = told(&with_sample(&specs, provider.table.name, operation.name, &body));
                    match operation.read(&answer) {
                        Ok(_) => {
                            assert!(is_told_though_read(set.files, &told), "{:?} {body}: {told:?}", set.files);
                            read += 1;
                        }
                        Err(error) => {
                            assert!(!told.is_empty(), "{:?} {body}: {error}", set.files);
                            refused += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(read > 500 && refused > 500, "{read} were read, {refused} were not");
}
