//! SL0060 and SL0070: the samples that an operation names, and what they are.

use std::collections::HashSet;

use super::claims::{Operation, Provider};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json_path::Step;
use crate::sample::{Invalid, Node, Samples};

/// The bodies that an operation names.
#[derive(Debug, Default)]
pub(super) struct Answers<'p> {
    /// Whether nothing that is named is left out.
    pub(super) complete: bool,
    pub(super) successes: Vec<&'p Node<'p>>,
    /// The links in the headers of each success.
    pub(super) links: Vec<&'p Node<'p>>,
    pub(super) errors: Vec<&'p Node<'p>>,
}

/// What makes an answer with the status of a success an error: a value at a path.
pub(super) type Failure<'p> = Option<(&'p [Step], &'p str)>;

impl<'p> Answers<'p> {
    /// Gathers the samples of an operation.
    pub(super) fn of(operation: &Operation, samples: &'p Samples<'p>, failure: Failure<'_>) -> Self {
        let mut answers = Self { complete: true, ..Self::default() };
        for named in &operation.samples {
            // What is no sample is told for itself; what is not there, by who reads the files.
            let Some(Ok(sample)) = samples.get(named) else {
                answers.complete = false;
                continue;
            };
            let Some(body) = &sample.body else { continue };
            let is_error = !sample.success || is_failure(body, failure);
            if is_error {
                answers.errors.push(body);
            } else {
                answers.successes.push(body);
                answers.links.push(&sample.links);
            }
        }
        answers
    }
}

/// Tells what is no sample, each file once.
pub(super) fn check(provider: &Provider, samples: &Samples<'_>, diagnostics: &mut Diagnostics) {
    let mut told = HashSet::new();
    for named in provider.operations.iter().flat_map(|operation| &operation.samples) {
        if let Some(Err(invalid)) = samples.get(named)
            && told.insert(&named.value)
        {
            diagnostics.push(describe(invalid).note(named.span, "the sample is named here"));
        }
    }
}

fn describe(invalid: &Invalid) -> Diagnostic {
    let diagnostic = Diagnostic::error(Code::SampleInvalid, &invalid.message, invalid.at);
    Diagnostic { help: invalid.help.map(str::to_owned), ..diagnostic }
}

fn is_failure(body: &Node<'_>, failure: Failure<'_>) -> bool {
    failure.is_some_and(|(path, is)| {
        let value = body.find(path).and_then(Node::scalar);
        value.is_some_and(|value| value.text() == is)
    })
}

/// An operation without an answer that holds a record.
pub(super) fn no_sample(operation: &Operation, empty: Option<&Node<'_>>) -> Diagnostic {
    let name = &operation.name.value;
    let message = match empty {
        Some(_) => format!("no sample of operation `{name}` holds a record, so nothing proves its mapping"),
        None if operation.samples.is_empty() => {
            format!("operation `{name}` has no sample, so nothing proves what it says about answers")
        }
        None => format!("all samples of operation `{name}` are errors, so nothing proves what it says about answers"),
    };
    let diagnostic = Diagnostic::warning(Code::NoSample, message, operation.name.span);
    match empty {
        None => diagnostic
            .help("save an answer of the vendor beside the spec, and name it: `samples: [samples/answer.json]`"),
        Some(node) => diagnostic.note(node.span, "nothing is in here").help("add a sample that has records"),
    }
}
