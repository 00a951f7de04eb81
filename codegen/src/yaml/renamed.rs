//! Keys that have another name now. The former one is read as the present one, with a warning.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// A key with a former name.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Renamed {
    /// The type that the mapping is read as.
    pub(crate) of: &'static str,
    pub(crate) former: &'static str,
    pub(crate) present: &'static str,
    /// The version of specloom that brought the present name.
    since: &'static str,
}

/// Every key that was renamed. Help and suggestions name the present names only; the schema accepts both.
pub(crate) const RENAMED: &[Renamed] =
    &[Renamed { of: "Keyset", former: "page_size", present: "full_page", since: "0.1.0" }];

/// The row of a key in a mapping that is read as a type.
pub(super) fn find(of: &str, key: &str) -> Option<&'static Renamed> {
    RENAMED.iter().find(|renamed| (renamed.of, renamed.former) == (of, key))
}

impl Renamed {
    pub(super) fn warning(&self, key: Span) -> Diagnostic {
        Diagnostic::warning(Code::DeprecatedKey, self.message(), key).help(format!("write `{}`", self.present))
    }

    pub(crate) fn message(&self) -> String {
        let Self { former, present, since, .. } = self;
        format!("key `{former}` is called `{present}` since specloom {since}")
    }

    /// What is said where both names are there.
    pub(super) fn twice(&self, key: Span, present: Span) -> Diagnostic {
        let message = format!("duplicate key: `{}` is the former name of `{}`", self.former, self.present);
        let diagnostic = Diagnostic::error(Code::DuplicateKey, message, key);
        diagnostic.label("this one is ignored").note(present, "it stands here by its present name")
    }
}
