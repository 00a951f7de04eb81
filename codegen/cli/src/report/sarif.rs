//! For code scanning: a log in the Static Analysis Results Interchange Format, SARIF 2.1.0.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use specloom_codegen::{Code, Diagnostic, Region, Sources, Span};

use super::{File, Report, explained};
use crate::generate::COMMAND;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The rule of generated files, which is none of the language.
const STALE: &str = "stale";

/// What is escaped in a path that becomes a URI: all but unreserved characters and the slash.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The log as text.
pub(super) fn log(report: &Report<'_>) -> String {
    let found = report.found.iter().map(|diagnostic| of_diagnostic(diagnostic, report.sources));
    let results: Vec<_> = found.chain(report.stale().map(of_file)).collect();
    let driver = json!({ "name": "specloom", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules() });
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    format!("{:#}\n", json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

/// Every rule, so that the log explains itself. The index of a rule is that in [`Code::ALL`]; the last is [`STALE`].
fn rules() -> Vec<Value> {
    let stale = json!({
        "id": STALE,
        "name": "Stale",
        "shortDescription": { "text": "A generated file is not what would be generated." },
        "defaultConfiguration": { "level": "error" },
    });
    Code::ALL.iter().copied().map(of_code).chain([stale]).collect()
}

fn of_code(code: Code) -> Value {
    let mut rule = json!({
        "id": code.to_string(),
        "name": format!("{code:?}"),
        "shortDescription": { "text": code.title() },
        "defaultConfiguration": { "level": code.severity().to_string() },
    });
    if let Some(explanation) = code.explanation() {
        rule["fullDescription"] = json!({ "text": explanation.rule });
        rule["help"] = json!({ "text": explanation.why });
    }
    rule
}

fn of_diagnostic(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let notes = diagnostic.notes.iter().map(|(span, note)| {
        let mut location = location(*span, sources);
        location["message"] = json!({ "text": note });
        location
    });
    json!({
        "ruleId": diagnostic.code.to_string(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == diagnostic.code),
        "level": diagnostic.severity.to_string(),
        // Braces stand as they are: viewers do not undo the doubling that the standard has for them.
        "message": { "text": explained(diagnostic) },
        "locations": [location(diagnostic.span, sources)],
        "relatedLocations": notes.collect::<Vec<_>>(),
    })
}

fn of_file(file: &File) -> Value {
    json!({
        "ruleId": STALE,
        "ruleIndex": Code::ALL.len(),
        "level": "error",
        "message": { "text": format!("{}: run `{COMMAND}`", file.complaint()) },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&file.shown()) } } }],
    })
}

fn location(span: Span, sources: &Sources) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": uri(&sources.get(span.file).path) } });
    if let Some(region) = sources.region(span) {
        place["region"] = of_region(region);
    }
    json!({ "physicalLocation": place })
}

fn of_region(region: Region) -> Value {
    json!({
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    })
}

/// A path with `/` as a reference: relative as it is, and with a scheme if it starts at a root.
fn uri(path: &str) -> String {
    match path.split_once(":/") {
        Some((drive, rest)) if drive.len() == 1 => format!("file:///{drive}:/{}", utf8_percent_encode(rest, ESCAPED)),
        _ if path.starts_with('/') => format!("file://{}", utf8_percent_encode(path, ESCAPED)),
        _ => utf8_percent_encode(path, ESCAPED).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_has_the_level_of_one() {
        let warning = Diagnostic::warning(Code::Tag, "doubtful", Span::default());
        assert_eq!(of_diagnostic(&warning, &Sources::default())["level"], "warning");
    }

    #[test]
    fn a_path_becomes_a_reference() {
        for (path, expected) in [
            ("specs/acme.yaml", "specs/acme.yaml"),
            ("../specs/a b#1.yaml", "../specs/a%20b%231.yaml"),
            ("specs/ä:1.yaml", "specs/%C3%A4%3A1.yaml"),
            ("/w/100%.yaml", "file:///w/100%25.yaml"),
            ("C:/w/a b.yaml", "file:///C:/w/a%20b.yaml"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }
}
