//! How a continuation is stored.
//!
//! By hand: a derive here would be the only one of the runtime, and all users would compile the crate that expands it.

use std::fmt::{self, Formatter};

use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Continuation, Place};

const VERSION: u8 = 1;

/// The names are short because they travel in URLs and command lines.
const KEYS: &[&str] = &["v", "provider", "operation", "position", "page", "delivered", "last", "size"];

impl Serialize for Continuation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Place { position, page, delivered, last } = &self.place;
        let delivered = Some(*delivered).filter(|delivered| *delivered > 0);
        // Not a number: JSON readers of other languages round integers above 2^53.
        let last = last.map(|last| format!("{last:016x}"));
        let given = [position.is_some(), delivered.is_some(), last.is_some(), self.size.is_some()];
        let length = 4 + given.into_iter().filter(|is_given| *is_given).count();
        let mut written = serializer.serialize_struct("Continuation", length)?;
        written.serialize_field("v", &VERSION)?;
        written.serialize_field("provider", &self.provider)?;
        written.serialize_field("operation", &self.operation)?;
        given_field(&mut written, "position", position.as_ref())?;
        written.serialize_field("page", page)?;
        given_field(&mut written, "delivered", delivered.as_ref())?;
        given_field(&mut written, "last", last.as_ref())?;
        given_field(&mut written, "size", self.size.as_ref())?;
        written.end()
    }
}

/// Writes a field that may be left out.
fn given_field<S: SerializeStruct>(
    written: &mut S,
    key: &'static str,
    value: Option<&impl Serialize>,
) -> Result<(), S::Error> {
    match value {
        Some(value) => written.serialize_field(key, value),
        None => written.skip_field(key),
    }
}

impl<'de> Deserialize<'de> for Continuation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Continuation", KEYS, WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = Continuation;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a continuation")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Continuation, A::Error> {
        let mut written = Written::default();
        while let Some(key) = map.next_key::<String>()? {
            written.read(&key, &mut map)?;
        }
        written.finish()
    }
}

/// What was read so far. What may be left out may also be null.
#[derive(Default)]
struct Written {
    v: Option<u8>,
    provider: Option<String>,
    operation: Option<String>,
    position: Option<Option<String>>,
    page: Option<u64>,
    delivered: Option<u64>,
    last: Option<Option<String>>,
    size: Option<Option<u32>>,
}

impl Written {
    fn read<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "v" => once("v", &mut self.v, map),
            "provider" => once("provider", &mut self.provider, map),
            "operation" => once("operation", &mut self.operation, map),
            "position" => once("position", &mut self.position, map),
            "page" => once("page", &mut self.page, map),
            "delivered" => once("delivered", &mut self.delivered, map),
            "last" => once("last", &mut self.last, map),
            "size" => once("size", &mut self.size, map),
            other => Err(A::Error::unknown_field(other, KEYS)),
        }
    }

    fn finish<E: Error>(self) -> Result<Continuation, E> {
        let Self { v, provider, operation, position, page, delivered, last, size } = self;
        let v = needed("v", v)?;
        if v != VERSION {
            return Err(E::custom(format_args!("a continuation of version {v} is not understood")));
        }
        let last = last.flatten().map(|hex| u64::from_str_radix(&hex, 16)).transpose().map_err(E::custom)?;
        let position = position.flatten();
        let place = Place { position, page: needed("page", page)?, delivered: delivered.unwrap_or_default(), last };
        let (provider, operation) = (needed("provider", provider)?, needed("operation", operation)?);
        Ok(Continuation { provider, operation, size: size.flatten(), place })
    }
}

/// Reads the value of a key that has none yet.
fn once<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    key: &'static str,
    slot: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(A::Error::duplicate_field(key));
    }
    *slot = Some(map.next_value()?);
    Ok(())
}

fn needed<T, E: Error>(key: &'static str, value: Option<T>) -> Result<T, E> {
    value.ok_or_else(|| E::missing_field(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Continuation, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    fn is_refused(json: &str, why: &str) {
        let error = read(json).unwrap_err();
        assert!(error.starts_with(why), "{json}: {error}");
    }

    #[test]
    fn what_is_stored_stays_readable() {
        let place = Place { position: Some("a=".to_owned()), page: 3, delivered: 2, last: Some(15) };
        let full = Continuation::new("acme", "list_notes", Some(50), place);
        let json = concat!(
            r#"{"v":1,"provider":"acme","operation":"list_notes","position":"a=","page":3,"delivered":2,"#,
            r#""last":"000000000000000f","size":50}"#,
        );
        assert_eq!(serde_json::to_string(&full).unwrap(), json);
        assert_eq!(read(json).unwrap(), full);
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let first = Continuation::new("acme", "list_notes", None, Place::FIRST);
        let json = r#"{"v":1,"provider":"acme","operation":"list_notes","page":1}"#;
        assert_eq!(serde_json::to_string(&first).unwrap(), json);
        let nulls =
            r#"{"size":null,"last":null,"position":null,"page":1,"operation":"list_notes","provider":"acme","v":1}"#;
        assert_eq!((read(json).unwrap(), read(nulls).unwrap()), (first.clone(), first));
    }

    #[test]
    fn another_version_is_refused() {
        is_refused(
            r#"{"v":2,"provider":"a","operation":"b","page":1}"#,
            "a continuation of version 2 is not understood",
        );
    }

    #[test]
    fn a_key_too_many_or_too_few_is_refused() {
        is_refused(r#"{"v":1,"provider":"a","operation":"b"}"#, "missing field `page`");
        is_refused(r#"{"v":1,"v":1,"provider":"a","operation":"b","page":1}"#, "duplicate field `v`");
        is_refused(r#"{"v":1,"provider":"a","operation":"b","page":1,"item":1}"#, "unknown field `item`");
        is_refused("[]", "invalid type: sequence, expected a continuation");
    }

    #[test]
    fn a_fingerprint_is_hexadecimal() {
        is_refused(r#"{"v":1,"provider":"a","operation":"b","page":1,"last":"x"}"#, "invalid digit");
    }
}
