//! Parameters of an operation.

use specloom_values::{Value, integer, number};

use super::scope::Names;
use super::unique::{Case, Taken};
use super::{Lowering, urls};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Param, ParamType, Scalar, Style, Type};
use crate::names;
use crate::source::Span;
use crate::spec::{self, Map, Place, Text};

/// Names of methods that every builder has.
const RESERVED: [&str; 7] = ["page_size", "resume", "send", "pages", "items", "fetch", "clone"];

/// What vendors call the parameter that chooses how many items a page holds.
const PAGE_SIZES: [&str; 9] =
    ["count", "limit", "max_results", "page_limit", "page_size", "per_page", "perpage", "size", "take"];

/// How a parameter that needs another name in Rust keeps the one that the vendor gave it.
const RENAMING: &str = "outside of the path, `name` says what the vendor calls it";

pub(super) fn lower(written: &Map<spec::Param>, names: Names<'_>, lowering: &mut Lowering<'_>) -> Vec<Param> {
    let mut taken = Taken::with_reserved(&RESERVED).renamed_by(RENAMING);
    written
        .iter()
        .map(|(text, param)| {
            let name = taken.take("parameter", text, Case::Snake, lowering);
            lower_one(text, name, param, names, lowering)
        })
        .collect()
}

/// Checks that every parameter of the path stands in it, and no other.
pub(super) fn check_places(
    written: &Map<spec::Param>,
    placeholders: &urls::Names,
    path: &Text,
    lowering: &mut Lowering<'_>,
) {
    for (index, (name, param)) in written.iter().enumerate() {
        let in_path = param.place.value == Place::Path;
        let message = match (in_path, placeholders.param_is_used(index)) {
            (true, false) if placeholders.unknown() => continue,
            (true, false) => format!("parameter `{}` does not stand in the path", name.value),
            (false, true) => format!("parameter `{}` stands in the path, but is not declared `in: path`", name.value),
            _ => continue,
        };
        lowering.push(Diagnostic::error(Code::ParamPlace, message, name.span).note(path.span, "this is the path"));
    }
}

/// Checks that no parameter chooses how many items a page holds where the pagination relies on a number: a page of fewer
/// would be taken for the last.
pub(super) fn check_page_size(written: &Map<spec::Param>, fixed: Span, lowering: &mut Lowering<'_>) {
    for (name, param) in written.iter().filter(|(_, param)| param.place.value == Place::Query) {
        let wire = param.name.as_ref().unwrap_or(name);
        if names::snake(wire).is_some_and(|name| PAGE_SIZES.contains(&name.as_str())) {
            let message = format!("`{}` chooses how many items a page holds, so pages are not full alike", wire.value);
            let diagnostic = Diagnostic::error(Code::PageSize, message, wire.span).note(fixed, "this relies on it");
            lowering.push(diagnostic.help("declare it as the `size` of the pagination"));
        }
    }
}

fn lower_one(text: &Text, name: String, param: &spec::Param, names: Names<'_>, lowering: &mut Lowering<'_>) -> Param {
    let wire = param.name.as_ref().unwrap_or(text);
    match param.place.value {
        Place::Query => lowering.query_name(wire),
        Place::Header => lowering.request_header(wire),
        Place::Path => {}
    }
    let (ty, is_list) = param_type(&param.ty, names, lowering);
    check_shape(param, &ty, is_list, lowering);
    Param {
        name,
        wire: wire.value.clone(),
        place: param.place.value,
        list: is_list.then(|| param.style.map_or(Style::Repeat, |style| style.value)),
        required: param.place.value == Place::Path || param.required.is_some_and(|required| required.value),
        default: default(param, &ty, names, lowering),
        prefixes: param.prefixes.iter().map(|prefix| prefix.value.clone()).collect(),
        range: (param.min.map(|min| min.value), param.max.map(|max| max.value)),
        doc: param.doc.clone(),
        ty,
    }
}

fn param_type(text: &Text, names: Names<'_>, lowering: &mut Lowering<'_>) -> (ParamType, bool) {
    let (ty, is_list) = match names.ty(text, lowering) {
        Type::List(element) => (*element, true),
        ty => (ty, false),
    };
    let ty = match ty {
        Type::Scalar(scalar) => ParamType::Scalar(scalar),
        Type::Enum(enumeration) => ParamType::Enum(enumeration),
        // It was reported.
        ty if ty.is_unknown() => ParamType::Scalar(Scalar::String),
        Type::Timestamp | Type::Record(_) | Type::List(_) => {
            let message = format!("a parameter cannot be a `{}`", text.value);
            let help = "use `string`, `integer`, `number`, `boolean`, an enum, or a list of one of them";
            lowering.push(Diagnostic::error(Code::ParamShape, message, text.span).help(help));
            ParamType::Scalar(Scalar::String)
        }
    };
    (ty, is_list)
}

fn check_shape(param: &spec::Param, ty: &ParamType, is_list: bool, lowering: &mut Lowering<'_>) {
    let mut refuse = |message: &str, span| lowering.push(Diagnostic::error(Code::ParamShape, message, span));
    if param.place.value == Place::Path {
        if is_list {
            refuse("a parameter of the path has one value", param.ty.span);
        }
        if let Some(required) = param.required.filter(|required| !required.value) {
            refuse("a parameter of the path is always required", required.span);
        }
        if let Some(name) = &param.name {
            refuse("a parameter of the path has no other name: the placeholder is replaced", name.span);
        }
    }
    match param.style {
        Some(style) if !is_list => refuse("`style` says how a list is written, and this is no list", style.span),
        None if is_list && param.place.value == Place::Query => {
            refuse("a list needs a `style`: `comma` or `repeat`", param.ty.span);
        }
        Some(style) if param.place.value == Place::Header && style.value == Style::Repeat => {
            refuse("a list in a header is written with `comma`", style.span);
        }
        _ => {}
    }
    if *ty != ParamType::Scalar(Scalar::Integer)
        && let Some(bound) = param.min.or(param.max)
    {
        refuse("only integers have bounds", bound.span);
    }
    if *ty != ParamType::Scalar(Scalar::String)
        && let Some(prefix) = param.prefixes.first()
    {
        refuse("only strings have prefixes", prefix.span);
    }
    if let Some(prefix) = param.prefixes.iter().find(|prefix| prefix.is_empty()) {
        refuse("every value starts with an empty prefix", prefix.span);
    }
    if let (Some(min), Some(max)) = (param.min, param.max)
        && min.value > max.value
    {
        refuse("the smallest allowed value is above the largest", min.span);
    }
}

/// The default as text, checked like a value that a caller gives.
fn default(param: &spec::Param, ty: &ParamType, names: Names<'_>, lowering: &mut Lowering<'_>) -> Option<String> {
    let default = param.default.as_ref()?;
    let text = default.value.to_string();
    let whole = integer(&Value::Text(&text));
    let problem = match ty {
        ParamType::Scalar(Scalar::Integer) => match whole {
            Err(_) => Some("is no integer"),
            Ok(whole) if param.min.is_some_and(|min| whole < min.value) => Some("is below `min`"),
            Ok(whole) if param.max.is_some_and(|max| whole > max.value) => Some("is above `max`"),
            Ok(_) => None,
        },
        ParamType::Scalar(Scalar::Number) => number(&Value::Text(&text)).is_err().then_some("is no number"),
        ParamType::Scalar(Scalar::Boolean) => (!matches!(&*text, "true" | "false")).then_some("is no boolean"),
        ParamType::Scalar(Scalar::String) => {
            let starts = |prefix: &Text| text.starts_with(prefix.as_str());
            let fits = param.prefixes.is_empty() || param.prefixes.iter().any(starts);
            (!fits).then_some("starts with none of `prefixes`")
        }
        ParamType::Enum(enumeration) => {
            (!names.has_value(*enumeration, &text)).then_some("is none of the enum's values")
        }
    };
    if let Some(problem) = problem {
        lowering.push(Diagnostic::error(Code::ParamDefault, format!("the default `{text}` {problem}"), default.span));
    }
    Some(text)
}
