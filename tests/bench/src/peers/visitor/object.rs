//! What visitors of objects and of arrays have in common.

/// A reader of an object: what is done with the value of each key. It tells whether there was one: `null` is none.
macro_rules! object {
    ($reader:ident $(<$life:lifetime>)? ($target:ty), |$into:ident, $map:ident| { $($key:ident = $name:literal => $value:expr,)+ }) => {
        struct $reader<'t $(, $life)?>(&'t mut $target);

        impl<'de $(, $life)?> serde::de::DeserializeSeed<'de> for $reader<'_ $(, $life)?> {
            type Value = bool;

            #[inline]
            fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
                deserializer.deserialize_any(self)
            }
        }

        impl<'de $(, $life)?> serde::de::Visitor<'de> for $reader<'_ $(, $life)?> {
            type Value = bool;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_unit<E>(self) -> Result<bool, E> {
                Ok(false)
            }

            #[inline]
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut $map: A) -> Result<bool, A::Error> {
                enum Key {
                    $($key,)+
                    Other,
                }
                let key = |name: &str| match name {
                    $($name => Key::$key,)+
                    _ => Key::Other,
                };
                let $into = self.0;
                while let Some(key) = $map.next_key_seed(crate::peers::visitor::leaf::Text(key))? {
                    match key.unwrap_or(Key::Other) {
                        $(Key::$key => $value,)+
                        Key::Other => drop($map.next_value::<serde::de::IgnoredAny>()?),
                    }
                }
                Ok(true)
            }
        }
    };
}

/// A reader of an array, whose elements start as `$blank`, are read by `$element` and end with `$end`. `null` is an empty
/// array, and a `null` element is none.
macro_rules! array {
    ($reader:ident $(<$life:lifetime>)? ($target:ty), |$into:ident| $blank:expr, $element:ident, |$read:ident| $end:expr) => {
        struct $reader<'t $(, $life)?>(&'t mut $target);

        impl<'de $(, $life)?> serde::de::DeserializeSeed<'de> for $reader<'_ $(, $life)?> {
            type Value = ();

            #[inline]
            fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
                deserializer.deserialize_any(self)
            }
        }

        impl<'de $(, $life)?> serde::de::Visitor<'de> for $reader<'_ $(, $life)?> {
            type Value = ();

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an array")
            }

            fn visit_unit<E>(self) -> Result<(), E> {
                Ok(())
            }

            #[inline]
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
                let $into = self.0;
                loop {
                    let mut $read = $blank;
                    match seq.next_element_seed($element(&mut $read))? {
                        Some(true) => $end,
                        Some(false) => {}
                        None => return Ok(()),
                    }
                }
            }
        }
    };
}
