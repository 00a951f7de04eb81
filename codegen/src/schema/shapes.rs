//! Choices and alternatives, in the form in which editors propose what fits and report what does not.

use schemars::Schema;
use serde_json::{Map, Value, json};

/// The keywords of a schema.
pub(super) type Keywords = Map<String, Value>;

/// A choice is one of several mappings with one key each. An editor that is told which key is required proposes each
/// mapping a second time, so what is required is any one key: the only one that it can be.
pub(crate) fn choice(schema: &mut Schema) {
    let Some(Value::Array(mut variants)) = schema.remove("oneOf") else { return };
    let names = variants.iter().filter_map(|variant| variant["required"][0].as_str());
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    let message = format!("Expected a mapping with exactly one key: {}.", names.join(", "));
    for variant in variants.iter_mut().filter_map(Value::as_object_mut) {
        let description = variant.remove("description");
        let named = variant.get_mut("properties").and_then(Value::as_object_mut);
        for value in named.into_iter().flat_map(Keywords::values_mut).filter_map(Value::as_object_mut) {
            value.extend(description.clone().map(|text| ("description".to_owned(), text)));
        }
        variant.remove("required");
        variant.insert("minProperties".to_owned(), json!(1));
        variant.insert("errorMessage".to_owned(), message.as_str().into());
    }
    schema.insert("type".to_owned(), "object".into());
    schema.insert("errorMessage".to_owned(), message.into());
    schema.insert("oneOf".to_owned(), variants.into());
}

/// Makes alternatives of different kinds one schema: each keyword only speaks of values of one kind. An editor that is told
/// of alternatives reports a mistake in one as a mistake in all.
pub(crate) fn alternatives(schema: &mut Schema) {
    let Some(Value::Array(branches)) = schema.remove("anyOf") else { return };
    let (mut kinds, mut rules) = (Vec::new(), Keywords::new());
    for branch in branches {
        let Value::Object(mut branch) = branch else { continue };
        branch.remove("description");
        kinds.extend(branch.remove("type"));
        rules.append(&mut branch);
    }
    if rules.contains_key("items") {
        rules.insert("minItems".to_owned(), json!(1));
    }
    of_kinds(schema, kinds, rules);
}

/// Lets values of other kinds stand for a mapping.
pub(super) fn or(schema: &mut Schema, others: &[&str]) {
    let mut rules = Keywords::new();
    for keyword in ["properties", "required", "additionalProperties"] {
        rules.extend(schema.remove(keyword).map(|value| (keyword.to_owned(), value)));
    }
    let kinds = others.iter().chain(&["object"]).map(|kind| json!(kind)).collect();
    of_kinds(schema, kinds, rules);
}

/// The rules stand apart, or an editor would write the keys of the mapping, where a text does.
fn of_kinds(schema: &mut Schema, kinds: Vec<Value>, rules: Keywords) {
    schema.insert("type".to_owned(), kinds.into());
    schema.insert("allOf".to_owned(), json!([rules]));
}

/// The schema of what a choice has behind a name.
pub(super) fn variant<'s>(schema: &'s mut Schema, name: &str) -> &'s mut Keywords {
    let variants = schema.get_mut("oneOf").and_then(Value::as_array_mut).into_iter().flatten();
    let found = variants.filter_map(|variant| variant["properties"].get_mut(name)?.as_object_mut()).next();
    found.expect("the choice has this variant")
}
