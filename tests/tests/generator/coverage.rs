//! Nothing of the language goes without a spec that shows it.
//!
//! What the language has is taken from what it says about a word that it does not have.

use std::collections::BTreeSet;
use std::fs;

use serde_yaml::{Mapping, Value};

use crate::specs::{files, mistakes_in};

/// A spec with `zzz` in one place after the other.
const SPEC: &str = r#"specloom: 1
provider: acme
base_url: https://api.example.com
auth: { none: open data }
records:
  Note:
    fields:
      id: { type: string }
operations:
  list_notes:
    get: /notes
    params:
      limit: { in: query, type: integer }
    pagination: { none: the vendor lists all at once }
    order: unspecified
    items: notes
    returns: Note
    map: { id: id }
"#;

/// What could stand where `zzz` stands after this change of the spec.
fn alternatives(from: &str, to: &str) -> BTreeSet<String> {
    assert_eq!(SPEC.matches(from).count(), 1, "{from}");
    let (found, _) = mistakes_in(&SPEC.replace(from, to));
    let told = found.into_iter().find(|diagnostic| diagnostic.message.contains("`zzz`")).expect("it is no word");
    let help = told.help.expect("there is help");
    let list = help.strip_prefix("expected ").expect("it lists what could stand there");
    let list = list.strip_prefix("one of ").unwrap_or(list);
    list.split(", ").map(|name| name.trim_matches('`').to_owned()).collect()
}

/// Every mapping in a spec, with the key that it stands under.
fn mappings<'v>(value: &'v Value, under: &'v str, found: &mut Vec<(&'v str, &'v Mapping)>) {
    match value {
        Value::Mapping(mapping) => {
            found.push((under, mapping));
            for (key, value) in mapping {
                mappings(value, key.as_str().unwrap_or_default(), found);
            }
        }
        Value::Sequence(list) => list.iter().for_each(|value| mappings(value, under, found)),
        _ => {}
    }
}

fn constructs() -> Vec<Value> {
    let read = |file| fs::read_to_string(file).expect("it is text");
    files("constructs").into_iter().map(|file| serde_yaml::from_str(&read(file)).expect("it is YAML")).collect()
}

/// The keys of the mappings under a key, in all specs of constructs.
fn keys_under(key: &str) -> BTreeSet<String> {
    let specs = constructs();
    let mut found = Vec::new();
    specs.iter().for_each(|spec| mappings(spec, "", &mut found));
    let under = found.into_iter().filter(|(under, _)| *under == key);
    under.flat_map(|(_, mapping)| mapping.keys().filter_map(Value::as_str)).map(str::to_owned).collect()
}

/// The texts that stand for a key, in all specs of constructs.
fn values_of(key: &str) -> BTreeSet<String> {
    let specs = constructs();
    let mut found = Vec::new();
    specs.iter().for_each(|spec| mappings(spec, "", &mut found));
    found.into_iter().filter_map(|(_, mapping)| mapping.get(key)?.as_str().map(str::to_owned)).collect()
}

fn uncovered(wanted: &BTreeSet<String>, shown: &BTreeSet<String>) -> Vec<String> {
    assert!(wanted.len() > 1, "{wanted:?}");
    wanted.difference(shown).cloned().collect()
}

#[test]
fn every_pagination_strategy_has_a_spec() {
    let wanted = alternatives("{ none: the vendor lists all at once }", "{ zzz: {} }");
    assert_eq!(uncovered(&wanted, &keys_under("pagination")), [""; 0]);
}

#[test]
fn every_key_of_a_pagination_strategy_has_a_spec() {
    for strategy in ["offset", "page", "cursor", "keyset", "link"] {
        let wanted = alternatives("{ none: the vendor lists all at once }", &format!("{{ {strategy}: {{ zzz: 1 }} }}"));
        assert_eq!(uncovered(&wanted, &keys_under(strategy)), [""; 0], "{strategy}");
    }
}

#[test]
fn every_auth_scheme_has_a_spec() {
    let wanted = alternatives("auth: { none: open data }", "auth: { zzz: token }");
    assert_eq!(uncovered(&wanted, &keys_under("auth")), [""; 0]);
}

#[test]
fn every_error_class_has_a_spec() {
    let wanted = alternatives("records:", "errors: { classes: { zzz: [404] } }\nrecords:");
    assert_eq!(uncovered(&wanted, &keys_under("classes")), [""; 0]);
}

#[test]
fn every_key_of_the_limits_has_a_spec() {
    let wanted = alternatives("records:", "limits: { zzz: 1 }\nrecords:");
    assert_eq!(uncovered(&wanted, &keys_under("limits")), [""; 0]);
    let wanted = alternatives("records:", "limits: { wait: { zzz: 1 } }\nrecords:");
    assert_eq!(uncovered(&wanted, &keys_under("wait")), [""; 0]);
}

#[test]
fn every_format_of_a_header_that_says_when_to_go_on_has_a_spec() {
    let wanted = alternatives("records:", "limits: { wait: { header: X-Reset, as: zzz } }\nrecords:");
    let specs = constructs();
    let formats = specs.iter().filter_map(|spec| spec.get("limits")?.get("wait")?.get("as")?.as_str());
    assert_eq!(uncovered(&wanted, &formats.map(str::to_owned).collect()), [""; 0]);
}

#[test]
fn every_key_of_a_mapping_has_a_spec() {
    let wanted = alternatives("map: { id: id }", "map: { id: { zzz: id } }");
    let specs = constructs();
    let mut found = Vec::new();
    specs.iter().for_each(|spec| mappings(spec, "", &mut found));
    let rules = found.iter().filter(|(under, _)| *under == "map").flat_map(|(_, map)| map.values());
    let alternatives = rules.flat_map(|rule| match rule {
        Value::Sequence(rules) => rules.iter().collect(),
        rule => vec![rule],
    });
    let keys = alternatives.filter_map(Value::as_mapping).flat_map(Mapping::keys).filter_map(Value::as_str);
    // What is said about samples leaves no trace in the code.
    let shown = keys.chain(["unseen"]).map(str::to_owned).collect();
    assert_eq!(uncovered(&wanted, &shown), [""; 0]);
}

#[test]
fn every_time_format_has_a_spec() {
    let wanted = alternatives("map: { id: id }", "map: { id: { from: id, as: zzz } }");
    assert_eq!(uncovered(&wanted, &values_of("as")), [""; 0]);
}

#[test]
fn every_key_of_a_parameter_has_a_spec() {
    let wanted = alternatives("limit: { in: query, type: integer }", "limit: { zzz: 1, in: query, type: integer }");
    let specs = constructs();
    let mut found = Vec::new();
    specs.iter().for_each(|spec| mappings(spec, "", &mut found));
    let params = found.iter().filter(|(under, _)| *under == "params").flat_map(|(_, params)| params.values());
    let keys = params.filter_map(Value::as_mapping).flat_map(Mapping::keys).filter_map(Value::as_str);
    assert_eq!(uncovered(&wanted, &keys.map(str::to_owned).collect()), [""; 0]);
}

#[test]
fn every_place_of_a_parameter_has_a_spec() {
    let wanted = alternatives("in: query", "in: zzz");
    assert_eq!(uncovered(&wanted, &values_of("in")), [""; 0]);
}

#[test]
fn every_key_of_an_operation_has_a_spec() {
    let wanted = alternatives("    get: /notes", "    zzz: 1\n    get: /notes");
    let specs = constructs();
    let mut found = Vec::new();
    specs.iter().for_each(|spec| mappings(spec, "", &mut found));
    let operations = found.iter().filter(|(under, _)| *under == "operations").flat_map(|(_, all)| all.values());
    let keys = operations.filter_map(Value::as_mapping).flat_map(Mapping::keys).filter_map(Value::as_str);
    // What is said about samples leaves no trace in the code.
    let shown = keys.chain(["samples", "unmapped"]).map(str::to_owned).collect();
    assert_eq!(uncovered(&wanted, &shown), [""; 0]);
}

#[test]
fn every_key_of_a_provider_has_a_spec() {
    let wanted = alternatives("provider: acme", "provider: acme\nzzz: 1");
    let specs = constructs();
    let keys = specs.iter().filter_map(Value::as_mapping).flat_map(Mapping::keys).filter_map(Value::as_str);
    let shown = keys.map(str::to_owned).collect();
    assert_eq!(uncovered(&wanted, &shown), [""; 0]);
}
