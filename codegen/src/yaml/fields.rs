//! Mappings whose keys a type knows.

use super::fault::Fault;
use super::read::{Names, Read, Reader};
use super::renamed::{self, Renamed};
use super::tree::Kind;
use crate::suggest::nearest;

/// How a struct is read from a mapping: its fields, in the order in which messages name them. One whose key is called
/// otherwise says so by `as`; one with a `?` may be left out, and is empty then.
macro_rules! mapping {
    // Whether there is a `?` can only be told by what may stand behind it; nothing ever does.
    ($type:ident { $($field:ident $(as $key:literal)? $(? $($never:lifetime)?)?),+ $(,)? }) => {
        impl $crate::yaml::Read for $type {
            fn read(node: $crate::yaml::Reader<'_>) -> Option<Self> {
                let fields = node.fields(stringify!($type), &[$($crate::yaml::mapping!(@key $field $($key)?)),+])?;
                $(
                    let key = $crate::yaml::mapping!(@key $field $($key)?);
                    let $field = $crate::yaml::mapping!(@read fields key $(? $($never)?)?);
                )+
                Some(Self { $($field: $crate::yaml::mapping!(@take $field $(? $($never)?)?)),+ })
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@read $fields:ident $key:ident) => { $fields.required($key) };
    (@read $fields:ident $key:ident ?) => { $fields.optional($key) };
    // Not before every field was read: each may have mistakes.
    (@take $field:ident) => { $field? };
    (@take $field:ident ?) => { $field };
}
pub(crate) use mapping;

/// The values of a mapping, by the names of their keys.
pub(crate) struct Fields<'t> {
    mapping: Reader<'t>,
    known: Vec<(&'static str, Reader<'t>)>,
}

impl<'t> Reader<'t> {
    /// The values of a mapping that is read as a type with these keys.
    pub(crate) fn fields(self, of: &'static str, names: Names) -> Option<Fields<'t>> {
        if !matches!(self.kind(), Kind::Mapping(_)) {
            return self.fault(Fault::NotMapping(names));
        }
        let mut fields = Fields { mapping: self, known: Vec::new() };
        let mut misspelt = Vec::new();
        for (key, value) in self.entries()? {
            let written = self.reading.tree.text(key.at.node);
            let name = match renamed::find(of, written) {
                Some(renamed) => self.present(key, renamed),
                None => key.name(names).or_else(|| {
                    misspelt.extend(key.meant(names).map(|meant| (meant, value)));
                    None
                }),
            };
            fields.known.extend(name.map(|name| (name, value)));
        }
        // What a misspelt key was meant to say is not missing, and has mistakes of its own.
        for (meant, value) in misspelt {
            if fields.get(meant).is_none() {
                fields.known.push((meant, value));
            }
        }
        Some(fields)
    }

    /// The present name of a key in this mapping, unless that is there, too.
    fn present(self, former: Self, renamed: &'static Renamed) -> Option<&'static str> {
        let tree = self.reading.tree;
        let present = tree.entries(self.at.node).iter().find(|(key, _)| tree.text(*key) == renamed.present);
        if let Some(&(present, _)) = present {
            return former.fault(Fault::BothNames { renamed, present });
        }
        self.reading.note(former.at, Fault::FormerName(renamed));
        Some(renamed.present)
    }

    /// The node as one of these names.
    pub(super) fn name(self, names: Names) -> Option<&'static str> {
        let Some(text) = self.text() else { return self.expected("text") };
        names.iter().find(|name| **name == text).copied().or_else(|| self.fault(Fault::UnknownName(names)))
    }

    /// The one of these names that the node was probably meant to be.
    pub(super) fn meant(self, names: Names) -> Option<&'static str> {
        nearest(self.reading.tree.text(self.at.node), names)
    }
}

impl<'t> Fields<'t> {
    /// The value of a key; the empty one if there is none.
    pub(crate) fn optional<T: Read + Default>(&self, key: &'static str) -> T {
        self.get(key).and_then(Reader::read).unwrap_or_default()
    }

    /// The value of a key that has to be there.
    pub(crate) fn required<T: Read>(&self, key: &'static str) -> Option<T> {
        self.get(key).or_else(|| self.mapping.fault(Fault::MissingKey(key)))?.read()
    }

    fn get(&self, key: &str) -> Option<Reader<'t>> {
        self.known.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }
}
