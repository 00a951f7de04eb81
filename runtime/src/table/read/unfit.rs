//! What a table of another version is told by.

use std::fmt::{self, Display, Formatter};

/// A text that is no table of this version: the generator and the runtime are not of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// The keys on the way to the problem.
    path: String,
    problem: String,
}

impl Unfit {
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self { path: String::new(), problem: problem.into() }
    }

    /// A key or a name that this version does not have.
    pub(crate) fn unknown(name: &str) -> Self {
        Self::new(format!("there is no `{}` here", name.escape_debug()))
    }

    /// Something that this version cannot do without.
    pub(crate) fn lacks(name: &str) -> Self {
        Self::new(format!("`{name}` is missing"))
    }

    /// The same, seen from what holds it.
    #[must_use]
    pub fn within(self, place: impl Display) -> Self {
        let Self { path, problem } = self;
        let path = if path.is_empty() { place.to_string() } else { format!("{place}.{path}") };
        Self { path, problem }
    }
}

impl Display for Unfit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { path, problem } = self;
        if path.is_empty() { f.write_str(problem) } else { write!(f, "`{}`: {problem}", path.escape_debug()) }
    }
}

impl std::error::Error for Unfit {}
