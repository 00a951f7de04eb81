//! The same values as with `serde_yaml`, which reads YAML in a way of its own.

use indexmap::IndexMap;
use serde::de::DeserializeOwned;

use super::good;
use super::shapes::{SERVICE, Service};
use crate::yaml::{Literal, Spanned};

#[track_caller]
fn same<T: DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) {
    let foreign = serde_yaml::Deserializer::from_str(text);
    let expected: T = serde_yaml::with::singleton_map_recursive::deserialize(foreign).expect("serde_yaml reads it");
    assert_eq!(good::<T>(text), expected, "{text}");
}

#[test]
fn every_shape_is_read_alike() {
    same::<Service>("name: x\n");
    same::<Service>("{ name: 'x', auth: none, enabled: false, port: 0 }\n");
    same::<Service>("name: >\n  folded\n  text\nauth:\n  headers: { A: '{b}' }\n");
    same::<Service>("name: |-\n  kept\n    text\nauth: { bearer: \"\\u00e4\\t\" }\n");
}

#[test]
fn scalars_are_read_alike() {
    for text in ["a", "'1'", "\"x: y\"", "no", "2024-06-01", "1.10", "a b # c", "http://x/y#z", "007"] {
        same::<Spanned<String>>(text);
    }
    for text in ["0", "42", "-7"] {
        same::<i64>(text);
    }
    for text in ["1.5", "-0.25", "3", "1e3"] {
        same::<f64>(text);
    }
    same::<IndexMap<Spanned<String>, Vec<Option<bool>>>>("a: [true, false, ~]\n? b\n: []\n");
}

#[test]
fn literals_have_the_same_text() {
    for text in ["0", "42", "-7", "true", "false", "no", "abc", "'42'", "007", "18446744073709551615"] {
        let expected: Literal = serde_yaml::from_str(text).expect("serde_yaml reads it");
        assert_eq!(good::<Literal>(text).text, expected.text);
    }
}

#[test]
fn the_document_with_every_shape_is_read_alike() {
    let foreign = serde_yaml::Deserializer::from_str(SERVICE);
    let expected: Service =
        serde_yaml::with::singleton_map_recursive::deserialize(foreign).expect("serde_yaml reads it");
    assert_eq!(plain(good(SERVICE)), plain(expected));
}

/// `serde_yaml` does not say whether a text has quotes.
fn plain(mut service: Service) -> Service {
    for param in service.params.values_mut() {
        if let Some(default) = &mut param.default {
            default.plain = false;
        }
    }
    service
}
