//! Documentation of what is emitted.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Credential, Interface, InterfaceParam, Operation, Order, Param, Provider, Setting};

/// Attributes for documentation, one a line, as `///` would make them.
pub(super) fn attributes(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// A doc of the spec, or what stands in where the spec has none: every public item has documentation.
pub(super) fn of(doc: Option<&str>, fallback: &str) -> TokenStream {
    attributes(&lines(doc, fallback))
}

pub(super) fn of_interface(interface: &Interface) -> Vec<String> {
    let mut docs = lines(interface.doc.as_deref(), &format!("The interface `{}`.", interface.module));
    docs.extend([String::new(), generated_from(&interface.file)]);
    docs
}

pub(super) fn of_provider(provider: &Provider) -> Vec<String> {
    let mut docs = vec![format!("A client of {}.", provider.title)];
    if let Some(url) = &provider.docs {
        docs.extend([String::new(), format!("The vendor's documentation: <{url}>.")]);
    }
    docs.extend([String::new(), generated_from(&provider.file)]);
    docs
}

/// Only the name of the file: its path depends on where the generator runs.
fn generated_from(file: &str) -> String {
    format!("Generated from `{}`.", file.rsplit('/').next().unwrap_or(file))
}

pub(super) fn of_client(provider: &Provider) -> Vec<String> {
    let mut docs = vec![format!("A client of {}. It is cheap to clone; clones share connections.", provider.title)];
    if let Some((requests, seconds)) = provider.limits.rate {
        let plural = if requests == 1 { "" } else { "s" };
        let limit = format!("at most {requests} request{plural} in {seconds} s");
        docs.extend([String::new(), format!("A client and its clones send {limit}; what comes earlier waits.")]);
    }
    docs
}

pub(super) fn of_operation(operation: &Operation) -> Vec<String> {
    let mut docs = lines(operation.doc.as_deref(), &format!("The operation `{}`.", operation.name));
    let order = if operation.returns.many { format!(", {}", order(operation.order)) } else { String::new() };
    docs.extend([String::new(), format!("`GET {}`{order}.", operation.path_text)]);
    if let Some(url) = &operation.docs {
        docs.extend([String::new(), format!("See <{url}>.")]);
    }
    docs
}

pub(super) fn of_param(param: &Param) -> Vec<String> {
    let mut docs = lines(param.doc.as_deref(), &format!("Sets the parameter `{}`.", param.wire));
    docs.extend(facts(param).into_iter().flat_map(|fact| [String::new(), fact]));
    docs
}

/// Parameters that are arguments have no place of their own for documentation.
pub(super) fn of_arguments<'a>(params: impl Iterator<Item = &'a Param>) -> Vec<String> {
    list(params.map(|param| (param.name.as_str(), param.doc.as_deref(), facts(param))))
}

/// The same for the arguments of an interface's method.
pub(super) fn of_shared_arguments(params: &[InterfaceParam]) -> Vec<String> {
    list(params.iter().map(|param| (param.name.as_str(), param.doc.as_deref(), Vec::new())))
}

/// Names, each with what it means and further sentences.
fn list<'a>(names: impl Iterator<Item = (&'a str, Option<&'a str>, Vec<String>)>) -> Vec<String> {
    let rows = names.map(|(name, doc, facts)| {
        let doc = lines(doc, &format!("the parameter `{name}`.")).join(" ");
        let facts: String = facts.iter().map(|fact| format!(" {fact}")).collect();
        format!("- `{name}`: {doc}{facts}")
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() { rows } else { [vec![String::new()], rows].concat() }
}

pub(super) fn of_builder(operation: &Operation) -> Vec<String> {
    vec![format!("A request of the operation `{}`.", operation.name)]
}

/// The type is that of the runtime, so what its methods say has to be said here.
pub(super) fn of_plain_builder(operation: &Operation) -> Vec<String> {
    let size = size_bounds(operation).map(|bounds| [String::new(), format!("`page_size`: {bounds}")]);
    of_builder(operation).into_iter().chain(size.into_iter().flatten()).collect()
}

pub(super) fn of_size(operation: &Operation) -> Vec<String> {
    let Some(bounds) = size_bounds(operation) else { return Vec::new() };
    vec!["How many items the vendor puts on a page.".to_owned(), String::new(), bounds]
}

fn size_bounds(operation: &Operation) -> Option<String> {
    let size = operation.size.as_ref()?;
    let most = size.max.map_or_else(String::new, |max| format!(", and at most {max}"));
    Some(format!("{} by default{most}.", size.default))
}

pub(super) fn of_setting(setting: &Setting) -> Vec<String> {
    lines(setting.doc.as_deref(), &format!("The setting `{}`.", setting.name))
}

pub(super) fn of_credential(credential: &Credential) -> Vec<String> {
    lines(credential.doc.as_deref(), &format!("The credential `{}`.", credential.name))
}

/// The lines of a text. Code fences without a language are marked as text: rustdoc would run them as Rust.
fn lines(doc: Option<&str>, fallback: &str) -> Vec<String> {
    let doc = doc.map(str::trim).filter(|doc| !doc.is_empty()).unwrap_or(fallback);
    let mut in_fence = false;
    let line = |line: &str| {
        let line = line.trim_end();
        let fence = line.trim_start().starts_with("```");
        in_fence ^= fence;
        if fence && in_fence && line.trim_start() == "```" {
            return format!("{line}text");
        }
        if in_fence { line.to_owned() } else { line.trim_start().to_owned() }
    };
    doc.lines().map(line).collect()
}

fn facts(param: &Param) -> Vec<String> {
    let quoted = |texts: &[String]| texts.iter().map(|text| format!("`{text}`")).collect::<Vec<_>>().join(" or ");
    let prefixes = (!param.prefixes.is_empty()).then(|| format!("It starts with {}.", quoted(&param.prefixes)));
    let range = match param.range {
        (Some(min), Some(max)) => Some(format!("From {min} to {max}.")),
        (Some(min), None) => Some(format!("At least {min}.")),
        (None, Some(max)) => Some(format!("At most {max}.")),
        (None, None) => None,
    };
    let default = param.default.as_ref().map(|default| format!("The default is `{default}`."));
    [prefixes, range, default].into_iter().flatten().collect()
}

const fn order(order: Order) -> &'static str {
    match order {
        Order::NewestFirst | Order::OldestFirstWithinPage => "newest first",
        Order::OldestFirst | Order::NewestFirstWithinPage => "oldest first",
        Order::Unspecified => "in an order that the vendor does not state",
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_fence_without_a_language_is_text() {
        let doc = "Says:\n\n```\nlet x = 1;\n```\n    indented";
        assert_eq!(lines(Some(doc), ""), ["Says:", "", "```text", "let x = 1;", "```", "indented"]);
    }

    #[test]
    fn what_is_not_documented_gets_a_sentence() {
        assert_eq!(lines(Some("  "), "The field."), ["The field."]);
    }
}
