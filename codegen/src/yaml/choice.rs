//! Choices: one name of several, or a mapping with one key of several.

use super::fault::Fault;
use super::read::{Names, Reader};
use super::tree::Kind;
use crate::suggest::one_of;

/// How an enum is read from a word.
macro_rules! words {
    ($type:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $crate::yaml::Read for $type {
            fn read(node: $crate::yaml::Reader<'_>) -> Option<Self> {
                let value = match node.word(&[$($word),+])? {
                    $($word => Self::$variant,)+
                    _ => return None,
                };
                // No variant is left out.
                match value { $(Self::$variant)|+ => Some(value) }
            }
        }
    };
}
pub(crate) use words;

/// How an enum is read from a mapping whose one key says which variant it is.
macro_rules! choice {
    ($type:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $crate::yaml::Read for $type {
            fn read(node: $crate::yaml::Reader<'_>) -> Option<Self> {
                let (name, value) = node.choice(&[$($word),+])?;
                let value = match name {
                    $($word => Self::$variant(value.read()?),)+
                    _ => return None,
                };
                // No variant is left out.
                match value { $(Self::$variant(_))|+ => Some(value) }
            }
        }
    };
}
pub(crate) use choice;

impl<'t> Reader<'t> {
    /// A word that is one of these.
    pub(crate) fn word(self, names: Names) -> Option<&'static str> {
        if self.text().is_some() { self.name(names) } else { self.expected(&one_of(names)) }
    }

    /// The one key of a mapping, which is one of these, and its value.
    ///
    /// Keys that are not known are mistakes of their own. Of several others the first counts; without any, the first that
    /// is near to one.
    pub(crate) fn choice(self, names: Names) -> Option<(&'static str, Self)> {
        match self.kind() {
            Kind::Mapping(entries) if !entries.is_empty() => {}
            _ => {
                let name = self.word(names)?;
                return self.expected(&format!("`{{ {name}: ... }}`"));
            }
        }
        let known = |(key, value): (Self, Self)| Some((key.name(names)?, key, value));
        let known: Vec<_> = self.entries()?.filter_map(known).collect();
        if let [(_, first, _), (_, second, _), ..] = known.as_slice() {
            let (first, second) = (first.at.node, second.at.node);
            self.reading.note(self.at, Fault::SeveralKeys { names, first, second, count: known.len() });
        }
        let first = known.first().map(|(name, _, value)| (*name, *value));
        first.or_else(|| self.entries()?.find_map(|(key, value)| Some((key.meant(names)?, value))))
    }
}
