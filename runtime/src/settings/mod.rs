//! What a generated `Config` is read from.

mod config;
mod de;

use std::collections::BTreeMap;
use std::env::VarError;
use std::fmt::Display;
use std::str::FromStr;

use secrecy::{ExposeSecret as _, SecretString};

pub use self::config::{Config, Values, client, debug, deserialize, from_env};
use crate::error::Error;
use crate::table::{Kind, Provider};

/// Named values that a generated `Config` is read from: environment variables, or anything that serde reads.
///
/// Every value is handled as a secret, because it is not known which are before they are asked for.
///
/// A value that is missing or wrong has a stand-in, and [`Settings::finish`] tells: code that is generated for each
/// provider then has no branch for each value, which is what compiling it would take longest for.
#[derive(Debug)]
pub struct Settings {
    provider: &'static str,
    source: Source,
    asked: Vec<&'static str>,
    problem: Option<Error>,
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
        Self { provider, source, asked: Vec::new(), problem: None }
    }

    /// A text.
    pub fn text(&mut self, name: &'static str) -> String {
        self.secret(name).expose_secret().to_owned()
    }

    /// A credential.
    pub fn secret(&mut self, name: &'static str) -> SecretString {
        let found = self.find(name);
        self.noting(found)
    }

    /// A value of any other type.
    pub fn parsed<T: FromStr<Err: Display> + Default>(&mut self, name: &'static str) -> T {
        let parsed = self.find(name).and_then(|secret| {
            let parsed = secret.expose_secret().trim().parse();
            parsed.map_err(|error: T::Err| self.wrong(name, &format!("does not fit: {error}")))
        });
        self.noting(parsed)
    }

    /// The settings and the credentials of a provider, in the order of its table.
    pub(crate) fn all_of(&mut self, provider: &Provider) -> (Vec<String>, Vec<SecretString>) {
        let kinds = provider.settings.iter().zip(provider.kinds);
        let settings = kinds.map(|(name, kind)| self.of_kind(name, *kind)).collect();
        (settings, provider.credentials.iter().map(|name| self.secret(name)).collect())
    }

    /// A value as the `Config` of the provider would give it on.
    fn of_kind(&mut self, name: &'static str, kind: Kind) -> String {
        match kind {
            Kind::String => self.text(name),
            Kind::Integer => self.parsed::<i64>(name).to_string(),
            Kind::Number => self.parsed::<f64>(name).to_string(),
            Kind::Boolean => self.parsed::<bool>(name).to_string(),
        }
    }

    /// Ends the reading.
    ///
    /// # Errors
    ///
    /// A value that was asked for is missing or does not fit its type, or there is a setting that the provider does not
    /// have. Other variables of the environment do not count.
    pub fn finish(self) -> Result<(), Error> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let Source::Map(values) = &self.source else { return Ok(()) };
        let Some(unknown) = values.keys().find(|name| !self.asked.contains(&name.as_str())) else { return Ok(()) };
        let known = self.asked.join("`, `");
        Err(Error::config(format!("there is no setting `{unknown}`; there are `{known}`")).of(self.provider))
    }

    fn find(&mut self, name: &'static str) -> Result<SecretString, Error> {
        self.asked.push(name);
        let found = match &self.source {
            Source::Map(values) => values.get(name).cloned(),
            Source::Environment { prefix, read } => match read(&variable(prefix, name)) {
                Ok(value) => Some(value).filter(|value| !value.is_empty()).map(SecretString::from),
                Err(VarError::NotPresent) => None,
                Err(VarError::NotUnicode(_)) => return Err(self.wrong(name, "is not UTF-8")),
            },
        };
        found.ok_or_else(|| self.wrong(name, "is missing"))
    }

    /// The value, or a stand-in. The first problem is kept.
    fn noting<T: Default>(&mut self, found: Result<T, Error>) -> T {
        found.unwrap_or_else(|problem| {
            self.problem.get_or_insert(problem);
            T::default()
        })
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
        assert_eq!(settings.parsed::<i64>("account_id"), 17);
        assert_eq!(settings.secret("access_token").expose_secret(), "t0ken");
        settings.finish().unwrap();
    }

    #[test]
    fn a_missing_variable_is_named() {
        for name in ["empty", "region"] {
            let mut settings = environment();
            settings.text(name);
            settings.secret("access_token");
            let error = settings.finish().unwrap_err();
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
        let mut settings = environment();
        settings.parsed::<i64>("access_token");
        let error = settings.finish().unwrap_err();
        assert!(error.to_string().contains("`access_token`"), "{error}");
        assert!(!error.to_string().contains("t0ken"), "{error}");
    }

    #[test]
    fn values_do_not_show() {
        let values = BTreeMap::from([("access_token".to_owned(), SecretString::from("t0ken"))]);
        assert!(!format!("{:?}", Settings::over("chatwoot", Source::Map(values))).contains("t0ken"));
    }
}
