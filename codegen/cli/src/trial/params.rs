//! The values of parameters.

use specloom_codegen::model::{Operation, Param, ParamType, Scalar};
use specloom_codegen::suggest;

use super::args::Assignment;
use super::names::{Problems, assigned, explained};
use super::spec::Spec;
use crate::report;

/// Values for the parameters of an operation: an entry for each, in their order.
pub(crate) fn values(
    spec: &Spec,
    operation: &Operation,
    assignments: &[Assignment],
    problems: &mut Problems,
) -> Vec<Vec<String>> {
    let names: Vec<Vec<&str>> = (0..operation.params.len()).map(|index| names(spec, operation, index)).collect();
    let given = assigned("parameter", &names, assignments, problems);
    let numbered = operation.params.iter().enumerate().zip(given);
    numbered.map(|((index, param), given)| value(spec, operation, index, param, &given, problems)).collect()
}

/// The names by which a parameter can be given.
pub(crate) fn names<'s>(spec: &'s Spec, operation: &'s Operation, index: usize) -> Vec<&'s str> {
    let own = operation.params[index].name.as_str();
    let other = spec.interface_param(operation, index).map(|param| param.name.as_str());
    [Some(own), other.filter(|other| *other != own)].into_iter().flatten().collect()
}

/// What a parameter is, in the words of the spec or else of the interface.
fn doc<'s>(spec: &'s Spec, operation: &'s Operation, index: usize) -> Option<&'s str> {
    let of_interface = || spec.interface_param(operation, index).and_then(|param| param.doc.as_deref());
    operation.params[index].doc.as_deref().or_else(of_interface)
}

/// Whether a call cannot do without a value.
pub(crate) fn is_needed(param: &Param) -> bool {
    param.required && param.default.is_none()
}

/// What stands for a value in a command line: `<integer>`, `<string>,…`.
pub(crate) fn placeholder(param: &Param) -> String {
    let one = match param.ty {
        ParamType::Scalar(Scalar::String) => "<string>",
        ParamType::Scalar(Scalar::Integer) => "<integer>",
        ParamType::Scalar(Scalar::Number) => "<number>",
        ParamType::Scalar(Scalar::Boolean) => "<true|false>",
        ParamType::Enum(_) => "<value>",
    };
    if param.list.is_some() { format!("{one},\u{2026}") } else { one.to_owned() }
}

/// What stands for a parameter in a command line, by the name that people know from other providers if there is one.
pub(crate) fn given(spec: &Spec, operation: &Operation, index: usize) -> String {
    let name = spec.interface_param(operation, index).map_or(&operation.params[index].name, |param| &param.name);
    format!("{name}={}", placeholder(&operation.params[index]))
}

/// The values that the spec lists for a parameter; none where it does not.
pub(crate) fn listed<'s>(spec: &'s Spec, param: &Param) -> Vec<&'s str> {
    match param.ty {
        ParamType::Scalar(_) => Vec::new(),
        ParamType::Enum(of) => spec.enumeration(of).values.iter().map(|value| value.text.as_str()).collect(),
    }
}

/// What a parameter is, and which values it has: a line each.
pub(crate) fn described(spec: &Spec, operation: &Operation, index: usize) -> Option<String> {
    let values = listed(spec, &operation.params[index]);
    let values = (!values.is_empty()).then(|| format!("Values: {}.", values.join(", ")));
    let lines: Vec<String> = doc(spec, operation, index).map(str::to_owned).into_iter().chain(values).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What was given for a parameter; whether it fits is for the runtime to say, as it does for every client.
fn value(
    spec: &Spec,
    operation: &Operation,
    index: usize,
    param: &Param,
    given: &[&str],
    problems: &mut Problems,
) -> Vec<String> {
    if given.is_empty() && is_needed(param) {
        problems.note(missing(spec, operation, index));
    }
    if matches!(param.ty, ParamType::Enum(_)) {
        note_unlisted(param, given, &listed(spec, param));
    }
    if param.list.is_some() {
        return given.iter().flat_map(|values| values.split(',')).map(str::to_owned).collect();
    }
    if given.len() > 1 {
        problems.note(format!("parameter `{}` is given {} times", param.name, given.len()));
    }
    given.iter().map(|&value| value.to_owned()).collect()
}

/// Enums are open, so that a value which the spec does not list is sent as it is.
fn note_unlisted(param: &Param, given: &[&str], known: &[&str]) {
    let elements =
        given.iter().flat_map(|given| if param.list.is_some() { given.split(',').collect() } else { vec![*given] });
    for value in elements.filter(|value| !known.contains(value)) {
        let hint = suggest(value, known).unwrap_or_default();
        report::line(&format!("note: the spec does not list `{value}` for `{}`; {hint}", param.name));
    }
}

fn missing(spec: &Spec, operation: &Operation, index: usize) -> String {
    let own = &operation.params[index].name;
    let doc = explained(described(spec, operation, index).as_deref());
    format!("parameter `{own}` is missing: add --param {}{doc}", given(spec, operation, index))
}
