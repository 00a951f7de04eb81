//! What a generated `Config` is read from.

mod de;

use std::collections::BTreeMap;
use std::env::VarError;
use std::fmt::Display;
use std::str::FromStr;

use secrecy::{ExposeSecret as _, SecretString};

use crate::error::Error;

/// Named values that a generated `Config` is read from: environment variables, or anything that serde reads.
///
/// Every value is handled as a secret, because it is not known which are before they are asked for.
#[derive(Debug)]
pub struct Settings {
    provider: &'static str,
    source: Source,
    asked: Vec<&'static str>,
}

#[derive(Debug)]
enum Source {
    Environment { prefix: &'static str, read: fn(&str) -> Result<String, VarError> },
    Map(BTreeMap<String, SecretString>),
}

impl Settings {
    /// Settings that stand in the environment as `PREFIX_NAME`. A variable that is empty counts as missing.
    #[must_use]
    pub fn from_env(provider: &'static str, prefix: &'static str) -> Self {
        Self::over(provider, Source::Environment { prefix, read: |name| std::env::var(name) })
    }

    fn over(provider: &'static str, source: Source) -> Self {
        Self { provider, source, asked: Vec::new() }
    }

    /// A text.
    ///
    /// # Errors
    ///
    /// It is missing.
    pub fn text(&mut self, name: &'static str) -> Result<String, Error> {
        self.secret(name).map(|secret| secret.expose_secret().to_owned())
    }

    /// A credential.
    ///
    /// # Errors
    ///
    /// It is missing.
    pub fn secret(&mut self, name: &'static str) -> Result<SecretString, Error> {
        self.optional_secret(name)?.ok_or_else(|| self.wrong(name, "is missing"))
    }

    /// A value of any other type.
    ///
    /// # Errors
    ///
    /// It is missing, or does not fit the type.
    pub fn parsed<T: FromStr<Err: Display>>(&mut self, name: &'static str) -> Result<T, Error> {
        self.optional_parsed(name)?.ok_or_else(|| self.wrong(name, "is missing"))
    }

    /// A text, if it is there.
    ///
    /// # Errors
    ///
    /// The environment variable is not UTF-8.
    pub fn optional_text(&mut self, name: &'static str) -> Result<Option<String>, Error> {
        Ok(self.optional_secret(name)?.map(|secret| secret.expose_secret().to_owned()))
    }

    /// A credential, if it is there.
    ///
    /// # Errors
    ///
    /// The environment variable is not UTF-8.
    pub fn optional_secret(&mut self, name: &'static str) -> Result<Option<SecretString>, Error> {
        self.asked.push(name);
        match &self.source {
            Source::Map(values) => Ok(values.get(name).cloned()),
            Source::Environment { prefix, read } => match read(&variable(prefix, name)) {
                Ok(value) => Ok(Some(value).filter(|value| !value.is_empty()).map(SecretString::from)),
                Err(VarError::NotPresent) => Ok(None),
                Err(VarError::NotUnicode(_)) => Err(self.wrong(name, "is not UTF-8")),
            },
        }
    }

    /// A value of any other type, if it is there.
    ///
    /// # Errors
    ///
    /// It does not fit the type.
    pub fn optional_parsed<T: FromStr<Err: Display>>(&mut self, name: &'static str) -> Result<Option<T>, Error> {
        let Some(secret) = self.optional_secret(name)? else { return Ok(None) };
        let parsed = secret.expose_secret().trim().parse();
        parsed.map(Some).map_err(|error: T::Err| self.wrong(name, &format!("does not fit: {error}")))
    }

    /// Refuses settings that nobody asked for. Other variables of the environment do not count.
    ///
    /// # Errors
    ///
    /// There is a setting that the provider does not have.
    pub fn finish(self) -> Result<(), Error> {
        let Source::Map(values) = &self.source else { return Ok(()) };
        let Some(unknown) = values.keys().find(|name| !self.asked.contains(&name.as_str())) else { return Ok(()) };
        let known = self.asked.join("`, `");
        Err(Error::config(format!("there is no setting `{unknown}`; there are `{known}`")).of(self.provider))
    }

    fn wrong(&self, name: &str, problem: &str) -> Error {
        let detail = match self.source {
            Source::Environment { prefix, .. } => {
                format!("setting `{name}` (environment variable {}) {problem}", variable(prefix, name))
            }
            Source::Map(_) => format!("setting `{name}` {problem}"),
        };
        Error::config(detail).of(self.provider)
    }
}

fn variable(prefix: &str, name: &str) -> String {
    format!("{prefix}_{}", name.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment() -> Settings {
        let read = |name: &str| match name {
            "CHATWOOT_ACCOUNT_ID" => Ok("17".to_owned()),
            "CHATWOOT_ACCESS_TOKEN" => Ok("t0ken".to_owned()),
            "CHATWOOT_EMPTY" => Ok(String::new()),
            _ => Err(VarError::NotPresent),
        };
        Settings::over("chatwoot", Source::Environment { prefix: "CHATWOOT", read })
    }

    #[test]
    fn variables_are_named_after_the_settings() {
        let mut settings = environment();
        assert_eq!(settings.parsed::<i64>("account_id").unwrap(), 17);
        assert_eq!(settings.secret("access_token").unwrap().expose_secret(), "t0ken");
        assert_eq!(settings.optional_text("region").unwrap(), None);
        settings.finish().unwrap();
    }

    #[test]
    fn a_missing_variable_is_named() {
        for name in ["empty", "region"] {
            let error = environment().text(name).unwrap_err();
            assert!(error.is_config());
            let variable = name.to_uppercase();
            let text = format!(
                "chatwoot: configuration: setting `{name}` (environment variable CHATWOOT_{variable}) is missing"
            );
            assert_eq!(error.to_string(), text);
        }
    }

    #[test]
    fn a_value_of_another_type_is_an_error_that_names_the_setting() {
        let error = environment().parsed::<i64>("access_token").unwrap_err();
        assert!(error.to_string().contains("`access_token`"), "{error}");
        assert!(!error.to_string().contains("t0ken"), "{error}");
    }

    #[test]
    fn values_do_not_show() {
        let values = BTreeMap::from([("access_token".to_owned(), SecretString::from("t0ken"))]);
        assert!(!format!("{:?}", Settings::over("chatwoot", Source::Map(values))).contains("t0ken"));
    }
}
