//! Samples as a client reads them: with the runtime's own decoder, and the tables of the specs.

use specloom::__v1::dynamic::Stored;
use specloom::Error;
use specloom_codegen::{Answer, Checked, Code, Diagnostic, FileId, Sources, Span};
use specloom_dynamic::{Operation, Reading};

use crate::Failure;

/// An operation, and what becomes of its samples.
#[derive(Debug)]
pub(crate) struct Sampled {
    /// The provider's name.
    pub(crate) provider: &'static str,
    pub(crate) operation: Operation,
    pub(crate) samples: Vec<Sample>,
}

/// A sample, and what becomes of it.
#[derive(Debug)]
pub(crate) struct Sample {
    pub(crate) file: FileId,
    /// Where the spec names it.
    pub(crate) named: Span,
    pub(crate) read: Result<Reading, Error>,
}

/// Reads the samples of every operation.
pub(crate) fn read(checked: &Checked, sources: &Sources) -> Result<Vec<Sampled>, Failure> {
    let mut sampled = Vec::new();
    for provider in 0..checked.model.providers.len() {
        let made = specloom_dynamic::provider(&checked.model, provider).map_err(|e| Failure::Error(e.to_string()))?;
        for (index, operation) in made.operations.into_iter().enumerate() {
            let own = checked.samples.iter().filter(|sample| (sample.provider, sample.operation) == (provider, index));
            let samples = own.filter_map(|sample| {
                let read = read_one(&operation, sources, sample.file)?;
                Some(Sample { file: sample.file, named: sample.named, read })
            });
            sampled.push(Sampled { provider: made.table.name, samples: samples.collect(), operation });
        }
    }
    Ok(sampled)
}

/// What becomes of a sample; `None` if it is no answer at all, which was reported.
fn read_one(operation: &Operation, sources: &Sources, file: FileId) -> Option<Result<Reading, Error>> {
    let Answer { status, headers, body } = Answer::of(sources.get(file))?;
    Some(operation.read(&Stored { status, headers: &headers, body: body.as_bytes() }))
}

/// The samples that a client cannot read, at their names. The generator checks samples by the rules of the runtime, so
/// that one of these is a disagreement between the two.
pub(crate) fn unread(operations: &[Sampled]) -> Vec<Diagnostic> {
    let samples = operations.iter().flat_map(|operation| &operation.samples);
    let unread = samples.filter_map(|sample| {
        let error = sample.read.as_ref().err().filter(|error| error.is_decode())?;
        let message = format!("a client cannot read this sample: {error}");
        let help = "correct the mapping, or the sample if it is not what the vendor answers";
        Some(Diagnostic::error(Code::SampleMismatch, message, sample.named).help(help))
    });
    unread.collect()
}

#[cfg(test)]
mod tests {
    use specloom_codegen::{Source, check};

    use super::*;

    const SPEC: &str = "\
specloom: 1
provider: acme
base_url: https://api.acme.example
auth: { none: open data }
records:
  Note: { fields: { id: { type: string, required: true } } }
operations:
  list_notes:
    get: /notes
    pagination: { none: the list is short }
    order: unspecified
    items: notes
    returns: Note
    map: { id: id }
    samples: [good.json, bad.json]
";

    fn sources(second: &str) -> Sources {
        let mut sources = Sources::default();
        sources.add(Source { path: "acme.yaml".into(), text: SPEC.into() });
        for (path, text) in [("good.json", r#"{"notes":[{"id":"1"}]}"#), ("bad.json", second)] {
            sources.add_sample(Source { path: path.into(), text: text.into() });
        }
        sources
    }

    /// What is said of samples if the generator let this one pass.
    fn unread_with(second: &str) -> Vec<String> {
        let good = sources(r#"{"notes":[{"id":"2"}]}"#);
        let checked = check(&good).expect("both samples are good");
        let sources = sources(second);
        let read = read(&checked, &sources).expect("the spec is small");
        unread(&read).iter().map(|diagnostic| diagnostic.render(&sources)).collect()
    }

    #[test]
    fn a_sample_that_a_client_cannot_read_is_told_at_its_name() {
        let expected = "\
error[SL0062]: a client cannot read this sample: unexpected answer at `$.notes[1].id`: expected a string or an integer, found the boolean true
  --> acme.yaml:15:26
   |
15 |     samples: [good.json, bad.json]
   |                          ^^^^^^^^
   |
   = help: correct the mapping, or the sample if it is not what the vendor answers";
        assert_eq!(unread_with(r#"{"notes":[{"id":2},{"id":true}]}"#), [expected]);
    }

    #[test]
    fn a_sample_that_a_client_can_read_is_not_told() {
        assert_eq!(unread_with(r#"{"notes":[]}"#), [""; 0]);
    }
}
