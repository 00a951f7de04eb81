//! Settings from anything that serde reads.

use std::collections::BTreeMap;
use std::fmt::{self, Formatter};

use secrecy::SecretString;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use super::{Settings, Source};

impl Settings {
    /// Reads settings from a map of texts, numbers and booleans. A `null` counts as missing.
    ///
    /// # Errors
    ///
    /// The deserializer holds something else, or a name twice.
    pub fn deserialize_for<'de, D: Deserializer<'de>>(
        provider: &'static str,
        deserializer: D,
    ) -> Result<Self, D::Error> {
        // Not `deserialize_map`: the message of serde_json for a text in its place would quote the text.
        deserializer.deserialize_any(Entries).map(|values| Self::over(provider, Source::Map(values)))
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = BTreeMap<String, SecretString>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a map of settings")
    }

    // A text given for the whole could be a credential.
    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Self::Value, E> {
        Err(E::custom("expected a map of settings, found a text"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = BTreeMap::new();
        while let Some(name) = map.next_key::<String>()? {
            let Value(value) = map.next_value()?;
            if values.contains_key(&name) {
                return Err(A::Error::custom(format_args!("setting `{name}` is given twice")));
            }
            if let Some(value) = value {
                values.insert(name, value);
            }
        }
        Ok(values)
    }
}

/// A scalar as text.
struct Value(Option<SecretString>);

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Scalar).map(Self)
    }
}

struct Scalar;

impl<'de> Visitor<'de> for Scalar {
    type Value = Option<SecretString>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number or a boolean")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(SecretString::from(text)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(SecretString::from(number.to_string())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Some(SecretString::from(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Some(SecretString::from(number.to_string())))
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Self::Value, E> {
        Ok(Some(SecretString::from(truth.to_string())))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    fn settings(json: &str) -> Result<Settings, serde_json::Error> {
        Settings::deserialize_for("chatwoot", &mut serde_json::Deserializer::from_str(json))
    }

    #[test]
    fn texts_numbers_and_booleans_are_settings() {
        let mut settings = settings(r#"{"id": 7, "other": -7, "on": true, "token": "t"}"#).unwrap();
        assert_eq!(settings.parsed::<u64>("id"), 7);
        assert_eq!(settings.parsed::<i64>("other"), -7);
        assert!(settings.parsed::<bool>("on"));
        assert_eq!(settings.secret("token").expose_secret(), "t");
        settings.finish().unwrap();
    }

    #[test]
    fn null_is_missing() {
        let mut settings = settings(r#"{"token": null}"#).unwrap();
        settings.secret("token");
        let text = "chatwoot: configuration: setting `token` is missing";
        assert_eq!(settings.finish().unwrap_err().to_string(), text);
    }

    #[test]
    fn a_setting_that_nobody_asked_for_is_refused() {
        let mut settings = settings(r#"{"id": 7, "token": "t", "tokn": "t"}"#).unwrap();
        settings.parsed::<u64>("id");
        settings.secret("token");
        let text = "chatwoot: configuration: there is no setting `tokn`; there are `id`, `token`";
        assert_eq!(settings.finish().unwrap_err().to_string(), text);
    }

    #[test]
    fn a_name_given_twice_is_refused() {
        assert!(settings(r#"{"id": 7, "id": 8}"#).is_err());
    }

    #[test]
    fn an_error_does_not_quote_a_value() {
        for json in [r#""t0ken""#, r#"{"token": ["t0ken"]}"#] {
            let error = settings(json).unwrap_err().to_string();
            assert!(!error.contains("t0ken"), "{error}");
        }
    }
}
