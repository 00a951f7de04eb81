//! What the lowering knows beyond the types: closed sets of names, what a name looks like, which keys go together.
//!
//! Each type names its function here. `patternErrorMessage`, `errorMessage`, `enumDescriptions`, `defaultSnippets` and
//! `doNotSuggest` are words of editors; validators pass over them.

use schemars::Schema;
use serde_json::{Value, json};

use super::shapes::{self, Keywords};
use crate::lower::{INTERFACE_PARAM_TYPES, MOST_REQUESTS, SCALARS, SETTING_TYPES, TIMESTAMP, VERSION};
use crate::model::Class;

/// A name that makes a Rust name: ASCII, and the first letter or digit is a letter.
const NAME: &str = "^[^0-9A-Za-z]*[A-Za-z][ -~]*$";
const NAME_MESSAGE: &str = "A name is ASCII and starts with a letter.";

/// A URL of documentation.
const DOCS: &str = "^https?://[^\\s<>]*$";
const DOCS_MESSAGE: &str = "The URL of documentation starts with `https://`.";

pub(crate) fn provider(schema: &mut Schema) {
    version(schema);
    pattern(key(schema, "provider"), NAME, NAME_MESSAGE);
    pattern(key(schema, "docs"), DOCS, DOCS_MESSAGE);
    pattern(key(schema, "base_url"), "^https?://", "A base URL starts with `https://`.");
    names(schema, &["config", "enums", "records", "operations"]);
}

pub(crate) fn interface(schema: &mut Schema) {
    version(schema);
    pattern(key(schema, "interface"), NAME, NAME_MESSAGE);
    names(schema, &["enums", "records", "operations"]);
}

pub(crate) fn operation(schema: &mut Schema) {
    pattern(key(schema, "docs"), DOCS, DOCS_MESSAGE);
    pattern(key(schema, "get"), "^/", "A path starts with `/`; it is appended to `base_url`.");
    names(schema, &["params"]);
    // Vendors' switches: `query: { archived: true }`.
    key(schema, "query").insert("additionalProperties".to_owned(), json!({ "type": ["string", "number", "boolean"] }));
    schema.insert("if".to_owned(), json!({ "required": ["items"] }));
    schema.insert("then".to_owned(), json!({ "required": ["pagination", "order"] }));
}

pub(crate) fn interface_operation(schema: &mut Schema) {
    names(schema, &["params"]);
}

pub(crate) fn record(schema: &mut Schema) {
    names(schema, &["fields"]);
}

pub(crate) fn enum_value(schema: &mut Schema) {
    pattern(key(schema, "name"), NAME, NAME_MESSAGE);
}

pub(crate) fn limits(schema: &mut Schema) {
    let requests = key(schema, "requests");
    requests.insert("minimum".to_owned(), json!(1));
    requests.insert("maximum".to_owned(), json!(MOST_REQUESTS));
    pattern(key(schema, "per"), "^[0-9]+[smh]$", "A time is a whole number and `s`, `m` or `h`: `60s`.");
    schema.insert("dependencies".to_owned(), json!({ "requests": ["per"], "per": ["requests"] }));
}

pub(crate) fn wait(schema: &mut Schema) {
    schema.insert("required".to_owned(), json!(["header", "as"]));
}

pub(crate) fn rule(schema: &mut Schema) {
    key(schema, "join").insert("minItems".to_owned(), json!(1));
}

pub(crate) fn verify(schema: &mut Schema) {
    key(schema, "among").insert("minItems".to_owned(), json!(1));
}

pub(crate) fn keyset(schema: &mut Schema) {
    key(schema, "full_page").insert("minimum".to_owned(), json!(1));
}

pub(crate) fn setting(schema: &mut Schema) {
    key(schema, "type").append(&mut types(&SETTING_TYPES));
}

pub(crate) fn interface_param(schema: &mut Schema) {
    key(schema, "type").append(&mut types(&INTERFACE_PARAM_TYPES));
}

pub(crate) fn param(schema: &mut Schema) {
    open_types(key(schema, "type"), &SCALARS.map(|(name, _)| name));
}

pub(crate) fn field(schema: &mut Schema) {
    let [string, integer, number, boolean] = SCALARS.map(|(name, _)| name);
    open_types(key(schema, "type"), &[string, integer, number, boolean, TIMESTAMP]);
}

pub(crate) fn size(schema: &mut Schema) {
    for name in ["default", "max"] {
        key(schema, name).insert("minimum".to_owned(), json!(1));
    }
}

pub(crate) fn errors(schema: &mut Schema) {
    let classes = key(schema, "classes");
    let matchers = classes.remove("additionalProperties");
    let class = |(name, class): (&str, Class)| {
        let mut schema = matchers.clone().unwrap_or_default();
        schema["description"] = class_doc(class).into();
        (name.to_owned(), schema)
    };
    classes.insert("properties".to_owned(), Value::Object(Class::ALL.into_iter().map(class).collect()));
    classes.insert("additionalProperties".to_owned(), Value::Bool(false));
    let names = Class::ALL.map(|(name, _)| format!("`{name}`"));
    classes.insert("errorMessage".to_owned(), format!("The error classes are {}.", names.join(", ")).into());
}

pub(crate) fn matcher(schema: &mut Schema) {
    shapes::or(schema, &["integer", "string"]);
    schema.insert("minimum".to_owned(), json!(100));
    schema.insert("maximum".to_owned(), json!(599));
}

pub(crate) fn auth(schema: &mut Schema) {
    shapes::choice(schema);
    let message = "`bearer` is followed by the name of a credential, not by a template: `bearer: token`.";
    pattern(shapes::variant(schema, "bearer"), "^[^{} ]*$", message);
}

/// The schema of a key of a mapping.
fn key<'s>(schema: &'s mut Schema, name: &str) -> &'s mut Keywords {
    let found = schema.pointer_mut(&format!("/properties/{name}")).and_then(Value::as_object_mut);
    found.expect("the type has this key")
}

fn version(schema: &mut Schema) {
    let version = key(schema, "specloom");
    version.retain(|keyword, _| keyword == "description");
    version.insert("const".to_owned(), json!(VERSION));
}

fn pattern(text: &mut Keywords, pattern: &str, message: &str) {
    text.insert("pattern".to_owned(), pattern.into());
    text.insert("patternErrorMessage".to_owned(), message.into());
}

/// The keys of these mappings are names that the spec declares: there is nothing to propose.
fn names(schema: &mut Schema, keys: &[&str]) {
    let name = json!({ "pattern": NAME, "patternErrorMessage": NAME_MESSAGE, "doNotSuggest": true });
    for declared in keys {
        key(schema, declared).insert("propertyNames".to_owned(), name.clone());
    }
}

/// One of these types.
fn types(names: &[&str]) -> Keywords {
    let docs: Vec<_> = names.iter().map(|name| type_doc(name)).collect();
    Keywords::from_iter([("enum".to_owned(), json!(names)), ("enumDescriptions".to_owned(), json!(docs))])
}

/// One of these types, a name that the spec declares, or a list. An editor tells alternatives apart by their titles, and
/// reports what the first one says.
fn open_types(ty: &mut Keywords, names: &[&str]) {
    let other = json!({
        "type": "string",
        "pattern": format!("^(?!({})$){}", names.join("|"), NAME.trim_start_matches('^')),
        "patternErrorMessage": "A type is one of the language, the name of one that the spec declares, or `list<T>`.",
        "defaultSnippets": [{ "label": "list<…>", "description": "A list: never absent, only empty.", "body": "list<$1>" }],
    });
    let mut known = types(names);
    known.insert("title".to_owned(), "type".into());
    ty.remove("type");
    ty.insert("anyOf".to_owned(), json!([other, known]));
}

fn type_doc(name: &str) -> &'static str {
    match name {
        "string" => "A text. Also for ids: integers are kept as their digits.",
        "integer" => "A whole number of 64 bits.",
        "number" => "A number, with or without a fraction.",
        "boolean" => "`true` or `false`.",
        "timestamp" => "A point in time. Its mapping names the format.",
        _ => "",
    }
}

const fn class_doc(class: Class) -> &'static str {
    match class {
        Class::Unauthorized => "The credentials are missing or wrong. Without a class: status 401. Not sent again.",
        Class::Forbidden => "The credentials do not suffice. Without a class: status 403. Not sent again.",
        Class::NotFound => "What was asked for is not there. Without a class: status 404 or 410. Not sent again.",
        Class::InvalidRequest => "The request is at fault. Without a class: any other status of 4xx. Not sent again.",
        Class::RateLimited => "Too many requests. Without a class: status 429. Sent again, after a wait.",
        Class::Transient => {
            "The vendor is at fault and may recover. Without a class: status 408 or 5xx. Sent again; without a class only \
             after 408, 500, 502, 503 and 504."
        }
    }
}
