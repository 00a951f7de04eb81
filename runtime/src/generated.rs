//! Small functions that generated code calls.

use std::fmt::Display;

use secrecy::SecretString;
use serde::Deserializer;

use crate::client::Client;
use crate::error::Error;
use crate::options::Options;
use crate::record::{Mismatch, Record, Value};
use crate::settings::Settings;
use crate::table::Provider;

/// A provider of an interface, whose trait is `T`.
#[derive(Debug)]
pub struct Choice<T: ?Sized + 'static> {
    /// The provider.
    pub provider: &'static Provider,
    /// What the names of its environment variables start with.
    pub prefix: &'static str,
    /// Wraps a client of it.
    pub wrap: fn(Client) -> Box<T>,
}

impl<T: ?Sized> Choice<T> {
    fn connect(&self, mut settings: Settings, options: Options) -> Result<Box<T>, Error> {
        let (values, credentials) = settings.all_of(self.provider);
        settings.finish()?;
        Client::new(self.provider, values, credentials, options).map(self.wrap)
    }
}

/// Makes a client of the provider that is called so.
///
/// # Errors
///
/// There is none, or the config or the options do not fit it.
pub fn connect<'de, T: ?Sized, D: Deserializer<'de>>(
    interface: &str,
    choices: &[&Choice<T>],
    provider: &str,
    config: D,
    options: Options,
) -> Result<Box<T>, Error> {
    let choice = chosen(interface, choices, provider)?;
    let provider = choice.provider.name;
    let settings =
        Settings::deserialize_for(provider, config).map_err(|error| Error::config(error.to_string()).of(provider))?;
    choice.connect(settings, options)
}

/// The same, with a config from the environment.
///
/// # Errors
///
/// There is no such provider, a variable is missing or does not fit, or the options do not.
pub fn connect_from_env<T: ?Sized>(
    interface: &str,
    choices: &[&Choice<T>],
    provider: &str,
    options: Options,
) -> Result<Box<T>, Error> {
    let choice = chosen(interface, choices, provider)?;
    choice.connect(Settings::from_env(choice.provider.name, choice.prefix), options)
}

fn chosen<'c, T: ?Sized>(interface: &str, choices: &[&'c Choice<T>], name: &str) -> Result<&'c Choice<T>, Error> {
    choices.iter().copied().find(|choice| choice.provider.name == name).ok_or_else(|| {
        let known: Vec<_> = choices.iter().map(|choice| choice.provider.name).collect();
        let known = known.join("`, `");
        Error::config(format!("no provider of `{interface}` is called `{name}`; there are `{known}`"))
    })
}

/// A client of a provider, with values that are lent: generated code that owns them would have to drop them.
///
/// # Errors
///
/// Those of [`Client::new`].
pub fn client(
    provider: &'static Provider,
    settings: &[&dyn Display],
    credentials: &[&SecretString],
    options: Options,
) -> Result<Client, Error> {
    let settings = settings.iter().map(ToString::to_string).collect();
    let credentials = credentials.iter().map(|&credential| credential.clone()).collect();
    Client::new(provider, settings, credentials, options)
}

/// Appends an empty record to a list and returns it.
#[expect(clippy::indexing_slicing, reason = "the element was appended a line above")]
pub fn push<T: Record + Default>(list: &mut Vec<T>) -> &mut dyn Record {
    list.push(T::default());
    let last = list.len() - 1;
    &mut list[last]
}

/// Reads the text of a value of an open enum. Vendors number some values, so integers and booleans count as well.
///
/// # Errors
///
/// The value is neither.
pub fn text(value: &Value<'_>, read: impl FnOnce(&str)) -> Result<(), Mismatch> {
    read(&specloom_values::label(value)?);
    Ok(())
}
