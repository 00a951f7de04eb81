//! The providers of an interface, one of which is chosen at run time.
//!
//! What a provider adds to a program for it is data: the interface's trait is implemented once, for all of them.

use std::fmt::{self, Debug, Formatter};

use serde::Deserializer;

use crate::client::{Client, Info};
use crate::error::Error;
use crate::list::{Fetch, List};
use crate::options::Options;
use crate::record::Item;
use crate::settings::Settings;
use crate::table::{Operation, Provider, Table};

/// A provider of an interface that has so many operations.
#[derive(Debug)]
pub struct Choice<const OPERATIONS: usize> {
    /// The provider's name, as in its spec. To find one among many, no table is read.
    pub name: &'static str,
    /// What the names of its environment variables start with.
    pub prefix: &'static str,
    /// The provider.
    pub provider: &'static Table<Provider>,
    /// What implements the interface's operations, in their order.
    pub operations: [Bound; OPERATIONS],
}

/// An operation that implements one of an interface.
#[derive(Debug)]
pub struct Bound {
    /// The operation.
    pub operation: &'static Table<Operation>,
    /// The index of the parameter that takes each value which the interface's operation is called with.
    pub params: &'static [u16],
}

/// A client of a provider as one of its interface's.
#[derive(Clone)]
pub struct Chosen<const OPERATIONS: usize> {
    client: Client,
    operations: &'static [Bound; OPERATIONS],
}

/// Picks an operation by its place: one that is not there does not compile.
type Pick<const OPERATIONS: usize> = fn(&'static [Bound; OPERATIONS]) -> &'static Bound;

impl<const OPERATIONS: usize> Chosen<OPERATIONS> {
    /// What it is a client of.
    #[must_use]
    pub fn info(&self) -> Info {
        self.client.info()
    }

    /// A call of the operation that implements one which lists records, with values for the parameters of that.
    pub fn list<T: Item>(&self, pick: Pick<OPERATIONS>, values: &[&str]) -> List<T> {
        let bound = pick(self.operations);
        List::with(&self.client, bound.operation, &bound.given(values))
    }

    /// A call of the operation that implements one which reads one record, with values for the parameters of that.
    pub fn fetch<T: Item>(&self, pick: Pick<OPERATIONS>, values: &[&str]) -> Fetch<T> {
        let bound = pick(self.operations);
        Fetch::with(&self.client, bound.operation, &bound.given(values))
    }
}

impl<const OPERATIONS: usize> Debug for Chosen<OPERATIONS> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.client.fmt(f)
    }
}

impl Bound {
    fn given<'v>(&self, values: &[&'v str]) -> Vec<(u16, &'v str)> {
        self.params.iter().copied().zip(values.iter().copied()).collect()
    }
}

impl<const OPERATIONS: usize> Choice<OPERATIONS> {
    /// A client of this provider as one of the interface's.
    #[must_use]
    pub fn of(&'static self, client: &Client) -> Chosen<OPERATIONS> {
        Chosen { client: client.clone(), operations: &self.operations }
    }

    fn connect(&'static self, mut settings: Settings, options: Options) -> Result<Chosen<OPERATIONS>, Error> {
        let provider = self.provider.get().map_err(|unfit| Error::unfit(unfit).of(self.name))?;
        let (values, credentials) = settings.all_of(provider);
        settings.finish()?;
        Client::new(provider, values, credentials, options).map(|client| self.of(&client))
    }
}

/// Makes a client of the provider that is called so.
///
/// # Errors
///
/// There is none, or the config or the options do not fit it.
pub fn connect<'de, const OPERATIONS: usize, D: Deserializer<'de>>(
    interface: &str,
    choices: &[&'static Choice<OPERATIONS>],
    provider: &str,
    config: D,
    options: Options,
) -> Result<Chosen<OPERATIONS>, Error> {
    let choice = chosen(interface, choices, provider)?;
    let settings = Settings::deserialize_for(choice.name, config)
        .map_err(|error| Error::config(error.to_string()).of(choice.name))?;
    choice.connect(settings, options)
}

/// The same, with a config from the environment.
///
/// # Errors
///
/// There is no such provider, a variable is missing or does not fit, or the options do not.
pub fn connect_from_env<const OPERATIONS: usize>(
    interface: &str,
    choices: &[&'static Choice<OPERATIONS>],
    provider: &str,
    options: Options,
) -> Result<Chosen<OPERATIONS>, Error> {
    let choice = chosen(interface, choices, provider)?;
    choice.connect(Settings::from_env(choice.name, choice.prefix), options)
}

fn chosen<const OPERATIONS: usize>(
    interface: &str,
    choices: &[&'static Choice<OPERATIONS>],
    name: &str,
) -> Result<&'static Choice<OPERATIONS>, Error> {
    choices.iter().copied().find(|choice| choice.name == name).ok_or_else(|| {
        let known: Vec<_> = choices.iter().map(|choice| choice.name).collect();
        let known = known.join("`, `");
        Error::config(format!("no provider of `{interface}` is called `{name}`; there are `{known}`"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    static TABLE: Table<Provider> = Table::new(r#"{ "name": "good", "base_url": ["https://example.com"] }"#);
    static OTHER: Table<Provider> = Table::new("{");
    static GOOD: Choice<0> = Choice { name: "good", prefix: "GOOD", provider: &TABLE, operations: [] };
    static BAD: Choice<0> = Choice { name: "bad", prefix: "BAD", provider: &OTHER, operations: [] };

    fn connected(name: &str) -> Result<Chosen<0>, String> {
        connect_from_env("vendors", &[&BAD, &GOOD], name, Options::new()).map_err(|error| error.to_string())
    }

    #[test]
    fn only_the_table_of_the_chosen_provider_is_read() {
        // Reading the other would fail.
        assert_eq!(connected("good").unwrap().info().provider, "good");
    }

    #[test]
    fn a_table_of_another_version_is_an_error_of_its_provider() {
        let error = connected("bad").unwrap_err();
        assert!(error.starts_with("bad: configuration: the client was generated by another version"), "{error}");
    }
}
