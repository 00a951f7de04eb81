//! What each rule asks for, why it exists, and what a mistake and its correction look like.
//!
//! An example is an excerpt: it shows the lines that matter, and is checked as part of a whole spec, its [`Base`].

mod answers;
mod document;
mod errors;
mod files;
mod headers;
mod interface;
mod limits;
mod mapping;
mod names;
mod operations;
mod pagination;
mod params;
mod paths;
mod samples;
mod shape;
mod types;
mod urls;
mod yaml;

pub use document::document;

use super::Code;

/// The explanation of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// The rule that is explained.
    pub code: Code,
    /// What it asks for.
    pub rule: &'static str,
    /// What goes wrong where nobody checks it.
    pub why: &'static str,
    /// The spec that both examples are excerpts of.
    pub base: Base,
    /// A spec that breaks the rule, and no other.
    pub wrong: Example,
    /// The same without the mistake.
    pub right: Example,
}

/// A spec, or the part of one that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// The text of the spec.
    pub spec: &'static str,
    /// Files that lie beside it. A spec with the name of one of [`BESIDE`] is an excerpt of that.
    pub beside: &'static [File],
}

/// The name and the text of a file.
pub type File = (&'static str, &'static str);

/// What the examples of a rule are part of. Where both have a key, the example counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// A provider with a record of its own.
    Provider,
    /// A provider that implements an interface.
    Implementation,
    /// Nothing: the examples are whole files.
    Nothing,
}

/// The files that lie beside every example.
pub const BESIDE: [File; 2] = [
    ("notebook.yaml", include_str!("base/notebook.yaml")),
    ("samples/list_notes.json", include_str!("base/list_notes.json")),
];

const SUBJECTS: [&[Explanation]; 17] = [
    yaml::RULES,
    shape::RULES,
    files::RULES,
    names::RULES,
    types::RULES,
    paths::RULES,
    urls::RULES,
    headers::RULES,
    errors::RULES,
    limits::RULES,
    operations::RULES,
    interface::RULES,
    params::RULES,
    pagination::RULES,
    mapping::RULES,
    samples::RULES,
    answers::RULES,
];

/// All explanations, by subject.
pub fn all() -> impl Iterator<Item = &'static Explanation> {
    SUBJECTS.into_iter().flatten()
}

impl Code {
    /// What the rule asks for, and why.
    pub fn explanation(self) -> Option<&'static Explanation> {
        all().find(|explanation| explanation.code == self)
    }
}

impl Explanation {
    /// The files that lie beside both examples.
    pub fn beside(&self) -> impl Iterator<Item = &'static File> {
        self.wrong.beside.iter().filter(|file| self.right.beside.contains(file))
    }
}

impl Example {
    /// The files that lie beside this example, and not so beside another.
    pub fn own<'a>(&self, other: &'a Self) -> impl Iterator<Item = &'static File> + use<'a> {
        self.beside.iter().filter(|file| !other.beside.contains(file))
    }
}

impl Base {
    /// The text of the spec; empty for [`Base::Nothing`].
    pub const fn text(self) -> &'static str {
        match self {
            Self::Provider => include_str!("base/provider.yaml"),
            Self::Implementation => include_str!("base/implementation.yaml"),
            Self::Nothing => "",
        }
    }
}

/// An example of one file. The text starts on the line below its quote.
const fn spec(text: &'static str) -> Example {
    several(text, &[])
}

/// An example of several files.
const fn several(text: &'static str, beside: &'static [File]) -> Example {
    Example { spec: text.split_at(1).1, beside }
}
