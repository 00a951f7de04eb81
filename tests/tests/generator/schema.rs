//! The JSON Schema accepts what is a spec, and refuses what has the wrong shape.

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;
use specloom_codegen::{Code, schema};

use crate::bad::declared;
use crate::specs::{files, package};

/// The validators of both kinds of file.
pub(crate) struct Schemas {
    provider: Validator,
    interface: Validator,
}

impl Schemas {
    pub(crate) fn new() -> Self {
        let validator = |text: String| {
            let schema: Value = serde_json::from_str(&text).expect("the schema is JSON");
            jsonschema::draft7::meta::validate(&schema).expect("the schema is of draft 7");
            jsonschema::draft7::new(&schema).expect("the schema is sound")
        };
        Self { provider: validator(schema::provider()), interface: validator(schema::interface()) }
    }

    /// Why a spec is refused; empty if it is accepted.
    pub(crate) fn mistakes(&self, spec: &Value) -> Vec<String> {
        let validator = if spec.get("interface").is_some() { &self.interface } else { &self.provider };
        let mistakes = validator.iter_errors(spec);
        mistakes.map(|mistake| format!("{}: {mistake}", mistake.instance_path())).collect()
    }
}

/// A text in YAML as editors see it: keys are texts, and merge keys are merged.
pub(crate) fn json(text: &str) -> Result<Value, serde_yaml::Error> {
    let mut yaml: serde_yaml::Value = serde_yaml::from_str(text)?;
    yaml.apply_merge()?;
    Ok(converted(&yaml))
}

fn converted(yaml: &serde_yaml::Value) -> Value {
    match yaml {
        serde_yaml::Value::Mapping(entries) => {
            let key = |key: &serde_yaml::Value| match converted(key) {
                Value::String(text) => text,
                other => other.to_string(),
            };
            Value::Object(entries.iter().map(|(name, value)| (key(name), converted(value))).collect())
        }
        serde_yaml::Value::Sequence(items) => items.iter().map(converted).collect(),
        scalar => serde_json::to_value(scalar).expect("it is a scalar"),
    }
}

fn read(file: &Path) -> Value {
    let text = fs::read_to_string(file).expect("it is text");
    json(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Every spec without mistakes: those of the catalogue, of the constructs, and those that bad ones refer to.
fn good() -> Vec<PathBuf> {
    let mut good = files("constructs");
    good.extend(
        files("bad").into_iter().filter(|file| declared(file).is_none() && !file.ends_with("many_mistakes.yaml")),
    );
    good.extend(specloom_codegen::spec_files(&package().join("../specs")).expect("the folder is there"));
    good
}

#[test]
fn every_good_spec_is_accepted() {
    let schemas = Schemas::new();
    for file in good() {
        let mistakes = schemas.mistakes(&read(&file));
        assert!(mistakes.is_empty(), "{}: {mistakes:#?}", file.display());
    }
}

/// Codes of the rules about shape. Of [`Code::InvalidValue`] the schema knows some.
pub(crate) const SHAPE: [Code; 5] =
    [Code::UnknownKey, Code::MissingKey, Code::WrongType, Code::UnknownValue, Code::NotOneKey];

fn is_of_shape(code: &str) -> bool {
    SHAPE.iter().any(|known| known.to_string() == code)
}

#[test]
fn every_mistake_of_shape_is_refused() {
    let schemas = Schemas::new();
    let is_bad = |file: &PathBuf| declared(file).is_some_and(|code| is_of_shape(&code));
    let mut bad: Vec<_> = files("bad").into_iter().filter(is_bad).collect();
    bad.extend(files("bad/shape"));
    let accepted: Vec<_> = bad.iter().filter(|file| schemas.mistakes(&read(file)).is_empty()).collect();
    assert!(accepted.is_empty() && bad.len() > 28, "{accepted:#?} of {}", bad.len());
}

/// Specs that break a rule about meaning which the schema knows all the same.
const ALSO_KNOWN: [&str; 18] = [
    "errors/unknown_class.yaml",
    "file/both.yaml",
    "file/other_version.yaml",
    "limits/requests_without_a_time.yaml",
    "limits/reset_without_a_unit.yaml",
    "limits/time_in_another_unit.yaml",
    "names/bearer_is_no_template.yaml",
    "names/not_ascii.yaml",
    "names/starts_with_a_digit.yaml",
    "operations/no_order.yaml",
    "operations/no_pagination.yaml",
    "pagination/full_page_of_nothing.yaml",
    "pagination/pages_of_nothing.yaml",
    "paths/join_of_no_path.yaml",
    "paths/no_alternative.yaml",
    "types/setting_is_a_timestamp.yaml",
    "urls/path_without_a_slash.yaml",
    "urls/relative.yaml",
];

#[test]
fn some_mistakes_of_meaning_are_refused() {
    let schemas = Schemas::new();
    for file in ALSO_KNOWN {
        assert!(!schemas.mistakes(&read(&package().join("bad").join(file))).is_empty(), "the schema accepts {file}");
    }
}

/// Every schema inside a schema.
fn walk<'s>(schema: &'s Value, found: &mut Vec<&'s Value>) {
    match schema {
        Value::Object(keywords) => {
            found.push(schema);
            keywords.values().for_each(|value| walk(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| walk(value, found)),
        _ => {}
    }
}

#[test]
fn every_key_and_every_value_is_explained() {
    for text in [schema::provider(), schema::interface()] {
        let root: Value = serde_json::from_str(&text).expect("the schema is JSON");
        let mut all = Vec::new();
        walk(&root, &mut all);
        let is_explained = |key: &Value| {
            let referred = key["$ref"].as_str().and_then(|path| root.pointer(path.trim_start_matches('#')));
            [Some(key), referred].into_iter().flatten().any(|schema| schema["description"].is_string())
        };
        for schema in all {
            for (name, key) in schema["properties"].as_object().into_iter().flatten().filter(|(_, key)| key.is_object())
            {
                assert!(is_explained(key), "`{name}` has no doc comment: {key:#}");
            }
            if let Some(values) = schema["enum"].as_array() {
                let texts = schema["enumDescriptions"].as_array().expect("each value has a doc comment");
                let are_explained = texts.iter().all(|text| text.as_str().is_some_and(|text| !text.is_empty()));
                assert!(are_explained && texts.len() == values.len(), "{schema:#}");
            }
            assert!(schema["oneOf"][0]["const"].is_null(), "one of the values has no doc comment: {schema:#}");
        }
    }
}

#[test]
fn the_schemas_beside_the_catalogue_are_fresh() {
    for (kind, text) in [("provider", schema::provider()), ("interface", schema::interface())] {
        let path = format!("specs/schema/{kind}.json");
        let fresh = fs::read_to_string(package().join("..").join(&path)).is_ok_and(|committed| committed == text);
        assert!(fresh, "{path} is stale; run `cargo run -p specloom-cli -- schema {kind} > {path}`");
    }
}

#[test]
fn every_spec_of_the_catalogue_names_its_schema() {
    for file in specloom_codegen::spec_files(&package().join("../specs")).expect("the folder is there") {
        let text = fs::read_to_string(&file).expect("it is text");
        let kind = if read(&file).get("interface").is_some() { "interface" } else { "provider" };
        let line = format!("# yaml-language-server: $schema=schema/{kind}.json\n");
        assert!(text.starts_with(&line), "the first line of {} is not {line}", file.display());
    }
}
