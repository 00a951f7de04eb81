//! The same values as with `serde_yaml`, which reads YAML in a way of its own: what it has read and written again, with no
//! alias and with quotes of its own, means what the text means.

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde_yaml::Value;

use super::good;
use super::shapes::{SERVICE, Service};
use crate::spec::{Interface, Provider};
use crate::yaml::scalar::is_number;
use crate::yaml::{Literal, Read};

/// A text as `serde_yaml` understands it.
fn rewritten(text: &str) -> String {
    let value: Value = serde_yaml::from_str(text).expect("serde_yaml reads it");
    serde_yaml::to_string(&value).expect("serde_yaml writes it")
}

/// A value without what the other text has in another way: places, and whether a scalar has quotes.
fn plain(value: &impl Debug) -> String {
    let text = format!("{value:?}").replace("plain: true", "plain: _").replace("plain: false", "plain: _");
    let mut parts = text.split("Span { ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').map_or(part, |(_, rest)| rest))
}

#[track_caller]
fn same<T: Read + Debug>(text: &str) {
    assert_eq!(plain(&good::<T>(text)), plain(&good::<T>(&rewritten(text))), "{text}");
}

/// For types that both know.
#[track_caller]
fn same_scalar<T: Read + DeserializeOwned + PartialEq + Debug>(text: &str) {
    let expected: T = serde_yaml::from_str(text).expect("serde_yaml reads it");
    assert_eq!(good::<T>(text), expected, "{text}");
}

#[test]
fn every_shape_is_read_alike() {
    same::<Service>("name: x\n");
    same::<Service>("{ name: 'x', auth: { none: x }, enabled: false, port: 0 }\n");
    same::<Service>("name: >\n  folded\n  text\nauth:\n  headers: { A: '{b}' }\n");
    same::<Service>("name: |-\n  kept\n    text\nauth: { bearer: \"\\u00e4\\t\" }\n");
    same::<Service>(&SERVICE.replace("1.10", "'1.10'"));
}

#[test]
fn scalars_are_read_alike() {
    for text in ["a", "'1'", "\"x: y\"", "no", "2024-06-01", "1.10", "a b # c", "http://x/y#z", "007"] {
        same_scalar::<String>(text);
    }
    for text in ["0", "42", "-7"] {
        same_scalar::<i64>(text);
    }
    for text in ["1.5", "-0.25", "3", "1e3", "a", "1.2.3", "-"] {
        assert_eq!(is_number(text), serde_yaml::from_str::<f64>(text).is_ok(), "{text}");
    }
    same_scalar::<Vec<Option<bool>>>("[true, false, ~]");
}

#[test]
fn literals_have_the_same_text() {
    for text in ["0", "42", "-7", "true", "false", "no", "abc", "'42'", "007", "18446744073709551615"] {
        let expected = match serde_yaml::from_str(text).expect("serde_yaml reads it") {
            Value::Bool(value) => value.to_string(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => text,
            other => panic!("{other:?} is no literal"),
        };
        assert_eq!(good::<Literal>(text).text, expected);
    }
}

/// The specs of the catalogue, and those of the tests.
fn specs() -> Vec<PathBuf> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folders = ["specs", "tests/constructs"].map(|folder| repository.join(folder));
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("the folder is there"));
    let paths = entries.map(|entry| entry.expect("it is listed").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")).collect()
}

#[test]
fn every_spec_is_read_alike() {
    let specs = specs();
    assert!(specs.len() > 40);
    for path in specs {
        let text = fs::read_to_string(&path).expect("it is text");
        if text.contains("\ninterface: ") { same::<Interface>(&text) } else { same::<Provider>(&text) }
    }
}

#[test]
fn places_do_not_count_and_values_do() {
    assert_eq!(plain(&good::<Provider>(SMALL)), plain(&good::<Provider>(&format!("# moved\n{SMALL}"))));
    assert_ne!(plain(&good::<Provider>(SMALL)), plain(&good::<Provider>(&SMALL.replace("token", "other"))));
}

const SMALL: &str = "\
specloom: 1
provider: acme
base_url: https://api.example.com
auth: { bearer: token }
operations: {}
";
