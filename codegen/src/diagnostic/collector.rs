//! All that was found in a run.

use std::collections::{HashMap, HashSet};

use super::{Code, Diagnostic, Severity};
use crate::source::FileId;

/// How many mistakes of a file are reported in one run.
const MAX_MISTAKES: usize = 100;

/// Collects diagnostics, so that a run reports all that is wrong.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// How many mistakes each file has.
    mistakes: HashMap<FileId, usize>,
    /// Names whose values could not be read.
    lost: HashSet<String>,
}

impl Diagnostics {
    /// Adds a diagnostic. Of a file that has a hundred mistakes no more are added, but for one that says so.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if diagnostic.severity == Severity::Error && diagnostic.code != Code::TooManyMistakes {
            let mistakes = self.mistakes.entry(diagnostic.span.file).or_default();
            *mistakes += 1;
            if *mistakes > MAX_MISTAKES {
                if *mistakes == MAX_MISTAKES + 1 {
                    self.found.push(too_many(&diagnostic));
                }
                return;
            }
        }
        self.found.push(diagnostic);
    }

    /// Whether no more mistakes of a file are added.
    pub(crate) fn is_full(&self, file: FileId) -> bool {
        self.mistakes.get(&file).is_some_and(|mistakes| *mistakes > MAX_MISTAKES)
    }

    /// An empty collection that knows what this one knows, for work that is done side by side.
    pub(crate) fn fork(&self) -> Self {
        Self { found: Vec::new(), mistakes: self.mistakes.clone(), lost: self.lost.clone() }
    }

    /// Takes in what a fork found, or what was found in another file.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.found.extend(other.found);
        self.lost.extend(other.lost);
        for (file, count) in other.mistakes {
            let known = self.mistakes.entry(file).or_default();
            *known = count.max(*known);
        }
    }

    /// Of the diagnostics of a kind at one place, keeps the first.
    pub(crate) fn keep_first(&mut self, code: Code) {
        let mut places = HashSet::new();
        self.found.retain(|diagnostic| diagnostic.code != code || places.insert(diagnostic.span));
    }

    /// Notes a name whose value could not be read. Where it is referred to, it is not missing.
    pub(crate) fn lose(&mut self, name: &str) {
        self.lost.insert(name.to_owned());
    }

    /// Whether a name is one whose value could not be read.
    pub(crate) fn is_lost(&self, name: &str) -> bool {
        self.lost.contains(name)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether something was found that keeps code from being generated.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(Diagnostic::is_error)
    }

    /// How many mistakes were found, with those that are not reported.
    pub(crate) fn mistakes(&self) -> usize {
        self.mistakes.values().sum()
    }

    /// What was found, in the order in which it was found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// What was found, by file and place, each thing once.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        fn order(d: &Diagnostic) -> impl Ord + '_ {
            (d.span, d.severity, d.code, &d.message, &d.label, &d.notes, &d.help)
        }
        self.found.sort_by(|a, b| order(a).cmp(&order(b)));
        self.found.dedup();
        self.found
    }
}

fn too_many(next: &Diagnostic) -> Diagnostic {
    let message = format!("{MAX_MISTAKES} mistakes of this file are shown; there are more");
    Diagnostic::error(Code::TooManyMistakes, message, next.span)
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        diagnostics.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

impl<'d> IntoIterator for &'d Diagnostics {
    type Item = &'d Diagnostic;
    type IntoIter = std::slice::Iter<'d, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{FileId, Span};

    fn at(start: usize) -> Diagnostic {
        Diagnostic::error(Code::UnknownKey, "x", Span::new(FileId::default(), start..start + 1))
    }

    #[test]
    fn the_same_thing_is_reported_once_and_by_place() {
        let mut found = Diagnostics::default();
        found.extend([at(5), at(2), at(5).help("other"), at(5)]);
        assert_eq!(found.into_sorted(), [at(2), at(5), at(5).help("other")]);
    }

    #[test]
    fn of_a_file_with_very_many_mistakes_some_are_reported() {
        let mut found = Diagnostics::default();
        found.extend((0..500).map(at));
        assert!(found.is_full(FileId::default()) && !found.is_full(FileId(1)));
        let found = found.into_sorted();
        assert_eq!(found.len(), MAX_MISTAKES + 1);
        assert_eq!(found.last().map(|last| last.code), Some(Code::TooManyMistakes));
    }

    #[test]
    fn a_warning_is_no_error() {
        let mut found = Diagnostics::default();
        found.push(Diagnostic::warning(Code::UnknownKey, "x", Span::default()));
        assert!(!found.has_errors() && !found.is_empty());
        found.push(at(1));
        assert!(found.has_errors());
    }
}
