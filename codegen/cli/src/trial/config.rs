//! Settings and credentials.

use std::env::{self, VarError};
use std::io::{self, IsTerminal as _};

use console::Term;
use specloom::SecretString;
use specloom_codegen::model::{Credential, Piece, Provider, Scalar, Setting};

use super::args::Try;
use super::names::{Problems, assigned, explained, find};
use crate::report;

/// The environment variable of a setting or a credential, as `Config::from_env` has it.
pub(crate) fn variable(provider: &Provider, name: &str) -> String {
    format!("{}_{}", provider.name, name).to_uppercase()
}

/// What an environment variable holds; nothing if that is empty.
fn read(variable: &str) -> Result<Option<String>, String> {
    match env::var(variable) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(format!("{variable} is not UTF-8")),
    }
}

/// The settings, from arguments and the environment.
pub(crate) fn settings(provider: &Provider, arguments: &Try, problems: &mut Problems) -> Vec<String> {
    let names: Vec<Vec<&str>> = provider.settings.iter().map(|setting| vec![setting.name.as_str()]).collect();
    let (secret, open): (Vec<_>, Vec<_>) =
        arguments.settings.iter().cloned().partition(|given| is_credential(provider, &given.name));
    for given in &secret {
        let variable = variable(provider, &given.name);
        problems.note(format!(
            "`{}` is a credential: set {variable}; arguments can be seen in the list of processes",
            given.name
        ));
    }
    let given = assigned("setting", &names, &open, problems);
    let numbered = provider.settings.iter().enumerate().zip(given);
    numbered
        .map(|((index, setting), given)| {
            let is_needed = arguments.base_url.is_none() || !stands_only_in_base(provider, index);
            self::setting(provider, setting, &given, is_needed, problems)
        })
        .collect()
}

fn is_credential(provider: &Provider, name: &str) -> bool {
    let names: Vec<Vec<&str>> = provider.credentials.iter().map(|credential| vec![credential.name.as_str()]).collect();
    find(&names, name).is_some()
}

/// A setting that makes up the base URL is not needed where another is given.
fn stands_only_in_base(provider: &Provider, index: usize) -> bool {
    let is_it = |piece: &Piece| *piece == Piece::Setting(index);
    !provider.operations.iter().any(|operation| operation.path.iter().any(is_it))
}

fn setting(provider: &Provider, setting: &Setting, given: &[&str], is_needed: bool, problems: &mut Problems) -> String {
    let Setting { name, doc, .. } = setting;
    let variable = variable(provider, name);
    if given.len() > 1 {
        problems.note(format!("setting `{name}` is given {} times", given.len()));
    }
    let found = given.first().map_or_else(|| read(&variable), |&value| Ok(Some(value.to_owned())));
    match found.map(|value| value.filter(|value| !value.is_empty())) {
        Ok(Some(value)) => checked(setting, value, problems),
        Ok(None) => {
            if is_needed {
                let doc = explained(doc.as_deref());
                problems
                    .note(format!("setting `{name}` is missing: set {variable}, or add --set {name}=\u{2026}{doc}"));
            }
            String::new()
        }
        Err(problem) => {
            problems.note(problem);
            String::new()
        }
    }
}

/// A setting as `Config` has it.
fn checked(setting: &Setting, value: String, problems: &mut Problems) -> String {
    if setting.ty != Scalar::Integer {
        return value;
    }
    match value.trim().parse::<i64>() {
        Ok(number) => number.to_string(),
        Err(_) => {
            problems.note(format!("setting `{}` is not a whole number", setting.name));
            value
        }
    }
}

/// The credentials, from the environment, or else from a terminal; nobody is asked where something is wrong already.
pub(crate) fn credentials(provider: &Provider, arguments: &Try, problems: &mut Problems) -> Vec<SecretString> {
    let may_ask = problems.is_empty() && io::stdin().is_terminal() && io::stderr().is_terminal();
    let mut credentials = Vec::new();
    for credential in &provider.credentials {
        let is_argument = arguments.settings.iter().any(|given| find(&[vec![&credential.name]], &given.name).is_some());
        let found = self::credential(provider, credential, may_ask).unwrap_or_else(|problem| {
            // An argument for it was refused already, with what to do instead.
            if !is_argument {
                problems.note(problem);
            }
            String::new()
        });
        credentials.push(SecretString::from(found));
    }
    credentials
}

fn credential(provider: &Provider, credential: &Credential, may_ask: bool) -> Result<String, String> {
    let variable = variable(provider, &credential.name);
    let asked = || if may_ask { ask(credential, &variable) } else { None };
    read(&variable)?.or_else(asked).ok_or_else(|| {
        let doc = explained(credential.doc.as_deref());
        format!("credential `{}` is missing: set {variable}{doc}", credential.name)
    })
}

/// Asks for a credential without showing it.
fn ask(credential: &Credential, variable: &str) -> Option<String> {
    report::line(&format!("{variable} is not set.{}", explained(credential.doc.as_deref())));
    let terminal = Term::stderr();
    terminal.write_str(&format!("{} (not shown): ", credential.name)).ok()?;
    terminal.read_secure_line().ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
