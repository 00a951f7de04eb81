//! The insides of lists and mappings.

use serde::de::{DeserializeSeed, MapAccess, SeqAccess};

use super::de::{Names, Reader};
use super::error::{Error, Fault, Place};
use super::given::Given;
use super::renamed;
use super::tree::NodeId;
use super::words;

/// The items of a list.
#[derive(Debug)]
pub(super) struct ListReader<'t> {
    list: Reader<'t>,
    items: std::slice::Iter<'t, NodeId>,
    read: usize,
}

impl<'t> ListReader<'t> {
    pub(super) fn new(list: Reader<'t>, items: &'t [NodeId]) -> Self {
        Self { list, items: items.iter(), read: 0 }
    }

    /// Refuses a list of which not every item was taken.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        let (taken, left) = (self.read, std::iter::from_fn(|| self.next()).count());
        match left {
            0 => Ok(()),
            _ => Err(Error::new(Fault::WrongType {
                expected: format!("a list of {}", words::items(taken)),
                found: Some(words::items(taken + left)),
            })),
        }
    }

    fn next(&mut self) -> Option<Reader<'t>> {
        let view = self.list.view;
        let item = self.items.find(|item| !view.cut.contains(item))?;
        Some(self.list.to(*item, Place::Item))
    }
}

impl<'t> SeqAccess<'t> for ListReader<'t> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(item) = self.next() else { return Ok(None) };
        self.read += 1;
        item.locate(seed.deserialize(item)).map(Some)
    }
}

/// The entries of a mapping, and behind them the missing keys that are filled.
pub(super) struct MappingReader<'t> {
    mapping: Reader<'t>,
    /// The type that it is read as.
    of: &'static str,
    entries: std::vec::IntoIter<(NodeId, NodeId)>,
    filled: std::slice::Iter<'t, &'static str>,
    value: Option<Reader<'t>>,
}

impl<'t> MappingReader<'t> {
    pub(super) fn new(mapping: Reader<'t>, of: &'static str) -> Self {
        let filled = mapping.view.filled.get(&mapping.at.node).map(Vec::as_slice).unwrap_or_default();
        let entries: Vec<_> = mapping.entries().collect();
        Self { mapping, of, entries: entries.into_iter(), filled: filled.iter(), value: None }
    }

    /// Refuses a mapping of which not every entry was taken: it is read as a choice, which has one key.
    pub(super) fn finish(self) -> Result<(), Error> {
        let extra: Vec<_> = self.entries.map(|(key, _)| key).collect();
        match (self.mapping.entries().next(), extra.is_empty()) {
            (Some((first, _)), false) => {
                Err(Error::new(Fault::SeveralKeys { expected: "a mapping with one key".to_owned(), first, extra }))
            }
            _ => Ok(()),
        }
    }

    /// A mapping that is made up: each of its keys has a value like the mapping.
    pub(super) fn made_up(mapping: Reader<'t>, keys: Names) -> Self {
        Self { mapping, of: "", entries: Vec::new().into_iter(), filled: keys.iter(), value: None }
    }

    /// The next key, by its present name; the value is set aside.
    fn next_key(&mut self) -> Result<Option<Reader<'t>>, Error> {
        let Some((key, value)) = self.entries.next() else {
            self.value = None;
            return Ok(self.filled.next().map(|name| self.mapping.given(Given::Text(name))));
        };
        self.value = Some(self.mapping.to(value, Place::Value(key)));
        let key = self.mapping.to(key, Place::Key);
        let present = key.locate(self.present(key))?;
        Ok(Some(present.map_or(key, |name| key.given(Given::Text(name)))))
    }

    /// A made-up value in this mapping.
    fn filled(&self) -> Reader<'t> {
        let mapping = self.mapping;
        if mapping.is_made_up() { mapping } else { mapping.given(Given::MadeUp(0)) }
    }

    /// The present name of a key, if it stands there under a former one.
    fn present(&self, key: Reader<'t>) -> Result<Option<&'static str>, Error> {
        let tree = key.view.tree;
        let Some(renamed) = renamed::find(self.of, tree.text(key.at.node)) else { return Ok(None) };
        if let Some((present, _)) = self.mapping.entries().find(|(other, _)| tree.text(*other) == renamed.present) {
            return Err(Error::new(Fault::BothNames { renamed, present }));
        }
        key.view.renamed.borrow_mut().insert(key.at.node, renamed);
        Ok(Some(renamed.present))
    }
}

impl<'t> MapAccess<'t> for MappingReader<'t> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(key) = self.next_key()? else { return Ok(None) };
        key.locate(seed.deserialize(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let value = self.value.unwrap_or_else(|| self.filled());
        seed.deserialize(value).map_err(|error| value.failed(error))
    }
}

/// Parts of a value, as `Spanned` and `Literal` take them.
pub(super) struct Parts<'t>(std::vec::IntoIter<Reader<'t>>);

impl<'t> FromIterator<Reader<'t>> for Parts<'t> {
    fn from_iter<I: IntoIterator<Item = Reader<'t>>>(parts: I) -> Self {
        Self(Vec::from_iter(parts).into_iter())
    }
}

impl<'t> SeqAccess<'t> for Parts<'t> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.0.next().map(|part| seed.deserialize(part)).transpose()
    }
}
