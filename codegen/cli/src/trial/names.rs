//! Names that a user gives for things of a spec.

use specloom_codegen::{nearest, suggest};

use super::args::Assignment;
use crate::Failure;

/// What cannot be carried out, each with what to do.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<String>);

impl Problems {
    pub(crate) fn note(&mut self, problem: impl Into<String>) {
        self.0.push(problem.into());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, as one failure.
    pub(crate) fn into_result(self) -> Result<(), Failure> {
        if self.0.is_empty() { Ok(()) } else { Err(Failure::Error(self.0.join("\nspecloom: "))) }
    }
}

/// The index of the name that is meant: exactly this one, or the only one that differs in case, hyphens and underscores.
/// The first name of an entry is its own, and counts before what others are called besides.
pub(crate) fn find(names: &[Vec<&str>], name: &str) -> Option<usize> {
    let own = names.iter().position(|names| names.first() == Some(&name));
    let other = || names.iter().position(|names| names.contains(&name));
    own.or_else(other).or_else(|| only_similar(names, name))
}

fn only_similar(names: &[Vec<&str>], name: &str) -> Option<usize> {
    let is_similar = |names: &Vec<&str>| names.iter().any(|other| comparable(other) == comparable(name));
    let mut similar = names.iter().enumerate().filter(|(_, names)| is_similar(names));
    let found = similar.next().map(|(index, _)| index);
    if similar.next().is_some() { None } else { found }
}

fn comparable(name: &str) -> String {
    name.chars().filter(|char| !matches!(char, '-' | '_')).flat_map(char::to_lowercase).collect()
}

/// Tells that there is no such name.
pub(crate) fn unknown(what: &str, name: &str, names: &[Vec<&str>]) -> String {
    match suggest(name, &flat(names)) {
        Some(hint) => format!("there is no {what} `{name}`; {hint}"),
        None => format!("there is no {what} `{name}`: there are none at all"),
    }
}

fn flat<'n>(names: &[Vec<&'n str>]) -> Vec<&'n str> {
    names.iter().flatten().copied().collect()
}

/// The values that were given for each name, in the order of the names.
pub(crate) fn assigned<'a>(
    what: &str,
    names: &[Vec<&str>],
    assignments: &'a [Assignment],
    problems: &mut Problems,
) -> Vec<Vec<&'a str>> {
    let mut values = vec![Vec::new(); names.len()];
    for Assignment { name, value } in assignments {
        match find(names, name) {
            Some(index) => values[index].push(value.as_str()),
            None => {
                problems.note(unknown(what, name, names));
                // What was probably meant is not missing, too.
                let meant = nearest(name, &flat(names)).and_then(|meant| find(names, meant));
                if let Some(index) = meant {
                    values[index].push(value.as_str());
                }
            }
        }
    }
    values
}

/// What a name is, as an indented text behind it; empty if nobody says.
pub(crate) fn explained(doc: Option<&str>) -> String {
    doc.map(|doc| format!("\n    {}", doc.trim_end().replace('\n', "\n    "))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_the_spec_counts_before_one_of_the_interface() {
        let names = [vec!["contact_id", "thread"], vec!["thread"], vec!["accountId"]];
        assert_eq!(find(&names, "thread"), Some(1));
        assert_eq!(find(&names, "contact_id"), Some(0));
        assert_eq!(find(&names, "contactId"), Some(0));
        assert_eq!(find(&names, "account-id"), Some(2));
        assert_eq!(find(&names, "Thread"), None);
        assert_eq!(find(&names, "contact"), None);
    }

    #[test]
    fn an_unknown_name_gets_a_suggestion() {
        let names = [vec!["conversation_id", "conversation"]];
        let text = "there is no parameter `conversaton`; did you mean `conversation`?";
        assert_eq!(unknown("parameter", "conversaton", &names), text);
        assert_eq!(unknown("setting", "a", &[]), "there is no setting `a`: there are none at all");
    }
}
