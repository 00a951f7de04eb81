//! The texts that the generator writes are those that the runtime reads, whatever specs hold and whatever is done to them.

use std::fmt::Debug;

use serde_json::{Value, json};
use specloom::__v1::dynamic::FromText;
use specloom::__v1::tables::{Operation, Provider};
use specloom_codegen::{model, table};

use crate::emitted::sets;
use crate::tables::made;

/// Characters that have to be escaped in JSON or in Rust, and such as look as if.
const CHARS: [char; 20] = [
    '"',
    '#',
    '\\',
    '\'',
    '{',
    '}',
    '/',
    'u',
    'a',
    ' ',
    '\n',
    '\r',
    '\t',
    '\0',
    '\u{7f}',
    '\u{e9}',
    '\u{301}',
    '\u{202e}',
    '\u{feff}',
    '\u{1f600}',
];

/// A text, the same for the same seed.
fn text(seed: u64) -> String {
    let mut random = fastrand::Rng::with_seed(seed);
    (0..random.usize(..12)).map(|_| CHARS[random.usize(..CHARS.len())]).collect()
}

/// A provider all of whose texts are this one.
fn provider(text: &str) -> model::Provider {
    let text = || text.to_owned();
    let headers = vec![(text(), vec![model::Piece::Text(text()), model::Piece::Credential(0)])];
    let matcher = model::Matcher { status: None, code: Some(text()), message: Some(text()) };
    model::Provider {
        name: text(),
        title: text(),
        file: text(),
        docs: None,
        interface: None,
        base_url: vec![model::Piece::Text(text()), model::Piece::Setting(0)],
        settings: vec![model::Setting { name: text(), ty: model::Scalar::String, doc: None }],
        credentials: vec![model::Credential { name: text(), doc: None }],
        auth: model::Construct::new("headers", [("headers", model::Value::Headers(headers))]),
        headers: vec![(text(), text())],
        errors: model::ErrorRules {
            message: vec![vec![model::Step::Key(text()), model::Step::Index(0)]],
            code: Vec::new(),
            failure: Some((vec![model::Step::Key(text())], text())),
            classes: vec![(model::Class::NotFound, vec![matcher])],
        },
        limits: model::Limits { rate: None, wait: Some((text(), model::WaitFormat::Seconds)) },
        types: model::Types::default(),
        operations: Vec::new(),
    }
}

fn read<T: FromText + Debug>(text: String) -> Result<String, String> {
    T::from_text(text.leak()).map(|table| format!("{table:?}")).map_err(|unfit| unfit.to_string())
}

#[test]
fn a_text_survives_whatever_it_holds() {
    let plain = read::<Provider>(table::provider(&provider("x"))).expect("it is of this version");
    for seed in 0..2_000 {
        let text = text(seed);
        let written = table::provider(&provider(&text));
        let literal: syn::LitStr = syn::parse_str(&format!("r#\"{written}\"#")).expect("it is a literal");
        assert_eq!(literal.value(), written);
        let table = Provider::from_text(written.leak()).expect("it is of this version");
        assert_eq!((table.name, table.headers), (&*text, &[(&*text, &*text)][..]));
        // All others are in here, too.
        assert_eq!(format!("{table:?}"), plain.replace("\"x\"", &format!("{text:?}")), "{text:?}");
    }
}

/// What reads a text, into the table or why it is none.
type Reader = fn(String) -> Result<String, String>;

/// The texts of all tables of the catalogue and the constructs, each with what reads it.
fn texts() -> Vec<(String, Reader)> {
    let mut texts: Vec<(String, Reader)> = Vec::new();
    for set in sets() {
        for provider in made(&set).checked.model.providers {
            texts.push((table::provider(&provider), read::<Provider>));
            texts.extend(provider.operations.iter().map(|one| (table::operation(one), read::<Operation> as _)));
        }
    }
    texts
}

/// Each value that differs from this one in one place, by what is made of that place.
fn changed(value: &Value, change: &dyn Fn(&Value) -> Vec<Value>) -> Vec<Value> {
    let mut all = change(value);
    match value {
        Value::Array(values) => {
            for (at, below) in values.iter().enumerate() {
                all.extend(changed(below, change).into_iter().map(|below| {
                    let mut values = values.clone();
                    values[at] = below;
                    Value::Array(values)
                }));
            }
        }
        Value::Object(members) => {
            for (key, below) in members {
                all.extend(changed(below, change).into_iter().map(|below| {
                    let mut members = members.clone();
                    members.insert(key.clone(), below);
                    Value::Object(members)
                }));
            }
        }
        _ => {}
    }
    all
}

/// The object without each of its keys, and with another in the place of it.
fn other_keys(value: &Value) -> Vec<Value> {
    let Value::Object(members) = value else { return Vec::new() };
    let keys = members.keys().flat_map(|key| {
        let (mut removed, mut renamed) = (members.clone(), members.clone());
        removed.remove(key);
        let value = renamed.remove(key).expect("it has the key");
        renamed.insert(format!("{key}_of_later_versions"), value);
        [removed, renamed].map(Value::Object)
    });
    keys.collect()
}

/// Values of every kind, in the place of any.
fn other_kinds(_: &Value) -> Vec<Value> {
    vec![json!(null), json!(true), json!(70_000), json!("x"), json!([[]]), json!({})]
}

#[test]
fn a_table_of_another_version_is_an_error_or_another_table() {
    let (mut unread, mut others) = (0, 0);
    for (text, read) in texts() {
        let known = read(text.clone()).expect("it is of this version");
        let tree: Value = serde_json::from_str(&text).expect("it is JSON");
        for other in changed(&tree, &other_keys).into_iter().chain(changed(&tree, &other_kinds)) {
            match read(other.to_string()) {
                Ok(table) => others += usize::from(table != known),
                Err(_) => unread += 1,
            }
        }
    }
    assert!(unread > 10_000 && others > 1_000, "{unread} were not read, {others} are other tables");
}

#[test]
fn a_part_of_a_text_is_an_error() {
    for (text, read) in texts() {
        for at in (0..text.len()).step_by(17).filter(|at| text.is_char_boundary(*at)) {
            assert!(read(text[..at].to_owned()).is_err(), "{}", &text[..at]);
        }
    }
}
