//! Mappings whose keys a spec chooses.

use std::collections::HashMap;
use std::fmt;
use std::iter;
use std::slice;

use super::Text;
use crate::yaml::{Read, Reader};

/// A mapping whose keys have their places, in the order of the file.
///
/// Not an `IndexMap`: the compiler would make a table of hashes for each type of value, and here all share one.
pub(crate) struct Map<T> {
    entries: Vec<(Text, T)>,
    /// Where the entry of a key is.
    positions: HashMap<String, usize>,
}

/// The entries of a mapping.
type Iter<'m, T> = iter::Map<slice::Iter<'m, (Text, T)>, fn(&'m (Text, T)) -> (&'m Text, &'m T)>;

impl<T> Map<T> {
    pub(crate) fn iter(&self) -> Iter<'_, T> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &Text> + Clone {
        self.entries.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().map(|(_, value)| value)
    }

    pub(crate) fn into_values(self) -> impl Iterator<Item = T> {
        self.entries.into_iter().map(|(_, value)| value)
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn contains_key(&self, key: &str) -> bool {
        self.positions.contains_key(key)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&T> {
        self.get_key_value(key).map(|(_, value)| value)
    }

    pub(crate) fn get_key_value(&self, key: &str) -> Option<(&Text, &T)> {
        self.get_index(self.get_index_of(key)?)
    }

    pub(crate) fn get_index(&self, index: usize) -> Option<(&Text, &T)> {
        self.entries.get(index).map(|(key, value)| (key, value))
    }

    pub(crate) fn get_index_of(&self, key: &str) -> Option<usize> {
        self.positions.get(key).copied()
    }

    /// Adds an entry. Of equal keys, which the reader of specs refuses, the first is found.
    fn push(&mut self, key: Text, value: T) {
        self.positions.entry(key.value.clone()).or_insert(self.entries.len());
        self.entries.push((key, value));
    }
}

impl<'m, T> IntoIterator for &'m Map<T> {
    type Item = (&'m Text, &'m T);
    type IntoIter = Iter<'m, T>;

    fn into_iter(self) -> Iter<'m, T> {
        self.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), positions: HashMap::new() }
    }
}

impl<T: Read> Read for Map<T> {
    fn read(node: Reader<'_>) -> Option<Self> {
        let mut map = Self::default();
        for (key, value) in node.entries()? {
            if let Some(key) = key.read()
                && let Some(value) = value.read()
            {
                map.push(key, value);
            }
        }
        Some(map)
    }
}
