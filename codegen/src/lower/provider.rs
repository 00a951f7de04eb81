//! Providers.

use super::interface::Known;
use super::scope::{Names, Scope};
use super::unique::{Case, Taken};
use super::{Credentials, File, Lowering, errors, operation, records, urls};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Provider, Setting};
use crate::names;
use crate::source::Span;
use crate::spec::{self, Map, Text};
use crate::yaml::Spanned;

/// The version of the spec language that this generator reads.
const VERSION: u32 = 1;

/// Names of types that the module of a provider has beside those of the spec.
const RESERVED: [&str; 7] = ["Client", "Config", "String", "Option", "Vec", "Result", "Box"];

/// What a setting can be.
const SETTING_TYPES: [&str; 2] = ["string", "integer"];

pub(super) fn version(version: Spanned<u32>, lowering: &mut Lowering<'_>) {
    if version.value != VERSION {
        let message = format!("this specloom reads version {VERSION} of the spec language, not {}", version.value);
        lowering.push(Diagnostic::error(Code::Version, message, version.span));
    }
}

pub(super) fn lower(file: &File<spec::Provider>, known: &Known<'_>, lowering: &mut Lowering<'_>) -> Provider {
    let written = &file.spec;
    version(written.specloom, lowering);
    let interface = written.implements.as_ref().and_then(|text| known.find(text, &file.path, lowering));
    let names = Names {
        enums: &written.enums,
        records: &written.records,
        interface: interface.map(|id| (id, &known.written[id].spec)),
    };
    let mut type_names = Taken::with_reserved(&RESERVED);
    let types = records::lower_types(names, &mut type_names, lowering);

    let mut config_names = Taken::default();
    let mut credentials = Credentials::default();
    let auth = written.auth.value.lower(lowering, &mut credentials);
    let credentials = credentials.finish(&written.credentials, &mut config_names, lowering);
    let settings = settings(&written.config, &mut config_names, lowering);

    let mut placeholders = urls::Names::new(written.config.keys().map(|name| name.as_str()));
    urls::check_base(&written.base_url, lowering);
    let base_url = placeholders.template(&written.base_url, lowering);

    let scope = Scope { here: &types, interface: interface.map(|id| &known.lowered[id].types) };
    let shared = interface.map(|id| &known.lowered[id]);
    let file_scope = operation::FileScope { names, scope, interface, shared };
    let operations = operation::lower_all(written, file_scope, &mut placeholders, &mut type_names, lowering);
    check_settings_are_used(&written.config, &placeholders, lowering);
    Provider {
        name: names::snake(&written.provider).unwrap_or_default(),
        title: written.title.clone().unwrap_or_else(|| written.provider.value.clone()),
        file: file.path.clone(),
        docs: written.docs.clone(),
        interface,
        base_url,
        settings,
        credentials,
        auth,
        headers: static_headers(&written.headers, lowering),
        errors: errors::lower(&written.errors, lowering),
        types,
        operations,
    }
}

fn settings(written: &Map<spec::Setting>, taken: &mut Taken, lowering: &mut Lowering<'_>) -> Vec<Setting> {
    let settings = written.iter().map(|(text, setting)| Setting {
        name: taken.take("setting", text, Case::Snake, lowering),
        ty: Names::scalar(&setting.ty, &SETTING_TYPES, lowering),
        doc: setting.doc.clone(),
    });
    settings.collect()
}

fn check_settings_are_used(written: &Map<spec::Setting>, placeholders: &urls::Names, lowering: &mut Lowering<'_>) {
    for (index, name) in written.keys().enumerate() {
        if !placeholders.setting_is_used(index) {
            let message = format!("setting `{}` is not used", name.value);
            let help = format!("put `{{{}}}` into `base_url` or into the path of an operation", name.value);
            let whole = Span { start: 0, end: u32::MAX, ..name.span };
            lowering.missing(whole, Diagnostic::error(Code::UnusedSetting, message, name.span).help(help));
        }
    }
}

/// Headers that are sent as they stand. Credentials are kept out of them: they would not be masked.
pub(super) fn static_headers(written: &Map<Text>, lowering: &mut Lowering<'_>) -> Vec<(String, String)> {
    for (name, value) in written {
        lowering.header_name(name);
        if let Some(at) = value.find(['{', '}']) {
            let span = lowering.within(value, at..at + 1);
            let message = "a header that is always sent has no placeholders";
            let help = "credentials stand under `auth`, values of the caller under `params` with `in: header`";
            lowering.push(Diagnostic::error(Code::StaticText, message, span).help(help));
        }
        if let Some(at) = value.find(|c: char| c.is_control() || !c.is_ascii()) {
            let span = lowering.within(value, at..value.len());
            lowering.push(Diagnostic::error(Code::StaticText, "a header's value is plain ASCII text", span));
        }
    }
    written.iter().map(|(name, value)| (name.value.clone(), value.value.clone())).collect()
}
