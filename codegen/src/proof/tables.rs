//! SL0067 and SL0068: tables and enums name the values that samples have, and tables no others that could not be.

use super::claims::{Claim, Expect, Field};
use super::evidence::{Evidence, Finding, JsonType};
use super::words::some_of;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, quoted};
use crate::model::Convert;

/// How many values are listed.
const MAX_VALUES: usize = 8;

pub(super) fn check(evidence: &Evidence<'_>, diagnostics: &mut Diagnostics) {
    for (claim, finding) in evidence.claims.list.iter().zip(&evidence.findings) {
        if let Expect::Field(field) = &claim.expect {
            impossible(field, finding, diagnostics);
            if !has_impossible_key(&claim.expect, finding) {
                diagnostics.extend(unlisted(claim, field, finding));
            }
        }
    }
}

/// Whether a table has a key that no value is.
pub(super) fn has_impossible_key(expect: &Expect, finding: &Finding<'_>) -> bool {
    match (expect, finding.types.as_slice()) {
        (Expect::Field(field), [(ty, _)]) => field.table.iter().any(|key| !can_be(*ty, key)),
        _ => false,
    }
}

/// Keys that no value is, judged by the type that all values of the samples have.
fn impossible(field: &Field, finding: &Finding<'_>, diagnostics: &mut Diagnostics) {
    let [(ty, at)] = finding.types.as_slice() else { return };
    for key in field.table.iter().filter(|key| !can_be(*ty, key)) {
        let message = format!("no value of the samples can be {}", quoted(key));
        let note = match ty {
            JsonType::Integer => "the values are integers",
            JsonType::Float => "the values are numbers with a fraction",
            JsonType::Boolean => "the values are `true` or `false`",
            JsonType::Text => "the values are strings",
        };
        diagnostics.push(Diagnostic::error(Code::TableKey, message, key.span).note(*at, note));
    }
}

/// Whether a value of a type is written so.
fn can_be(ty: JsonType, key: &str) -> bool {
    match ty {
        JsonType::Text => true,
        JsonType::Integer => key.parse::<i128>().is_ok_and(|number| number.to_string() == key),
        // A float without a fraction is written as an integer.
        JsonType::Float => key.parse::<f64>().is_ok_and(|number| number.to_string() == key),
        JsonType::Boolean => matches!(key, "true" | "false"),
    }
}

fn unlisted(claim: &Claim, field: &Field, finding: &Finding<'_>) -> Option<Diagnostic> {
    let (_, first) = finding.unlisted.first()?;
    let values: Vec<_> = finding.unlisted.iter().map(|(text, _)| text.as_str()).collect();
    let (what, help) = match field.convert {
        Convert::Lookup(_) => {
            ("the table", "add what they mean, or `otherwise` for all others; without it they are kept as they are")
        }
        _ => ("the enum", "a table says what they mean; without it they are kept as unknown values"),
    };
    let message = format!("{what} does not name {}, which samples have", some_of(&values, MAX_VALUES));
    let diagnostic = Diagnostic::warning(Code::UnlistedValue, message, claim.written.span);
    Some(diagnostic.note(*first, "it stands here").help(help))
}
