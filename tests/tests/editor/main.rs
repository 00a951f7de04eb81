//! What an author of specs sees in an editor: the language server that editors use for YAML is asked, with the schemas that
//! are committed.

mod editor;
mod install;
mod lsp;

use serde_json::Value;

use crate::editor::{Editor, Underlined};

const SPEC: &str = "\
specloom: 1
provider: acme
base_url: https://api.example.com
auth: { bearer: token }
records:
  Note:
    identity: id
    fields:
      id: { type: string, required: true }
operations:
  list_notes:
    get: /notes
    pagination:
      keyset: { param: before, key: id, pick: min }
    order: newest_first
    items: notes
    returns: Note
    map: { id: id }
";

/// The spec with another text in one place.
fn with(from: &str, to: &str) -> String {
    assert_eq!(SPEC.matches(from).count(), 1, "{from}");
    SPEC.replace(from, to)
}

/// What the schema of a provider has at a place.
fn schema(pointer: &str) -> Value {
    let schema: Value = serde_json::from_str(&specloom_codegen::schema::provider()).expect("the schema is JSON");
    schema.pointer(pointer).unwrap_or_else(|| panic!("there is no {pointer}")).clone()
}

/// The keys of a mapping of the schema, each with what is said about it.
fn keys(pointer: &str) -> Vec<(String, String)> {
    let described = |(key, schema): (&String, &Value)| {
        let own = schema["markdownDescription"].as_str().map(str::to_owned);
        let of_type = || described_type(schema);
        (key.clone(), own.unwrap_or_else(of_type))
    };
    schema(pointer).as_object().expect("it is a mapping").iter().map(described).collect()
}

fn described_type(schema: &Value) -> String {
    let path = schema["$ref"].as_str().expect("it is described or refers to a type");
    let pointer = format!("{}/markdownDescription", path.trim_start_matches('#'));
    self::schema(&pointer).as_str().expect("it is text").to_owned()
}

fn sorted(mut items: Vec<(String, String)>) -> Vec<(String, String)> {
    items.sort();
    items
}

#[test]
fn the_keys_of_a_file_are_proposed() {
    let Some(mut editor) = Editor::open("keys_of_a_file") else { return };
    let proposed = editor.completions("specloom: 1\n¦");
    // Beside each key stands a proposal that writes all of those that are required.
    let (whole, single): (Vec<_>, Vec<_>) = proposed.into_iter().partition(|(label, _)| label == "specloom provider");
    let expected = keys("/properties").into_iter().filter(|(key, _)| key != "specloom").collect();
    assert_eq!(sorted(single), sorted(expected));
    assert!(matches!(&whole[..], [(_, text)] if text.contains("provider: \nbase_url: \nauth:")), "{whole:?}");
}

#[test]
fn each_pagination_strategy_is_proposed_once() {
    let Some(mut editor) = Editor::open("strategies") else { return };
    let proposed = editor.completions(&with("keyset: { param: before, key: id, pick: min }", "¦"));
    let names: Vec<_> = proposed.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(names, ["none", "offset", "page", "cursor", "keyset", "link"]);
    assert!(proposed.iter().all(|(_, text)| text.contains("```yaml\n")), "{proposed:#?}");

    let second = with("{ param: before, key: id, pick: min }", "{ param: before, key: id, pick: min }\n      ¦");
    assert_eq!(editor.completions(&second), [], "a choice has one key");
}

#[test]
fn the_keys_of_a_strategy_are_proposed() {
    let Some(mut editor) = Editor::open("keys_of_a_strategy") else { return };
    let proposed = editor.completions(&with("keyset: { param: before, key: id, pick: min }", "cursor:\n        ¦"));
    let (whole, single): (Vec<_>, Vec<_>) = proposed.into_iter().partition(|(label, _)| label == "cursor");
    assert_eq!(sorted(single), sorted(keys("/definitions/Cursor/properties")));
    assert!(matches!(&whole[..], [(_, text)] if text.ends_with("```yaml\nparam: \nfrom: \n```")), "{whole:?}");
}

#[test]
fn the_values_of_a_key_are_proposed() {
    let Some(mut editor) = Editor::open("values") else { return };
    let proposed = editor.completions(&with("order: newest_first", "order: ¦"));
    let values = [schema("/definitions/Order/enum"), schema("/definitions/Order/enumDescriptions")];
    let [names, texts] = values.map(|list| serde_json::from_value::<Vec<String>>(list).expect("they are texts"));
    assert_eq!(names[0], "newest_first");
    assert_eq!(proposed, names.into_iter().zip(texts).collect::<Vec<_>>());

    let types = editor.completions(&with("type: string", "type: ¦"));
    let types: Vec<_> = types.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(types, ["list<…>", "string", "integer", "number", "boolean", "timestamp"]);
}

#[test]
fn a_key_is_explained() {
    let Some(mut editor) = Editor::open("hover") else { return };
    let text = |pointer: &str| schema(pointer).as_str().expect("it is text").to_owned();
    let keyset = text("/definitions/Keyset/markdownDescription");
    assert_eq!(editor.hover(&with("keyset", "key¦set")), format!("#### keyset\n\n{keyset}"));

    let order = text("/definitions/Operation/properties/order/markdownDescription");
    let shown = editor.hover(&with("order", "or¦der"));
    let values = shown.strip_prefix(&format!("#### order\n\n{order}\n\nAllowed Values:\n\n")).expect(&shown);
    let values: Vec<_> = values.lines().collect();
    assert_eq!(values[0], "* `newest_first`: Pages go back in time, and each page is newest first.");
    assert_eq!(values.len(), 5);
}

#[test]
fn a_good_spec_has_nothing_underlined() {
    let Some(mut editor) = Editor::open("good") else { return };
    assert_eq!(editor.underlined(SPEC), []);
}

#[test]
fn mistakes_are_underlined() {
    let Some(mut editor) = Editor::open("mistakes") else { return };
    let choice = "Expected a mapping with exactly one key: `none`, `offset`, `page`, `cursor`, `keyset`, `link`.";
    let keyset = "keyset: { param: before, key: id, pick: min }";
    for (from, to, text, message) in [
        ("returns: Note", "return: Note", "return", "Property return is not allowed."),
        ("    get: /notes\n", "", "list_notes", "Missing property \"get\"."),
        (", pick: min", "", "keyset", "Missing property \"pick\"."),
        (
            "pick: min",
            "pick: lowest",
            "lowest",
            "Value is not accepted. Valid values: \"min\", \"max\", \"first\", \"last\".",
        ),
        (keyset, "token: { param: after }", "token", choice),
        ("required: true", "required: sometimes", "sometimes", "Incorrect type. Expected \"boolean\"."),
        ("map: { id: id }", "map: { id: { form: id } }", "form", "Property form is not allowed."),
        (
            "pick: min",
            "pick: min, page_size: 9",
            "page_size: 9",
            "key `page_size` is called `full_page` since specloom 0.1.0",
        ),
        ("specloom: 1", "specloom: 2", "2", "Value must be 1."),
        ("list_notes", "2_notes", "2_notes", "A name is ASCII and starts with a letter."),
    ] {
        let expected = Underlined { text: text.to_owned(), message: message.to_owned() };
        assert_eq!(editor.underlined(&with(from, to)), [expected], "{to}");
    }
}
