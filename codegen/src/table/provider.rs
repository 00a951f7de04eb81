//! What a provider is.

use super::construct::{construct, pieces};
use super::errors;
use super::json::{Json, Struct};
use super::operation::kind;
use crate::model::{Limits, Provider, WaitFormat};

pub(super) fn table(provider: &Provider) -> Json {
    Struct::default()
        .field("name", &provider.name)
        .field("title", &provider.title)
        .field("base_url", pieces(&provider.base_url))
        .filled("settings", Json::list(provider.settings.iter().map(|setting| &setting.name)))
        .filled("kinds", Json::list(provider.settings.iter().map(|setting| kind(setting.ty))))
        .filled("credentials", Json::list(provider.credentials.iter().map(|credential| &credential.name)))
        .field("auth", construct(&provider.auth))
        .filled("headers", Json::pairs(&provider.headers))
        .filled("errors", errors::rules(&provider.errors))
        .filled("limits", limits(&provider.limits))
        .into()
}

fn limits(limits: &Limits) -> Json {
    let rate = limits.rate.map(|(requests, seconds)| Json::object([("requests", requests), ("seconds", seconds)]));
    let wait = limits.wait.as_ref().map(|(header, format)| Json::of(header, wait_format(*format)));
    Struct::default().some("rate", rate).some("wait", wait).into()
}

const fn wait_format(format: WaitFormat) -> &'static str {
    match format {
        WaitFormat::Seconds => "seconds",
        WaitFormat::Millis => "millis",
        WaitFormat::UnixSeconds => "unix_seconds",
        WaitFormat::UnixMillis => "unix_millis",
        WaitFormat::Rfc3339 => "rfc3339",
        WaitFormat::HttpDate => "http_date",
    }
}
