//! Providers, and how they report errors.

use specloom::__v1::dynamic;
use specloom::__v1::tables::{self, Class, ErrorRules, Limits, Matcher, Step, WaitFormat};
use specloom_codegen::model::{self, Model, Scalar};

use crate::construct::{construct, pieces};
use crate::leak;
use crate::operation::{Operation, kind, operation};
use crate::shape::shapes;
use crate::unfit::Unfit;

/// A provider, ready to be called.
#[derive(Debug)]
pub struct Provider {
    /// What a client is made of.
    pub table: &'static tables::Provider,
    /// What a client is made with besides credentials, in the order of the table.
    pub settings: Vec<Setting>,
    /// Names of the credentials, in the order of the table.
    pub credentials: &'static [&'static str],
    /// The operations, in the order of the model.
    pub operations: Vec<Operation>,
}

/// Something that a client is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its name, in snake case.
    pub name: &'static str,
    /// What its values are.
    pub ty: Scalar,
}

/// Makes the tables of a provider of the model, by its index. They stay for as long as the process runs: make them once.
///
/// # Errors
///
/// The model counts further than tables do, or is of another version than the runtime.
///
/// # Panics
///
/// The model has no provider with this index.
pub fn provider(model: &Model, index: usize) -> Result<Provider, Unfit> {
    let provider = &model.providers[index];
    let table = table(provider).map_err(|unfit| unfit.of(&provider.name))?;
    let shapes = shapes(model, provider);
    let operations = provider.operations.iter().map(|one| {
        operation(provider, one, table, shapes).map_err(|unfit| unfit.of(&format!("{} {}", provider.name, one.name)))
    });
    Ok(Provider {
        table,
        settings: provider
            .settings
            .iter()
            .zip(table.settings)
            .map(|(setting, name)| Setting { name, ty: setting.ty })
            .collect(),
        credentials: table.credentials,
        operations: operations.collect::<Result<_, _>>()?,
    })
}

fn table(provider: &model::Provider) -> Result<&'static tables::Provider, Unfit> {
    Ok(leak::one(tables::Provider {
        name: leak::text(&provider.name),
        title: leak::text(&provider.title),
        base_url: pieces(&provider.base_url)?,
        settings: leak::texts(provider.settings.iter().map(|setting| &setting.name)),
        kinds: leak::rows(provider.settings.iter().map(|setting| kind(setting.ty))),
        credentials: leak::texts(provider.credentials.iter().map(|credential| &credential.name)),
        auth: Box::leak(dynamic::scheme(construct(&provider.auth)?)?),
        headers: leak::pairs(&provider.headers),
        errors: error_rules(&provider.errors),
        limits: limits(&provider.limits),
    }))
}

fn limits(limits: &model::Limits) -> Limits {
    Limits {
        rate: limits.rate,
        wait: limits.wait.as_ref().map(|(header, format)| (leak::text(header), wait_format(*format))),
    }
}

fn wait_format(format: model::WaitFormat) -> WaitFormat {
    match format {
        model::WaitFormat::Seconds => WaitFormat::Seconds,
        model::WaitFormat::Millis => WaitFormat::Millis,
        model::WaitFormat::UnixSeconds => WaitFormat::UnixSeconds,
        model::WaitFormat::UnixMillis => WaitFormat::UnixMillis,
        model::WaitFormat::Rfc3339 => WaitFormat::Rfc3339,
        model::WaitFormat::HttpDate => WaitFormat::HttpDate,
    }
}

fn error_rules(rules: &model::ErrorRules) -> ErrorRules {
    ErrorRules {
        message: leak::rows(rules.message.iter().map(path)),
        code: leak::rows(rules.code.iter().map(path)),
        failure: rules.failure.as_ref().map(|(at, value)| (path(at), leak::text(value))),
        classes: leak::rows(
            rules.classes.iter().map(|(class, matchers)| (self::class(*class), self::matchers(matchers))),
        ),
    }
}

fn class(class: model::Class) -> Class {
    match class {
        model::Class::Unauthorized => Class::Unauthorized,
        model::Class::Forbidden => Class::Forbidden,
        model::Class::NotFound => Class::NotFound,
        model::Class::InvalidRequest => Class::InvalidRequest,
        model::Class::RateLimited => Class::RateLimited,
        model::Class::Transient => Class::Transient,
    }
}

pub(crate) fn matchers(matchers: &[model::Matcher]) -> &'static [Matcher] {
    leak::rows(matchers.iter().map(|matcher| Matcher {
        status: matcher.status,
        code: matcher.code.as_deref().map(leak::text),
        message: matcher.message.as_deref().map(leak::text),
    }))
}

fn path(path: &model::Path) -> &'static [Step] {
    leak::rows(path.iter().map(|step| match step {
        model::Step::Key(key) => Step::Key(leak::text(key)),
        model::Step::Index(index) => Step::Index(*index),
    }))
}
