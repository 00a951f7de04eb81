//! All that was found in a run.

use std::collections::HashSet;

use super::Diagnostic;

/// Collects diagnostics, so that a run reports all that is wrong.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// Names whose values could not be read.
    lost: HashSet<String>,
}

impl Diagnostics {
    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
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

    /// How much was found.
    pub fn len(&self) -> usize {
        self.found.len()
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

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.found.extend(diagnostics);
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
    fn a_warning_is_no_error() {
        let mut found = Diagnostics::default();
        found.push(Diagnostic::warning(Code::UnknownKey, "x", Span::default()));
        assert!(!found.has_errors() && !found.is_empty());
        found.push(at(1));
        assert!(found.has_errors());
    }
}
