//! Stands in for the value of a missing key while the rest of its mapping is read.
//!
//! A derived type gives up at the first key that is missing. With a made-up value in its place the next one is found
//! too. What is made up never leaves this module's caller: in the end the mapping is cut out.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, VariantAccess, Visitor,
};

use super::access::{Part, Parts};
use super::error::Error;
use super::{literal, spanned};

/// How many values are made up inside each other: a type may contain itself.
const MAX_DEPTH: u8 = 16;

/// A value of whatever type is asked for, as empty as can be.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Placeholder {
    depth: u8,
}

impl Placeholder {
    fn inside(self) -> Result<Self, Error> {
        if self.depth == MAX_DEPTH {
            return Err(Error::custom("a type contains itself"));
        }
        Ok(Self { depth: self.depth + 1 })
    }
}

macro_rules! made_up {
    ($($deserialize:ident $visit:ident $value:expr,)*) => {
        $(fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit($value)
        })*
    };
}

impl<'de> Deserializer<'de> for Placeholder {
    type Error = Error;

    made_up! {
        deserialize_any visit_str "",
        deserialize_str visit_str "",
        deserialize_string visit_str "",
        deserialize_identifier visit_str "",
        deserialize_char visit_char ' ',
        deserialize_bytes visit_bytes b"",
        deserialize_byte_buf visit_bytes b"",
        deserialize_bool visit_bool false,
        deserialize_i8 visit_i8 1,
        deserialize_i16 visit_i16 1,
        deserialize_i32 visit_i32 1,
        deserialize_i64 visit_i64 1,
        deserialize_i128 visit_i128 1,
        deserialize_u8 visit_u8 1,
        deserialize_u16 visit_u16 1,
        deserialize_u32 visit_u32 1,
        deserialize_u64 visit_u64 1,
        deserialize_u128 visit_u128 1,
        deserialize_f32 visit_f32 1.0,
        deserialize_f64 visit_f64 1.0,
        deserialize_seq visit_seq Parts::<Self>::new([]),
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_none()
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        let inside = self.inside()?;
        match name {
            spanned::NAME => {
                let parts = [Part::Number(0), Part::Number(0), Part::Number(0), Part::Value(inside)];
                visitor.visit_seq(Parts::new(parts))
            }
            literal::NAME => visitor.visit_seq(Parts::<Self>::new([Part::Text(""), Part::Flag(false)])),
            _ => visitor.visit_newtype_struct(inside),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        let inside = self.inside()?;
        visitor.visit_seq(Parts::from_iter((0..length).map(|_| Part::Value(inside))))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(Fields { names: [].iter(), value: self })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(Fields { names: fields.iter(), value: self.inside()? })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let name = variants.first().copied().unwrap_or_default();
        visitor.visit_enum(FirstVariant { name, value: self.inside()? })
    }
}

/// The fields of a struct, each with a placeholder.
struct Fields {
    names: std::slice::Iter<'static, &'static str>,
    value: Placeholder,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(name) = self.names.next() else { return Ok(None) };
        let name: StrDeserializer<'_, Error> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.value)
    }
}

/// The first variant of an enum, with placeholders for what it holds.
struct FirstVariant {
    name: &'static str,
    value: Placeholder,
}

impl<'de> EnumAccess<'de> for FirstVariant {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let name: StrDeserializer<'_, Error> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for FirstVariant {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.value)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        self.value.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.value.deserialize_struct("", fields, visitor)
    }
}
