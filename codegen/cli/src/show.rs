//! What becomes of samples, for people.

use std::fmt::Write as _;

use specloom::__v1::dynamic::Listed;
use specloom::__v1::tables::Order;
use specloom::__v1::tables::pagination::{Ask, Next};
use specloom_codegen::Sources;
use specloom_dynamic::{Leaf, Object, Operation, Reading};

use crate::report::counted;
use crate::samples::{Sample, Sampled};
use crate::trial::text::steers;
use crate::wrap::wrapped;
use crate::{Outcome, stdout};

/// How much of a text is shown, in characters.
const CLIP: usize = 100;

/// How far what is said of a sample is indented.
const INDENT: usize = 2;

/// Prints what becomes of the samples of each operation to standard output.
pub(crate) fn print(operations: &[Sampled], sources: &Sources) -> Outcome {
    let columns = stdout::columns().unwrap_or(usize::MAX);
    let blocks: Vec<_> = operations.iter().flat_map(|operation| shown(operation, sources, columns)).collect();
    stdout::outcome(stdout::plain(&blocks.join("\n")))
}

/// A block for each sample of an operation.
fn shown(sampled: &Sampled, sources: &Sources, columns: usize) -> Vec<String> {
    let name = format!("{} {}", sampled.provider, sampled.operation.name);
    if sampled.samples.is_empty() {
        return vec![format!("{name}: no samples\n")];
    }
    let block = |sample: &Sample| {
        let path = &sources.get(sample.file).path;
        format!("{name}: {path}\n{}", answer(&sampled.operation, sample, columns))
    };
    sampled.samples.iter().map(block).collect()
}

fn answer(operation: &Operation, sample: &Sample, columns: usize) -> String {
    match &sample.read {
        Ok(Reading::Page(page)) => {
            let summary = wrapped(&summary(operation, page), INDENT, columns);
            format!("{summary}\n{}", records(&page.items, "- ", columns))
        }
        Ok(Reading::Empty) => "  no items: an error answer that means an empty list\n".to_owned(),
        Ok(Reading::Record(record)) => format!("  1 record\n{}", records(std::slice::from_ref(record), "", columns)),
        Err(error) => {
            let again = if error.is_retryable() { "sent again" } else { "not sent again" };
            wrapped(&format!("error, {again}: {}", safe(&error.to_string())), INDENT, columns) + "\n"
        }
    }
}

/// `2 items, 31 in all, turned round, next page: after=abc`
fn summary(operation: &Operation, page: &Listed<Object>) -> String {
    let mut summary = counted(page.items.len(), "item");
    if let Some(total) = page.total {
        let _ = write!(summary, ", {total} in all");
    }
    if matches!(operation.table.order, Order::OldestFirstWithinPage | Order::NewestFirstWithinPage) {
        summary.push_str(", turned round");
    }
    match &page.next {
        Next::End => summary.push_str(", last page"),
        Next::Lost(what) => {
            let _ = write!(summary, ", more to come, but no {what} to ask for it: an error");
        }
        Next::Page(position) => {
            let _ = write!(summary, ", next page: {}", asked(operation, position));
        }
    }
    summary
}

/// What asks for the page at a position.
fn asked(operation: &Operation, position: &str) -> String {
    match operation.table.pagination.ask(Some(position)) {
        Ok(Ask::Query(name, value)) => format!("{name}={}", safe(&value)),
        Ok(Ask::Url(url)) => safe(&url),
        Ok(Ask::Plain) | Err(_) => safe(position),
    }
}

/// Records, each as its values with their paths in front, and what none of them has.
fn records(records: &[Object], bullet: &str, columns: usize) -> String {
    let leaves: Vec<Vec<_>> = records.iter().map(Object::leaves).collect();
    let width = leaves.iter().flatten().map(|(path, _)| path.chars().count()).max().unwrap_or_default();
    let mut text = String::new();
    for leaves in &leaves {
        text.push('\n');
        if leaves.is_empty() {
            let _ = writeln!(text, "  {bullet}no values");
        }
        for (index, (path, leaf)) in leaves.iter().enumerate() {
            let indent = if index == 0 { bullet } else { &"  "[..bullet.len()] };
            let _ = writeln!(text, "  {indent}{path:width$}  {}", value(leaf));
        }
    }
    let unfilled = Object::unfilled(records);
    if !unfilled.is_empty() {
        let unfilled = format!("never filled: {}", unfilled.join(", "));
        let _ = writeln!(text, "\n{}", wrapped(&unfilled, INDENT, columns));
    }
    text
}

/// A value as JSON.
fn value(leaf: &Leaf<'_>) -> String {
    match leaf {
        Leaf::Text(text) => {
            let clipped: String = text.chars().take(CLIP).collect();
            let quoted = safe(&serde_json::Value::from(clipped.as_str()).to_string());
            match text.chars().count() {
                all if all > CLIP => format!("{quoted}… ({all} characters)"),
                _ => quoted,
            }
        }
        Leaf::Integer(number) => number.to_string(),
        Leaf::Number(number) => serde_json::Value::from(*number).to_string(),
        Leaf::Boolean(truth) => truth.to_string(),
        Leaf::Time(time) => format!("\"{time}\""),
    }
}

/// A text without characters that steer the terminal: they are escaped.
fn safe(text: &str) -> String {
    let escaped = |c: char| if steers(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    text.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use specloom_codegen::{Source, check};

    use super::*;
    use crate::samples::read;

    const SPEC: &str = "\
specloom: 1
provider: acme
base_url: https://api.acme.example
auth: { none: open data }
records:
  Note: { fields: { id: { type: string, required: true }, first_name: { type: string }, last_name: { type: string } } }
operations:
  list_notes:
    get: /notes
    pagination: { cursor: { param: after, from: next } }
    order: newest_first_within_page
    items: notes
    returns: Note
    map: { id: id }
    samples: [notes.json]
";

    #[test]
    fn what_is_told_of_a_sample_fits_a_narrow_terminal() {
        let mut sources = Sources::default();
        sources.add(Source { path: "acme.yaml".into(), text: SPEC.into() });
        let text = r#"{ "notes": [{ "id": "1" }], "next": "c2" }"#;
        sources.add_sample(Source { path: "notes.json".into(), text: text.into() });
        let checked = check(&sources).expect("the spec is good");
        let operations = read(&checked, &sources).expect("the spec is small");
        let expected = "\
acme list_notes: notes.json
  1 item, turned round, next page:
  after=c2

  - id  \"1\"

  never filled: first_name, last_name
";
        assert_eq!(shown(&operations[0], &sources, 40), [expected]);
    }
}
