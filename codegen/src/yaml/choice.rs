//! A choice: a name, or a mapping whose one key is the name and whose value says more.

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error as _, VariantAccess, Visitor};

use super::de::{Names, Reader};
use super::error::{Error, Fault, Place};
use super::given::Given;
use super::tree::{Entry, NodeId};
use crate::suggest::one_of;

impl<'t> Reader<'t> {
    /// A choice among these variants.
    pub(super) fn choice(self, variants: Names) -> Result<Choice<'t>, Error> {
        if self.is_made_up() {
            let name = Given::Text(variants.first().copied().unwrap_or_default());
            return Ok(Choice { key: self.given(name), value: Some(self.inside()?) });
        }
        if self.text().is_some() {
            return Ok(Choice { key: self, value: None });
        }
        let entries: Vec<_> = self.entries().collect();
        match entries.as_slice() {
            [] => Err(Error::wrong_type(one_of(variants))),
            [(key, value)] => {
                let value = self.to(*value, Place::Value(*key));
                Ok(Choice { key: self.to(*key, Place::Key), value: Some(value) })
            }
            [(first, _), rest @ ..] => Err(self.several(*first, rest, variants)),
        }
    }

    /// Of several keys one that is not known is the mistake; otherwise it is that there are several.
    fn several(self, first: NodeId, rest: &[Entry], variants: Names) -> Error {
        let keys = std::iter::once(first).chain(rest.iter().map(|(key, _)| *key));
        let name = |key| self.view.tree.text(key);
        match keys.clone().find(|&key| !variants.contains(&name(key))) {
            Some(key) => Error::unknown_variant(name(key), variants).at(self.to(key, Place::Key).at),
            None => Error::new(Fault::SeveralKeys { expected: one_of(variants), first, extra: keys.skip(1).collect() }),
        }
    }
}

/// A variant, and what stands behind its name, unless it is only named.
pub(super) struct Choice<'t> {
    key: Reader<'t>,
    value: Option<Reader<'t>>,
}

impl<'t> Choice<'t> {
    fn name(&self) -> &'t str {
        self.key.text().unwrap_or_default()
    }

    fn value(&self) -> Result<Reader<'t>, Error> {
        self.value.ok_or_else(|| Error::wrong_type(format!("`{{ {}: ... }}`", self.name())))
    }
}

impl<'t> EnumAccess<'t> for Choice<'t> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        Ok((self.key.locate(seed.deserialize(self.key))?, self))
    }
}

impl<'t> VariantAccess<'t> for Choice<'t> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.value {
            Some(value) if !value.is_nothing() => {
                value.locate(Err(Error::wrong_type(format!("nothing after `{}`", self.name()))))
            }
            _ => Ok(()),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<S::Value, Error> {
        let value = self.value()?;
        value.locate(seed.deserialize(value))
    }

    fn tuple_variant<V: Visitor<'t>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        self.value()?.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'t>>(self, keys: Names, visitor: V) -> Result<V::Value, Error> {
        self.value()?.deserialize_struct("", keys, visitor)
    }
}
