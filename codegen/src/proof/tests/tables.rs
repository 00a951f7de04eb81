use super::{SPEC, Spec, note};

fn told(ty: &str, map: &str, values: &[&str]) -> Vec<String> {
    let fields = format!("it: {{ type: {ty} }}");
    let items: Vec<_> = values.iter().map(|value| format!("{{ \"id\": 7, \"it\": {value} }}")).collect();
    Spec { fields: &fields, map, ..SPEC }.told(&[&format!("{{ \"notes\": [{}] }}", items.join(", "))])
}

#[test]
fn a_key_can_be_a_value_of_a_type_that_samples_have() {
    for (map, values) in [
        ("it: { from: it, table: { 0: a, -7: b }, otherwise: none }", &["0", "5"][..]),
        ("it: { from: it, table: { true: a, false: b } }", &["true"]),
        ("it: { from: it, table: { 0: a, one: b }, otherwise: none }", &["0", "\"one\""]),
        ("it: { from: it, table: { 0: a, one: b }, otherwise: none }", &["\"x\""]),
        ("it: { from: it, table: { 0: a, one: b }, otherwise: none }", &["null"]),
        ("it: { from: it, table: { 1.5: a, 2: b }, otherwise: none }", &["1.5"]),
    ] {
        assert_eq!(told("string", map, values), [""; 0], "{map} {values:?}");
    }
}

#[test]
fn a_key_is_written_as_the_values_are() {
    for (map, values) in [
        ("it: { from: it, table: { 01: a }, otherwise: none }", &["1"][..]),
        ("it: { from: it, table: { 1.0: a }, otherwise: none }", &["1"]),
        ("it: { from: it, table: { True: a }, otherwise: none }", &["true"]),
        ("it: { from: it, table: { 1: a }, otherwise: none }", &["true", "false"]),
    ] {
        let told = told("string", map, values);
        assert!(matches!(told.as_slice(), [one] if one.starts_with("SL0067")), "{map}: {told:?}");
    }
}

#[test]
fn values_are_listed_or_there_is_a_rule_for_all_others() {
    for (ty, map, values) in [
        ("State", "it: it", &["\"open\"", "\"done\"", "null"][..]),
        ("State", "it: { from: it, table: { o: open, d: done, x: none } }", &["\"o\"", "\"x\"", "\"done\""]),
        ("State", "it: { from: it, table: { o: open }, otherwise: none }", &["\"x\""]),
        ("State", "it: { from: it, table: { o: open }, otherwise: done }", &["\"x\""]),
        ("string", "it: it", &["\"x\""]),
    ] {
        assert_eq!(told(ty, map, values), [""; 0], "{map} {values:?}");
    }
}

#[test]
fn values_without_a_row_are_told_together() {
    let told = told("State", "it: it", &["\"a\"", "\"open\"", "\"b\"", "\"a\""]);
    assert_eq!(told, ["SL0068 the enum does not name `a`, `b`, which samples have"]);
}

#[test]
fn the_elements_of_a_list_are_values_too() {
    let spec = Spec { fields: "it: { type: list<State> }", map: "it: { each: it }", ..SPEC };
    assert_eq!(spec.told(&[&note("\"it\": [\"open\"]")]), [""; 0]);
    assert_eq!(
        spec.told(&[&note("\"it\": [\"open\", \"x\"]")]),
        ["SL0068 the enum does not name `x`, which samples have"]
    );
}
