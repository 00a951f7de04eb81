//! The form that editors understand best.

use schemars::Schema;
use serde_json::{Value, json};

use super::shapes::Keywords;

/// Tidies one schema of the tree.
pub(super) fn tidy(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    named_values(schema);
    numbers(schema);
    texts(schema);
    keys(schema);
    members(schema);
    prose(schema);
    // What a missing key means is said in words. An editor would write the default into the file.
    schema.remove("default");
    in_order(schema);
}

/// What a schema is about comes first.
pub(super) fn in_order(schema: &mut Keywords) {
    let mut rest = std::mem::take(schema);
    for keyword in ["$schema", "$ref", "title", "description", "markdownDescription", "type"] {
        schema.extend(rest.shift_remove(keyword).map(|value| (keyword.to_owned(), value)));
    }
    schema.append(&mut rest);
}

/// Values that are described one by one become one list, with a list of descriptions.
fn named_values(schema: &mut Keywords) {
    let Some(variants) = schema.get("oneOf").and_then(Value::as_array) else { return };
    let all = |keyword: &str| variants.iter().map(|variant| variant.get(keyword).cloned()).collect::<Option<Vec<_>>>();
    let (Some(values), Some(descriptions)) = (all("const"), all("description")) else { return };
    schema.remove("oneOf");
    schema.insert("type".to_owned(), "string".into());
    schema.insert("enum".to_owned(), values.into());
    schema.insert("enumDescriptions".to_owned(), descriptions.into());
}

/// The names of Rust's integers are no formats that an editor knows.
fn numbers(schema: &mut Keywords) {
    if schema.remove("format").is_some_and(|format| format == "uint32") {
        schema.insert("maximum".to_owned(), json!(u32::MAX));
    }
}

/// A text may be written without quotes where it looks like a number: `Version: 2`.
fn texts(schema: &mut Keywords) {
    let is_free = !["pattern", "enum", "const"].iter().any(|keyword| schema.contains_key(*keyword));
    if let Some(kind) = schema.get_mut("type").filter(|kind| is_free && *kind == "string") {
        *kind = json!(["string", "number"]);
    }
}

/// The keys of a mapping have their names as titles, and a key without a value is not offered.
fn keys(schema: &mut Keywords) {
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    for (name, property) in properties {
        let Some(property) = property.as_object_mut() else { continue };
        something(property);
        property.insert("title".to_owned(), name.as_str().into());
    }
}

/// What a list or a mapping of names holds is called as its type is.
fn members(schema: &mut Keywords) {
    for keyword in ["items", "additionalProperties"] {
        let Some(member) = schema.get_mut(keyword).and_then(Value::as_object_mut) else { continue };
        let name = member.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
        if let Some(name) = name.map(str::to_lowercase) {
            member.insert("title".to_owned(), name.into());
        }
    }
    if schema.get("additionalProperties").is_some_and(Value::is_object) {
        schema.insert("errorMessage".to_owned(), "Expected a mapping.".into());
    }
}

/// Takes "nothing" away from what can stand there.
fn something(schema: &mut Keywords) {
    if let Some(Value::Array(kinds)) = schema.get_mut("type") {
        kinds.retain(|kind| kind != "null");
        if let [kind] = kinds.as_slice() {
            let kind = kind.clone();
            schema.insert("type".to_owned(), kind);
        }
    }
    if let Some(Value::Array(alternatives)) = schema.get_mut("anyOf") {
        alternatives.retain(|alternative| alternative["type"] != "null");
        if let [Value::Object(only)] = alternatives.as_mut_slice() {
            let mut only = std::mem::take(only);
            schema.remove("anyOf");
            schema.append(&mut only);
        }
    }
}

/// Descriptions are Markdown, with a line for each paragraph. An editor that is not told so shows every mark as it stands.
fn prose(schema: &mut Keywords) {
    if let Some(text) = schema.get("description").and_then(Value::as_str) {
        let text = unwrapped(text);
        schema.insert("markdownDescription".to_owned(), text.as_str().into());
        schema.insert("description".to_owned(), text.into());
    }
    if let Some(Value::Array(texts)) = schema.get_mut("enumDescriptions") {
        texts.iter_mut().for_each(|text| *text = unwrapped(text.as_str().unwrap_or_default()).into());
        let texts = texts.clone();
        schema.insert("markdownEnumDescriptions".to_owned(), texts.into());
    }
}

/// A text without the line breaks that only keep its source narrow: those of examples and lists stay.
fn unwrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let (mut in_example, mut in_paragraph) = (false, false);
    for line in text.lines() {
        let is_fence = line.starts_with("```");
        let continues = in_paragraph && !is_fence && !line.is_empty() && !starts_item(line);
        match lines.last_mut() {
            Some(last) if continues => *last = format!("{last} {}", line.trim_start()),
            _ => lines.push(line.to_owned()),
        }
        in_example ^= is_fence;
        in_paragraph = !in_example && !is_fence && !line.is_empty();
    }
    lines.join("\n")
}

fn starts_item(line: &str) -> bool {
    line.starts_with("- ") || line.split_once(". ").is_some_and(|(number, _)| number.parse::<u8>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_items_become_one_line() {
        let text = "One\ntwo.\n\n1. three\n   four\n2. five\n- six";
        assert_eq!(unwrapped(text), "One two.\n\n1. three four\n2. five\n- six");
    }

    #[test]
    fn examples_stay_as_they_are() {
        let text = "As\nin\n\n```yaml\na: 1\nb: 2\n\nc: 3\n```\nand\nso on";
        assert_eq!(unwrapped(text), "As in\n\n```yaml\na: 1\nb: 2\n\nc: 3\n```\nand so on");
    }
}
