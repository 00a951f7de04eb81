//! What the rules let pass, and what they do not tell twice. What they refuse is shown by the bad specs of the package of
//! tests.

mod answers;
mod lists;
mod pages;
mod paths;
mod tables;
mod types;
mod unmapped;

use crate::{Source, Sources};

/// A spec with one operation that lists notes, in parts.
#[derive(Debug, Clone, Copy)]
struct Spec<'a> {
    /// Keys of the file.
    top: &'a str,
    /// Fields of a note besides `id`.
    fields: &'a str,
    /// What is mapped besides `id`.
    map: &'a str,
    pagination: &'a str,
    items: &'a str,
    /// Keys of the operation.
    more: &'a str,
}

const SPEC: Spec<'static> = Spec {
    top: "enums: { State: { values: { open:, done: } } }",
    fields: "",
    map: "",
    pagination: "{ none: all at once }",
    items: "notes",
    more: "order: unspecified",
};

impl Spec<'_> {
    fn text(&self, samples: usize) -> String {
        let Self { top, fields, map, pagination, items, more } = self;
        let samples: Vec<_> = (0..samples).map(|index| format!("{index}.json")).collect();
        format!(
            "specloom: 1
provider: acme
base_url: https://api.example.com
auth: {{ bearer: token }}
{top}
records:
  Note:
    identity: id
    fields: {{ id: {{ type: string, required: true }}, {fields} }}
  File: {{ fields: {{ url: {{ type: string, required: true }}, name: {{ type: string }} }} }}
  Person: {{ fields: {{ id: {{ type: string, required: true }}, name: {{ type: string }} }} }}
operations:
  list_notes:
    get: /notes
    pagination: {pagination}
    items: {items}
    returns: Note
    {more}
    samples: [{}]
    map: {{ id: id, {map} }}
",
            samples.join(", ")
        )
    }

    /// What is said about it beside these successes: code and message of each diagnostic. Answers in the form of `HTTP/…`
    /// are read as they are on the wire.
    fn told(&self, samples: &[&str]) -> Vec<String> {
        let mut text = self.text(samples.len());
        let mut sources = Sources::default();
        for (index, sample) in samples.iter().enumerate() {
            let path = format!("{index}.{}", if sample.starts_with("HTTP/") { "http" } else { "json" });
            text = text.replace(&format!("{index}.json"), &path);
            sources.add_sample(Source { path, text: (*sample).to_owned() });
        }
        sources.add(Source { path: "acme.yaml".into(), text });
        let found = crate::check(&sources).map_or_else(|found| found, |checked| checked.warnings);
        found.iter().map(|diagnostic| format!("{} {}", diagnostic.code, diagnostic.message)).collect()
    }
}

/// A body with one note.
fn note(fields: &str) -> String {
    format!("{{ \"notes\": [{{ \"id\": 7{}{fields} }}] }}", if fields.is_empty() { "" } else { ", " })
}
