//! What a spec has to try.

use std::env;

use specloom_codegen::model::{Operation, Provider};

use super::config::variable;
use super::params;
use super::spec::Spec;

/// The operations with their parameters, and what a client is made with.
pub(crate) fn overview(spec: &Spec) -> String {
    let provider = spec.provider();
    let mut lines = vec![format!("{} has these operations:", provider.title)];
    for operation in &provider.operations {
        lines.push(format!("\n  {}{}", operation.name, described(operation.doc.as_deref(), 4)));
        lines.extend(parameters(spec, operation));
    }
    lines.extend(needs(provider));
    let first = provider.operations.first().map_or_else(|| "OPERATION".to_owned(), |first| call(spec, first));
    lines.push(format!("\nTry one: specloom try {} {first}\n", spec.path));
    lines.join("\n")
}

/// An operation as a command line has it, with the parameters that it cannot do without.
fn call(spec: &Spec, operation: &Operation) -> String {
    let needed = (0..operation.params.len()).filter(|index| params::is_needed(&operation.params[*index]));
    let given = needed.map(|index| format!(" --param {}", params::given(spec, operation, index)));
    format!("{}{}", operation.name, given.collect::<String>())
}

fn parameters(spec: &Spec, operation: &Operation) -> Vec<String> {
    let numbered = operation.params.iter().enumerate();
    let lines = numbered.map(|(index, param)| {
        let names = params::names(spec, operation, index).join(" or ");
        let placeholder = params::placeholder(param);
        let need = match &param.default {
            Some(default) => format!(" (default {default})"),
            None if param.required => " (required)".to_owned(),
            None => String::new(),
        };
        format!(
            "    --param {names}={placeholder}{need}{}",
            described(params::described(spec, operation, index).as_deref(), 8)
        )
    });
    lines.collect()
}

fn needs(provider: &Provider) -> Vec<String> {
    let settings = provider.settings.iter().map(|setting| (&setting.name, setting.doc.as_deref()));
    let credentials = provider.credentials.iter().map(|credential| (&credential.name, credential.doc.as_deref()));
    let lines = settings.chain(credentials).map(|(name, doc)| {
        let variable = variable(provider, name);
        let is_set = env::var_os(&variable).is_some_and(|value| !value.is_empty());
        format!("  {variable}{}{}", if is_set { " (set)" } else { " (not set)" }, described(doc, 4))
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { lines } else { [vec!["\nfrom the environment:".to_owned()], lines].concat() }
}

/// A doc text below something, so far to the right.
fn described(doc: Option<&str>, indent: usize) -> String {
    let lines = doc.into_iter().flat_map(|doc| doc.trim().lines());
    lines.map(|line| format!("\n{}{}", " ".repeat(indent), line.trim())).collect()
}
