//! Paths into answers, where nothing else can stand beside them.

use super::Text;
use crate::yaml::{Read, Reader, Shape, mapping};

/// A path, or a mapping of the path and the reason why no sample has it.
#[derive(Debug, Clone)]
pub(crate) struct PathText {
    pub(crate) path: Text,
    /// Why no sample has it.
    pub(crate) unseen: Option<Text>,
}

/// A path, or a list of paths in the order of preference.
#[derive(Debug, Default)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(transform = crate::schema::shapes::alternatives)
)]
pub(crate) struct Paths(
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Written"))] pub(crate) Vec<PathText>,
);

/// A path into an answer, or a mapping that says why no sample has it.
///
/// ```yaml
/// { from: paging.next, unseen: Every recorded list fits one page. }
/// ```
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields, inline))]
pub(crate) struct Annotated {
    /// The path.
    from: Text,
    /// Why no sample has the path. Without a reason, a path that no sample has is an error; with one, that a sample has it.
    ///
    /// ```yaml
    /// more: { from: has_more, unseen: Every recorded list fits one page. }
    /// ```
    unseen: Option<Text>,
}

mapping!(Annotated { from, unseen? });

impl std::ops::Deref for PathText {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.path
    }
}

impl std::ops::Deref for Paths {
    type Target = [PathText];

    fn deref(&self) -> &[PathText] {
        &self.0
    }
}

impl Read for PathText {
    fn read(node: Reader<'_>) -> Option<Self> {
        match node.shape() {
            Shape::Text(_) => Text::read(node).map(|path| Self { path, unseen: None }),
            Shape::Mapping => Annotated::read(node).map(|Annotated { from, unseen }| Self { path: from, unseen }),
            Shape::List => node.refuse("a list cannot stand in a list of paths"),
            _ => node.expected("a path, or a list of paths"),
        }
    }
}

impl Read for Paths {
    fn read(node: Reader<'_>) -> Option<Self> {
        match node.shape() {
            Shape::List => read_alternatives(node).map(Self),
            _ => PathText::read(node).map(|path| Self(vec![path])),
        }
    }
}

/// How many alternatives there are at most: tables number them in a byte.
const MAX_ALTERNATIVES: usize = 32;

/// Checks how many alternatives a list has.
pub(crate) fn alternatives(count: usize) -> Result<(), String> {
    match count {
        0 => Err("the list is empty".to_owned()),
        1..=MAX_ALTERNATIVES => Ok(()),
        _ => Err(format!("the list has more than {MAX_ALTERNATIVES} entries")),
    }
}

/// The alternatives of a list: one at least, or there is nothing that could give a value.
pub(super) fn read_alternatives<T: Read>(list: Reader<'_>) -> Option<Vec<T>> {
    let read = Vec::read(list)?;
    match alternatives(list.items()?.len()) {
        Ok(()) if read.is_empty() => None,
        Ok(()) => Some(read),
        Err(message) => list.refuse(&message),
    }
}
