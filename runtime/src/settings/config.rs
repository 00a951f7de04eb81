//! What a generated `Config` has to say: how it is read, and what it holds. Everything else is done here, once.

use std::fmt::{self, Formatter};

use secrecy::SecretString;
use serde::de::{Deserializer, Error as _};

use super::Settings;
use crate::client::Client;
use crate::error::Error;
use crate::options::Options;
use crate::provided::Provided;

/// A generated `Config`.
pub trait Config: Sized {
    /// Reads it. What is missing or wrong has a stand-in, which [`Settings::finish`] reports.
    fn read(settings: &mut Settings) -> Self;

    /// Says what it holds, settings and credentials each in the order of the provider's table.
    fn values(&self, values: &mut Values);
}

/// What a `Config` holds.
#[derive(Debug, Default)]
pub struct Values {
    settings: Vec<(&'static str, Setting)>,
    credentials: Vec<(&'static str, SecretString)>,
}

#[derive(Debug)]
enum Setting {
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
}

impl Values {
    /// A text.
    pub fn text(&mut self, name: &'static str, value: &str) {
        self.settings.push((name, Setting::Text(value.to_owned())));
    }

    /// A whole number.
    pub fn integer(&mut self, name: &'static str, value: i64) {
        self.settings.push((name, Setting::Integer(value)));
    }

    /// A number.
    pub fn number(&mut self, name: &'static str, value: f64) {
        self.settings.push((name, Setting::Number(value)));
    }

    /// A truth value.
    pub fn boolean(&mut self, name: &'static str, value: bool) {
        self.settings.push((name, Setting::Boolean(value)));
    }

    /// A credential.
    pub fn secret(&mut self, name: &'static str, value: &SecretString) {
        self.credentials.push((name, value.clone()));
    }

    fn of(config: &impl Config) -> Self {
        let mut values = Self::default();
        config.values(&mut values);
        values
    }

    fn connect(self, provided: &'static Provided, options: Options) -> Result<Client, Error> {
        let settings = self.settings.into_iter().map(|(_, setting)| setting.into_text()).collect();
        let credentials = self.credentials.into_iter().map(|(_, credential)| credential).collect();
        Client::of(provided, |_| Ok((settings, credentials)), options)
    }

    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut config = f.debug_struct("Config");
        for (name, setting) in &self.settings {
            config.field(name, setting.shown());
        }
        for (name, credential) in &self.credentials {
            config.field(name, credential);
        }
        config.finish()
    }
}

impl Setting {
    /// The text that is sent.
    fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Integer(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Boolean(truth) => truth.to_string(),
        }
    }

    fn shown(&self) -> &dyn fmt::Debug {
        match self {
            Self::Text(text) => text,
            Self::Integer(number) => number,
            Self::Number(number) => number,
            Self::Boolean(truth) => truth,
        }
    }
}

/// Reads a config from the environment.
///
/// # Errors
///
/// A variable is missing or does not fit.
pub fn from_env<C: Config>(provided: &'static Provided) -> Result<C, Error> {
    let mut settings = Settings::from_env(provided.name, provided.prefix);
    let config = C::read(&mut settings);
    settings.finish().map(|()| config)
}

/// Reads a config from anything that serde reads.
///
/// # Errors
///
/// A setting is missing, does not fit, or is unknown.
pub fn deserialize<'de, C: Config, D: Deserializer<'de>>(
    provided: &'static Provided,
    deserializer: D,
) -> Result<C, D::Error> {
    let mut settings = Settings::deserialize_for(provided.name, deserializer)?;
    let config = C::read(&mut settings);
    settings.finish().map(|()| config).map_err(D::Error::custom)
}

/// Shows a config without its credentials.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug(config: &impl Config, f: &mut Formatter<'_>) -> fmt::Result {
    Values::of(config).fmt(f)
}

/// Makes a client of a provider, and wraps it. The config is lent: generated code drops it anyway.
///
/// # Errors
///
/// Those of [`Client::new`], or the table of the provider cannot be read.
pub fn client<C: Config, W>(
    config: &C,
    provided: &'static Provided,
    options: Options,
    wrap: fn(Client) -> W,
) -> Result<W, Error> {
    Values::of(config).connect(provided, options).map(wrap)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Account {
        id: i64,
        region: String,
        token: SecretString,
    }

    impl Config for Account {
        fn read(settings: &mut Settings) -> Self {
            Self { id: settings.parsed("id"), region: settings.text("region"), token: settings.secret("token") }
        }

        fn values(&self, values: &mut Values) {
            values.integer("id", self.id);
            values.text("region", &self.region);
            values.secret("token", &self.token);
        }
    }

    static ACME: Provided = Provided { name: "acme", prefix: "ACME", table: "", bound: &[] };

    fn account(json: &str) -> Result<Account, serde_json::Error> {
        deserialize(&ACME, &mut serde_json::Deserializer::from_str(json))
    }

    #[test]
    fn a_config_shows_its_settings_and_no_credential() {
        let account = account(r#"{"id": 7, "region": "eu", "token": "t0ken"}"#).unwrap();
        let shown = std::fmt::from_fn(|f| debug(&account, f)).to_string();
        assert_eq!(shown, r#"Config { id: 7, region: "eu", token: SecretBox<str>([REDACTED]) }"#);
    }

    #[test]
    fn an_unknown_setting_is_an_error_of_the_deserializer() {
        let error = account(r#"{"id": 7, "region": "eu", "token": "t", "tokn": "t"}"#).map(drop).unwrap_err();
        assert!(error.to_string().contains("`tokn`"), "{error}");
    }
}
