//! A choice: a name, or a mapping whose one key is the name and whose value says more.

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, VariantAccess, Visitor};

use super::de::Reader;
use super::error::{Error, Fault, Place};
use super::tree::{Entry, Kind, NodeId};
use crate::suggest::one_of;

impl<'t> Reader<'t> {
    /// Reads an enum with these variants.
    pub(super) fn choice<V: Visitor<'t>>(
        self,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Some(name) = self.text() {
            return visitor.visit_enum(Name { name });
        }
        let entries: Vec<_> = self.entries().collect();
        match entries.as_slice() {
            [] => Err(Error::wrong_type(one_of(variants))),
            [(key, value)] => visitor
                .visit_enum(Choice { key: self.to(*key, Place::Key), value: self.to(*value, Place::Value(*key)) }),
            [(first, _), rest @ ..] => Err(self.several(*first, rest, variants)),
        }
    }

    /// Of several keys one that is not known is the mistake; otherwise it is that there are several.
    fn several(self, first: NodeId, rest: &[Entry], variants: &'static [&'static str]) -> Error {
        let keys = std::iter::once(first).chain(rest.iter().map(|(key, _)| *key));
        let name = |key| self.view.tree.text(key);
        match keys.clone().find(|&key| !variants.contains(&name(key))) {
            Some(key) => Error::unknown_variant(name(key), variants).at(self.to(key, Place::Key).at),
            None => Error::new(Fault::SeveralKeys { expected: one_of(variants), first, extra: keys.skip(1).collect() }),
        }
    }
}

/// A variant that is only named.
struct Name<'t> {
    name: &'t str,
}

impl<'t> EnumAccess<'t> for Name<'t> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let name: StrDeserializer<'_, Error> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl Name<'_> {
    fn incomplete<T>(&self) -> Result<T, Error> {
        Err(Error::wrong_type(format!("`{{ {}: ... }}`", self.name)))
    }
}

impl<'t> VariantAccess<'t> for Name<'t> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'t>>(self, _: S) -> Result<S::Value, Error> {
        self.incomplete()
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        self.incomplete()
    }

    fn struct_variant<V: Visitor<'t>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Error> {
        self.incomplete()
    }
}

/// A variant with what stands behind its name.
struct Choice<'t> {
    key: Reader<'t>,
    value: Reader<'t>,
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
        match self.value.kind() {
            Kind::Scalar { .. } if self.value.text().is_none() => Ok(()),
            _ => {
                let name = self.key.view.tree.text(self.key.at.node);
                self.value.locate(Err(Error::wrong_type(format!("nothing after `{name}`"))))
            }
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<S::Value, Error> {
        self.value.locate(seed.deserialize(self.value))
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.value.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'t>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.value.deserialize_map(visitor)
    }
}
