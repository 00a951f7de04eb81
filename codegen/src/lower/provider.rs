//! Providers.

use super::interface::Known;
use super::scope::{Names, Scope};
use super::unique::{Case, Taken};
use super::{Credentials, File, Lowering, errors, headers, limits, operation, records, secrets, urls};
use crate::auth::Auth;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Provider, Setting};
use crate::names;
use crate::proof::{Origin, Provider as Claimed};
use crate::source::Span;
use crate::spec::{self, Map};
use crate::yaml::Spanned;

/// The version of the spec language that this generator reads.
pub(crate) const VERSION: u32 = 1;

/// Names of types that the module of a provider has beside those of the spec.
const RESERVED: [&str; 7] = ["Client", "Config", "String", "Option", "Vec", "Result", "Box"];

/// What a setting can be.
pub(crate) const SETTING_TYPES: [&str; 2] = ["string", "integer"];

pub(super) fn version(version: Spanned<u32>, lowering: &mut Lowering<'_>) {
    if version.value != VERSION {
        let message = format!("this specloom reads version {VERSION} of the spec language, not {}", version.value);
        lowering.push(Diagnostic::error(Code::Version, message, version.span));
    }
}

pub(super) fn lower(
    file: &File<spec::Provider>,
    known: &Known<'_>,
    lowering: &mut Lowering<'_>,
) -> (Provider, Claimed) {
    let written = &file.spec;
    version(written.specloom, lowering);
    let interface = written.implements.as_ref().and_then(|text| known.find(text, &file.path, lowering));
    let names = Names {
        enums: &written.enums,
        records: &written.records,
        interface: interface.map(|id| (id, &known.written[id].spec)),
    };
    let mut type_names = Taken::with_reserved(&RESERVED);
    let before = lowering.mark();
    let shared = interface.map(|id| &known.lowered[id].types);
    let types = records::lower_types(names, shared, &mut type_names, lowering);
    let sound = lowering.is_clean_since(before) && can_be_trusted(written, interface, known, lowering);

    let mut config_names = Taken::default();
    let mut credentials = Credentials::default();
    let auth = written.auth.value.lower(lowering, &mut credentials);
    check_auth(&written.auth, &credentials, lowering);
    let auth_headers = written.auth.value.header_names();
    let secrets = credentials.names().clone();
    let credentials = credentials.finish(&written.credentials, &mut config_names, lowering);
    let settings = settings(&written.config, &mut config_names, lowering);

    let mut placeholders = urls::Names::new(written.config.keys().map(|name| name.as_str()), &secrets);
    let secret = urls::check_base(&written.base_url, &secrets, lowering);
    let base_url = placeholders.template(&written.base_url, secret, lowering);
    lowering.origin = Origin::of(&base_url);

    let scope = Scope { here: &types, interface: shared };
    let shared = interface.map(|id| (id, &known.lowered[id]));
    headers::check_static(&written.headers, &auth_headers, lowering);
    let file_scope = operation::FileScope {
        names,
        scope,
        names_interface: written.implements.is_some(),
        shared,
        credentials: &secrets,
        auth_headers: &auth_headers,
    };
    let (operations, claimed) = operation::lower_all(written, file_scope, &mut placeholders, &mut type_names, lowering);
    check_settings_are_used(&written.config, &placeholders, lowering);
    let errors = errors::lower(&written.errors, lowering);
    // Without it, nobody knows which samples are errors.
    let sound = sound && errors.failure.is_some() == written.errors.failure.is_some();
    let claimed = Claimed { sound, errors: std::mem::take(&mut lowering.claims), operations: claimed };
    let provider = Provider {
        name: names::snake(&written.provider).unwrap_or_default(),
        title: written.title.clone().unwrap_or_else(|| written.provider.value.clone()),
        file: file.path.clone(),
        docs: lowering.docs(written.docs.as_ref()),
        interface,
        base_url,
        settings,
        credentials,
        auth,
        headers: headers::lower_static(&written.headers, &secrets, lowering),
        errors,
        limits: limits::lower(written.limits.as_ref(), lowering),
        types,
        operations,
    };
    (provider, claimed)
}

/// Whether the types that operations refer to are as they are written.
fn can_be_trusted(
    written: &spec::Provider,
    interface: Option<usize>,
    known: &Known<'_>,
    lowering: &Lowering<'_>,
) -> bool {
    let regions: Vec<_> = written.operations.values().map(|operation| operation.span).collect();
    let shared = match interface {
        Some(id) => known.sound[id],
        None => written.implements.is_none(),
    };
    shared && lowering.is_whole_beside(written.provider.span.file, &regions)
}

/// A template without a placeholder would send the same words for everybody.
fn check_auth(auth: &Spanned<Auth>, credentials: &Credentials, lowering: &mut Lowering<'_>) {
    if credentials.are_none() && !matches!(auth.value, Auth::None(_)) {
        let message = "`auth` names no credential";
        let help =
            "write credentials as `\"{api_key}\"`; for an API that is open to everybody, `none: …` with a reason";
        lowering.push(Diagnostic::error(Code::NoCredential, message, auth.span).help(help));
    }
}

fn settings(written: &Map<spec::Setting>, taken: &mut Taken, lowering: &mut Lowering<'_>) -> Vec<Setting> {
    let settings = written.iter().map(|(text, setting)| {
        let name = taken.take("setting", text, Case::Snake, lowering);
        if !lowering.is_reported(Code::NameTaken, text.span) {
            secrets::check_setting(text, setting, lowering);
        }
        Setting { name, ty: Names::scalar(&setting.ty, &SETTING_TYPES, lowering), doc: setting.doc.clone() }
    });
    settings.collect()
}

fn check_settings_are_used(written: &Map<spec::Setting>, placeholders: &urls::Names, lowering: &mut Lowering<'_>) {
    for (index, name) in written.keys().enumerate() {
        if !placeholders.setting_is_used(index) && !lowering.is_reported(Code::CredentialPlace, name.span) {
            let message = format!("setting `{}` is not used", name.value);
            let help = format!("put `{{{}}}` into `base_url` or into the path of an operation", name.value);
            let whole = Span { start: 0, end: u32::MAX, ..name.span };
            lowering.missing(whole, Diagnostic::error(Code::UnusedSetting, message, name.span).help(help));
        }
    }
}
