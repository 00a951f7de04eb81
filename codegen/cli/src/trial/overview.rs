//! What a spec has to try.

use std::env;

use specloom_codegen::model::{Operation, Provider};

use super::config::variable;
use super::params;
use super::spec::Spec;
use crate::wrap::wrapped;

/// The operations with their parameters, and what a client is made with.
pub(crate) fn overview(spec: &Spec, columns: Option<usize>) -> String {
    let provider = spec.provider();
    let mut lines = vec![format!("{} has these operations:", provider.title)];
    for operation in &provider.operations {
        lines.push(format!("\n  {}{}", operation.name, described(operation.doc.as_deref(), 4, columns)));
        lines.extend(parameters(spec, operation, columns));
    }
    lines.extend(needs(provider, columns));
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

fn parameters(spec: &Spec, operation: &Operation, columns: Option<usize>) -> Vec<String> {
    let numbered = operation.params.iter().enumerate();
    let lines = numbered.map(|(index, param)| {
        let names = params::names(spec, operation, index).join(" or ");
        let placeholder = params::placeholder(param);
        let need = match &param.default {
            Some(default) => format!(" (default {default})"),
            None if param.required => " (required)".to_owned(),
            None => String::new(),
        };
        let label = format!("--param {names}={placeholder}{need}");
        let doc = described(params::described(spec, operation, index).as_deref(), 8, columns);
        fitted(&label, 4, columns) + &doc
    });
    lines.collect()
}

fn needs(provider: &Provider, columns: Option<usize>) -> Vec<String> {
    let settings = provider.settings.iter().map(|setting| (&setting.name, setting.doc.as_deref()));
    let credentials = provider.credentials.iter().map(|credential| (&credential.name, credential.doc.as_deref()));
    let lines = settings.chain(credentials).map(|(name, doc)| {
        let variable = variable(provider, name);
        let is_set = env::var_os(&variable).is_some_and(|value| !value.is_empty());
        format!("  {variable}{}{}", if is_set { " (set)" } else { " (not set)" }, described(doc, 4, columns))
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { lines } else { [vec!["\nfrom the environment:".to_owned()], lines].concat() }
}

/// A doc text below something, so far to the right, in lines that fit the terminal.
fn described(doc: Option<&str>, indent: usize, columns: Option<usize>) -> String {
    let lines = doc.into_iter().flat_map(|doc| doc.trim().lines());
    lines.map(|line| format!("\n{}", fitted(line, indent, columns))).collect()
}

fn fitted(text: &str, indent: usize, columns: Option<usize>) -> String {
    wrapped(text, indent, columns.unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn what_is_told_of_a_spec_fits_a_narrow_terminal() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs/chatwoot.yaml");
        let spec = Spec::load(Path::new(path)).expect("the catalogue has no mistakes");
        let told = overview(&spec, Some(40));
        // The command at the end is there to be copied.
        let (texts, _) = told.split_once("\nTry one: ").expect("it ends with a command");
        assert_eq!(texts.lines().find(|line| line.chars().count() > 40), None);
        assert!(texts.contains("\n    --param conversation_id or\n    conversation=<integer> (required)\n"), "{texts}");
    }
}
