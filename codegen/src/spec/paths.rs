//! Paths into answers, where nothing else can stand beside them.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Text;
use crate::yaml::Spanned;

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
pub(crate) struct Paths(#[cfg_attr(feature = "schema", schemars(with = "Written"))] pub(crate) Vec<PathText>);

/// A path into an answer, or a mapping that says why no sample has it.
///
/// ```yaml
/// { from: paging.next, unseen: Every recorded list fits one page. }
/// ```
#[derive(Debug, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
#[serde(deny_unknown_fields)]
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

impl<'de> Deserialize<'de> for PathText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Spanned::<Written>::deserialize(deserializer)?;
        one(written).map_err(|_| D::Error::custom("a list cannot stand in a list of paths"))
    }
}

impl<'de> Deserialize<'de> for Paths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Spanned::<Written>::deserialize(deserializer)?;
        let paths = one(written).map_or_else(|many| many, |path| vec![path]);
        alternatives(paths.len()).map_err(D::Error::custom)?;
        Ok(Self(paths))
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

/// The one path that is written, or the list of them.
fn one(written: Spanned<Written>) -> Result<PathText, Vec<PathText>> {
    match written.value {
        Written::Path(value) => Ok(PathText { path: Spanned { value, span: written.span }, unseen: None }),
        Written::Annotated(Annotated { from, unseen }) => Ok(PathText { path: from, unseen }),
        Written::Many(paths) => Err(paths),
    }
}

#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(untagged, inline))]
enum Written {
    Path(String),
    Annotated(Annotated),
    Many(Vec<PathText>),
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a path, or a list of paths")
    }

    fn visit_str<E: Error>(self, path: &str) -> Result<Written, E> {
        Ok(Written::Path(path.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Written, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Written::Many)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Written, A::Error> {
        Annotated::deserialize(MapAccessDeserializer::new(map)).map(Written::Annotated)
    }
}
