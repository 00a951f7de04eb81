//! What specs take for granted about answers. It is noted while they are lowered, and proved by samples afterwards.

use super::origin::Origin;
use crate::json_path::Step;
use crate::model::{Convert, Frame, Type};
use crate::source::Span;
use crate::spec::Text;

/// What the file of a provider takes for granted.
#[derive(Debug, Default)]
pub(crate) struct Provider {
    /// Whether the types in the file, and in the interface that it implements, are as they are written: after a mistake
    /// in them, nothing that is said about samples could be trusted.
    pub(crate) sound: bool,
    /// About error answers.
    pub(crate) errors: Claims,
    pub(crate) operations: Vec<Operation>,
}

/// What an operation takes for granted.
#[derive(Debug)]
pub(crate) struct Operation {
    /// Whether it was lowered without a mistake.
    pub(crate) sound: bool,
    pub(crate) name: Text,
    pub(crate) items_optional: bool,
    /// The paths of its samples, as in [`crate::source::Source::path`].
    pub(crate) samples: Vec<Text>,
    /// What is left out on purpose.
    pub(crate) unmapped: Vec<(Text, Vec<Step>)>,
    pub(crate) claims: Claims,
}

/// Claims by the place that their paths start at.
#[derive(Debug)]
pub(crate) struct Claims {
    pub(crate) list: Vec<Claim>,
    /// The body and its like, then what was opened in it.
    pub(crate) scopes: Vec<Scope>,
    /// Paths of the body whose values items take over.
    pub(crate) captures: Vec<Vec<Step>>,
    /// Why there are claims that no sample proves.
    pub(crate) reasons: Vec<Text>,
}

/// Where paths start: the body, the item, or the element of an array in there.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// What it is called in messages, where it is the element of an array in an item.
    pub(crate) name: Option<String>,
    /// What belongs to the record that is read from it.
    pub(crate) frame: Frame,
    /// For each slot that has to be filled, where the spec says what fills it.
    pub(crate) fillers: Vec<(usize, Span)>,
}

/// The body of an answer; among the claims about errors, that of an error.
pub(crate) const BODY: usize = 0;

/// Among the claims about errors: the body of any answer.
pub(crate) const ANY_BODY: usize = 1;

/// The links in the headers of an answer, by their relation.
pub(crate) const LINKS: usize = 2;

/// A path, and what it leads to.
#[derive(Debug)]
pub(crate) struct Claim {
    /// Where the path starts.
    pub(crate) scope: usize,
    pub(crate) steps: Vec<Step>,
    /// The path as it is written, which may be relative to an object in the scope.
    pub(crate) written: Text,
    pub(crate) expect: Expect,
    /// The claim about the object that the path is relative to.
    pub(crate) within: Option<usize>,
    /// Why no sample proves it.
    pub(crate) reason: Option<usize>,
}

/// What a path leads to.
#[derive(Debug)]
pub(crate) enum Expect {
    /// The value of a field.
    Field(Field),
    /// A part of the field with this slot.
    Part { slot: usize },
    /// A value that is compared with a parameter.
    Verified,
    /// The key of an item.
    Key,
    /// What asks for the next page.
    Cursor,
    /// The URL of the next page, which stays at this origin.
    Link(Origin),
    /// Whether there are more pages.
    More,
    /// A number of pages or items.
    Count,
    /// An object that other paths are relative to.
    Object,
    /// The array of a field, with the scope of its elements.
    List { slot: usize, scope: usize },
    /// The array of items, with its rank among the alternatives and the scope of its elements.
    Items { rank: usize, scope: usize },
    /// The one record, with its scope.
    Item { scope: usize },
    /// The vendor's message about an error.
    Message,
    /// The vendor's code of an error.
    Code,
    /// What tells that an answer is an error, by this value.
    Failure { is: String },
}

/// A field, and how its value is read.
#[derive(Debug)]
pub(crate) struct Field {
    /// Its name in the record: `sender.id`.
    pub(crate) name: String,
    /// Its slot; `None` for the elements of a list, and for what is read from the body.
    pub(crate) slot: Option<usize>,
    pub(crate) ty: Type,
    pub(crate) convert: Convert,
    /// The keys of the table in `convert`, with their places.
    pub(crate) table: Vec<Text>,
    /// The values of the enum that it is.
    pub(crate) values: Vec<String>,
}

impl Default for Claims {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            scopes: [BODY, ANY_BODY, LINKS].map(|_| Scope::default()).into(),
            captures: Vec::new(),
            reasons: Vec::new(),
        }
    }
}

impl Claims {
    /// Opens a scope.
    pub(crate) fn open(&mut self, name: Option<String>) -> usize {
        self.scopes.push(Scope { name, ..Scope::default() });
        self.scopes.len() - 1
    }

    /// Notes a claim, and gives the index by which others can refer to it.
    pub(crate) fn add(&mut self, claim: Claim) -> usize {
        self.list.push(claim);
        self.list.len() - 1
    }

    /// Notes a reason, and gives the index by which claims can refer to it.
    pub(crate) fn because(&mut self, reason: &Text) -> usize {
        self.reasons.push(reason.clone());
        self.reasons.len() - 1
    }
}

impl Claim {
    /// A claim about a path that starts at a scope.
    pub(crate) fn new(scope: usize, steps: &[Step], written: &Text, expect: Expect) -> Self {
        Self { scope, steps: steps.to_vec(), written: written.clone(), expect, within: None, reason: None }
    }

    /// The path is relative to the object of another claim.
    pub(crate) fn within(self, claim: Option<usize>) -> Self {
        Self { within: claim, ..self }
    }

    /// There is a reason why no sample proves it.
    pub(crate) fn because(self, reason: Option<usize>) -> Self {
        Self { reason, ..self }
    }
}
