//! SL0062: a value fits its field.

use specloom_values::{Value, time};

use super::claims::{Claim, Expect, Field};
use super::evidence::{Evidence, Refused};
use super::fit::{Fit, likely_unit, shared, taken_by};
use super::tables;
use super::words::some_of;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json_path::{JsonPath, Root, Step};
use crate::model::{Convert, Scalar, TimeFormat, Type};
use crate::sample::{Kind, Node};

pub(super) fn check(evidence: &Evidence<'_>, diagnostics: &mut Diagnostics) {
    for (claim, finding) in evidence.claims.list.iter().zip(&evidence.findings) {
        let told = matches!(
            claim.expect,
            Expect::Field(_) | Expect::Part { .. } | Expect::Verified | Expect::Object | Expect::Failure { .. }
        );
        let Some(first) = finding.refused.first() else { continue };
        // A key that is written in another way than the values explains why they are not found in the table.
        if tables::has_impossible_key(&claim.expect, finding) {
            continue;
        }
        if told || first.depth < claim.steps.len() {
            diagnostics.push(refused(claim, first, &finding.refused));
        }
    }
}

/// A value that is refused, with what each sample has there.
fn refused(claim: &Claim, first: &Refused<'_>, all: &[Refused<'_>]) -> Diagnostic {
    let message = match (first.fit, first.node.scalar()) {
        (Fit::Unit(_), Some(value)) => in_another_unit(claim, &value),
        _ => format!("{}, but a sample has {} there", wanted(claim, first), first.node.describe()),
    };
    let mut diagnostic = Diagnostic::error(Code::SampleMismatch, message, claim.written.span);
    diagnostic.notes.extend(all.iter().map(|refused| (refused.node.span, note(refused))));
    diagnostic.help = help(claim, first);
    diagnostic
}

/// A time that nobody means.
fn in_another_unit(claim: &Claim, value: &Value<'_>) -> String {
    let Expect::Field(Field { convert: Convert::Time(format), .. }) = claim.expect else { return String::new() };
    let micros = time::read(shared(format), value).unwrap_or_default();
    format!("as `{}`, a time of the samples is {}", format.name(), time::Rfc3339(micros))
}

fn wanted(claim: &Claim, refused: &Refused<'_>) -> String {
    let above = refused.depth < claim.steps.len() || matches!(claim.expect, Expect::Object);
    match (&claim.expect, refused.fit) {
        (_, Fit::Refused(expected)) if above && refused.depth == 0 => {
            format!("what `{}` is read from has to be {expected}", claim.written.value)
        }
        (_, Fit::Refused(expected)) if above => {
            let path = JsonPath { root: None, steps: claim.steps[..refused.depth].to_vec() };
            format!("`{path}` has to be {expected}")
        }
        (Expect::Field(field), _) => format!("field `{}` takes {}", field.name, taken_by(field)),
        (_, Fit::Refused(expected)) => format!("`{}` has to be {expected}", claim.written.value),
        _ => format!("`{}` has to be a value", claim.written.value),
    }
}

fn note(refused: &Refused<'_>) -> String {
    match refused.fit {
        Fit::Unit(unit) => format!("as `{}` it is a time of our days", unit.name()),
        _ => format!("this is {}", refused.node.describe()),
    }
}

fn help(claim: &Claim, refused: &Refused<'_>) -> Option<String> {
    if let Fit::Unit(unit) = refused.fit {
        return Some(format!("it looks like `as: {}`", unit.name()));
    }
    let Expect::Field(field) = &claim.expect else { return None };
    if refused.depth < claim.steps.len() {
        return Some(above(claim, refused));
    }
    match &refused.node.kind {
        Kind::Object(entries) => {
            let names: Vec<_> = entries.iter().map(|entry| format!("{}.{}", claim.written.value, entry.key)).collect();
            (!names.is_empty()).then(|| format!("map what is in it: {}", some_of(&names, 6)))
        }
        Kind::Array(_) => Some(format!(
            "an element is `{path}[0]`; all of them fill a field of type `list<T>`, as `{{ each: {path} }}`",
            path = claim.written.value
        )),
        _ => of_scalar(field, refused.node),
    }
}

/// What to do where something else than an object or an array stands above.
fn above(claim: &Claim, refused: &Refused<'_>) -> String {
    let shown = |steps: &[Step]| JsonPath { root: Some(Root::Item), steps: steps.to_vec() };
    let path = shown(&claim.steps[..refused.depth]);
    match refused.node.kind {
        Kind::Array(_) => format!("a list is read by `{{ each: {path} }}`; its first element is `{path}[0]`"),
        _ if refused.depth == 0 => "a value that stands alone is `@`".to_owned(),
        _ => format!("where the vendor sends one or the other, map both: `[{path}, {}]`", shown(&claim.steps)),
    }
}

/// Up to here, a float holds every integer.
const EXACT: f64 = 9_007_199_254_740_992.0;

fn of_scalar(field: &Field, node: &Node<'_>) -> Option<String> {
    let value = node.scalar()?;
    Some(match (&field.convert, &field.ty, &value) {
        (Convert::Time(TimeFormat::Rfc3339), _, Value::Text(text)) => of_text(text),
        (Convert::Time(_), _, Value::Text(text)) if time::parse(text).is_some() => "it looks like `as: rfc3339`".into(),
        (Convert::Time(_), _, _) => format!("it looks like `as: {}`", likely_unit(&value)?.name()),
        (_, Type::Scalar(Scalar::Boolean), _) => {
            "a table says what it means: `table: { 0: false, 1: true }`".to_owned()
        }
        (_, Type::Scalar(Scalar::Integer | Scalar::Number), Value::Text("")) => {
            "where the vendor means no value by it: `table: { \"\": none }`".to_owned()
        }
        (_, Type::Scalar(Scalar::Integer | Scalar::Number), Value::Text(_)) => {
            "a field of type `string` keeps any text".to_owned()
        }
        (_, Type::Scalar(Scalar::Integer), Value::Integer(_)) => {
            "a field of type `string` keeps all its digits".to_owned()
        }
        (_, Type::Scalar(Scalar::Integer), Value::Float(number)) if number.fract() != 0.0 => {
            "a field of type `number` takes fractions".to_owned()
        }
        // The digits of a large one would be lost.
        (_, Type::Scalar(Scalar::String), Value::Float(number)) if number.abs() < EXACT => {
            "a field of type `number` takes it".to_owned()
        }
        (_, Type::Scalar(Scalar::String), Value::Boolean(_)) => "a field of type `boolean` takes it".to_owned(),
        _ => return None,
    })
}

/// What is wrong with a text that is no time as in RFC 3339.
fn of_text(text: &str) -> String {
    if let Some(unit) = likely_unit(&Value::Text(text)) {
        return format!("it looks like `as: {}`", unit.name());
    }
    let colon = || text.len().checked_sub(2).filter(|at| text.is_char_boundary(*at)).map(|at| text.split_at(at));
    let is_time = |text: &str| time::parse(text).is_some();
    if is_time(&format!("{text}Z")) {
        "it lacks the offset from UTC, such as `Z`, so nobody knows which time it is; a `string` keeps it".to_owned()
    } else if is_time(&format!("{text}T00:00:00Z")) {
        "it is a date without a time; a field of type `string` keeps it".to_owned()
    } else if colon().is_some_and(|(start, end)| is_time(&format!("{start}:{end}"))) {
        "the offset from UTC lacks its colon; a field of type `string` keeps it".to_owned()
    } else {
        "such a time is written as `2026-04-18T14:22:11Z`; a field of type `string` keeps any text".to_owned()
    }
}
