//! What becomes of warnings.

use std::collections::BTreeSet;

use super::{Code, Diagnostic, Severity};

/// Which warnings count as mistakes, and which are not told. By default all are told and none counts.
///
/// Mistakes are mistakes under every policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    all_denied: bool,
    denied: BTreeSet<Code>,
    allowed: BTreeSet<Code>,
}

impl Policy {
    /// Makes every warning a mistake, but for those that are allowed.
    #[must_use]
    pub fn deny_warnings(mut self) -> Self {
        self.all_denied = true;
        self
    }

    /// Makes the warnings of a rule mistakes.
    #[must_use]
    pub fn deny(mut self, code: Code) -> Self {
        self.denied.insert(code);
        self
    }

    /// Leaves out the warnings of a rule.
    #[must_use]
    pub fn allow(mut self, code: Code) -> Self {
        self.allowed.insert(code);
        self
    }

    /// Whether this can be done.
    ///
    /// # Errors
    ///
    /// What is allowed is a mistake, or denied as well.
    pub fn check(&self) -> Result<(), String> {
        if let Some(code) = self.allowed.iter().find(|code| code.severity() == Severity::Error) {
            return Err(format!("{code} is no warning, and cannot be allowed: {}", code.title()));
        }
        match self.allowed.intersection(&self.denied).next() {
            Some(code) => Err(format!("{code} is allowed and denied")),
            None => Ok(()),
        }
    }

    /// What is to be told of what was found.
    pub(crate) fn apply(&self, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        found.retain(|diagnostic| diagnostic.is_error() || !self.allowed.contains(&diagnostic.code));
        for diagnostic in &mut found {
            if self.all_denied || self.denied.contains(&diagnostic.code) {
                diagnostic.severity = Severity::Error;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn severities(policy: &Policy) -> Vec<(Code, Severity)> {
        let found = vec![
            Diagnostic::warning(Code::Tag, "", Span::default()),
            Diagnostic::error(Code::Tag, "", Span::default()),
            Diagnostic::warning(Code::TooDeep, "", Span::default()),
        ];
        policy.apply(found).into_iter().map(|diagnostic| (diagnostic.code, diagnostic.severity)).collect()
    }

    #[test]
    fn a_warning_stays_one_until_it_is_denied() {
        use Severity::{Error, Warning};
        let policy = Policy::default();
        assert_eq!(severities(&policy), [(Code::Tag, Warning), (Code::Tag, Error), (Code::TooDeep, Warning)]);
        let one = policy.clone().deny(Code::TooDeep);
        assert_eq!(severities(&one), [(Code::Tag, Warning), (Code::Tag, Error), (Code::TooDeep, Error)]);
        assert_eq!(
            severities(&policy.deny_warnings()),
            [Code::Tag, Code::Tag, Code::TooDeep].map(|code| (code, Error))
        );
    }

    #[test]
    fn an_allowed_warning_is_not_told_and_a_mistake_is() {
        let policy = Policy::default().deny_warnings().allow(Code::Tag);
        assert_eq!(severities(&policy), [(Code::Tag, Severity::Error), (Code::TooDeep, Severity::Error)]);
    }

    #[test]
    fn only_warnings_can_be_allowed() {
        for code in Code::ALL {
            let allowed = Policy::default().allow(*code);
            assert_eq!(allowed.check().is_ok(), code.severity() == Severity::Warning, "{code}");
            assert!(allowed.deny(*code).check().is_err(), "{code}");
        }
        let said = Policy::default().allow(Code::DuplicateKey).check().unwrap_err();
        assert_eq!(said, "SL0012 is no warning, and cannot be allowed: A mapping has the same key twice.");
    }
}
