use super::{SPEC, Spec, note};

/// What is told about a field of this type with this value.
fn told(ty: &str, mapping: &str, value: &str) -> Vec<String> {
    let (fields, map) = (format!("it: {{ type: {ty} }}"), format!("it: {mapping}"));
    Spec { fields: &fields, map: &map, ..SPEC }.told(&[&note(&format!("\"it\": {value}"))])
}

#[test]
fn values_fit_as_the_reference_says() {
    for (ty, values) in [
        ("string", &["\"x\"", "\"\"", "7", "18446744073709551615", "null"][..]),
        ("integer", &["7", "20.0", "\"20\"", "-1", "null"]),
        ("number", &["7", "1.5", "\"1.5\"", "1e300", "null"]),
        ("boolean", &["true", "\"false\"", "null"]),
        ("State", &["\"open\"", "null"]),
    ] {
        for value in values {
            assert_eq!(told(ty, "it", value), [""; 0], "{ty} {value}");
        }
    }
}

#[test]
fn values_are_refused_as_the_reference_says() {
    for (ty, values) in [
        ("string", &["1.5", "true", "{}", "[]", "1e400"][..]),
        ("integer", &["1.5", "\"\"", "\" 20\"", "true", "{}", "[]"]),
        ("number", &["\"\"", "\"x\"", "true", "{}", "[]"]),
        ("boolean", &["0", "1", "\"\"", "\"yes\"", "{}", "[]"]),
        ("State", &["1.5", "{}", "[]"]),
    ] {
        for value in values {
            let told = told(ty, "it", value);
            assert!(matches!(told.as_slice(), [one] if one.starts_with("SL0062")), "{ty} {value}: {told:?}");
        }
    }
}

#[test]
fn times_fit_their_format() {
    for (format, value) in [
        ("rfc3339", "\"2026-04-18T14:22:11.250+02:00\""),
        ("rfc3339", "\"\""),
        ("unix_seconds", "1767600000"),
        ("unix_seconds", "\"1512085950.000216\""),
        ("unix_millis", "1767600000000"),
        ("unix_micros", "1767600000000000"),
        ("unix_nanos", "1767600000000000000"),
        ("unix_seconds", "0"),
        ("unix_seconds", "123"),
        ("unix_millis", "-1"),
    ] {
        let mapping = format!("{{ from: it, as: {format} }}");
        assert_eq!(told("timestamp", &mapping, value), [""; 0], "{format} {value}");
    }
}

#[test]
fn a_table_makes_values_fit() {
    assert_eq!(told("boolean", "{ from: it, table: { 0: false, 1: true } }", "1"), [""; 0]);
    assert_eq!(told("integer", "{ from: it, table: { \"\": none } }", "\"\""), [""; 0]);
    assert_eq!(told("State", "{ from: it, table: { 1: open }, otherwise: none }", "1.5"), [""; 0]);
}

#[test]
fn where_both_shapes_are_mapped_both_fit() {
    let mapping = "[it, it.text]";
    assert_eq!(told("string", mapping, "{ \"text\": \"x\" }"), [""; 0]);
    let spec = Spec { fields: "it: { type: string }", map: "it: [it, it.text]", ..SPEC };
    assert_eq!(spec.told(&[&note("\"it\": \"x\""), &note("\"it\": { \"text\": null }")]), [""; 0]);
}

#[test]
fn php_writes_an_empty_object_as_an_array() {
    let spec = Spec { fields: "it: { type: string }", map: "it: meta.it", ..SPEC };
    assert_eq!(spec.told(&[&note("\"meta\": []"), &note("\"meta\": { \"it\": 1 }")]), [""; 0]);
    let told = spec.told(&[&note("\"meta\": [1]"), &note("\"meta\": { \"it\": 1 }")]);
    assert_eq!(told, ["SL0062 `meta` has to be an object, but a sample has an array there"]);
}

#[test]
fn a_path_is_told_once_however_many_items_have_the_value() {
    let spec = Spec { fields: "it: { type: integer }", map: "it: it", ..SPEC };
    let body = "{ \"notes\": [{ \"id\": 1, \"it\": \"a\" }, { \"id\": 2, \"it\": \"b\" }] }";
    assert_eq!(
        spec.told(&[body, body]),
        ["SL0062 field `it` takes an integer of 64 bits, but a sample has a string there"]
    );
}

#[test]
fn a_required_field_has_a_value_where_something_gives_one() {
    let required = |map| Spec { fields: "it: { type: string, required: true }", map, ..SPEC };
    let body =
        "{ \"all\": \"y\", \"notes\": [{ \"id\": 1, \"it\": \"x\" }, { \"id\": 2, \"it\": null, \"b\": \"x\" }] }";
    for map in [
        "it: [it, b]",
        "it: { from: it, otherwise: z }",
        "it: [it, { const: z }]",
        "it: [it, $.all]",
        "it: { join: [it, b] }",
    ] {
        let told = required(map).told(&[body]);
        assert!(!told.iter().any(|told| told.starts_with("SL0066")), "{map}: {told:?}");
    }
    let absent = "SL0066 field `it` is required, but a sample has no value for it";
    assert_eq!(required("it: it").told(&[body]), [absent]);
    assert_eq!(required("it: { from: it, table: { x: none } }").told(&[body]), [absent]);
}

#[test]
fn fields_of_an_optional_record_are_required_where_it_is() {
    let spec = Spec { fields: "author: { type: Person }", map: "author: { map: { id: a.id, name: a.name } }", ..SPEC };
    let known = note("\"a\": { \"id\": 1, \"name\": \"x\" }");
    assert_eq!(spec.told(&[&note("\"a\": null"), &note("\"a\": {}"), &known]), [""; 0]);
    let told = spec.told(&[&note("\"a\": { \"name\": \"x\" }"), &known]);
    assert_eq!(told, ["SL0066 field `author.id` is required, but a sample has no value for it"]);
}

#[test]
fn what_is_refused_is_not_absent_on_top_of_that() {
    let spec = Spec { fields: "it: { type: integer, required: true }", map: "it: a.it", ..SPEC };
    for value in ["\"a\": \"x\"", "\"a\": { \"it\": \"x\" }"] {
        let told = spec.told(&[&note(value)]);
        assert!(matches!(told.as_slice(), [one] if one.starts_with("SL0062")), "{told:?}");
    }
    assert_eq!(spec.told(&[&note("\"a\": {}")]), ["SL0061 no sample has `a.it`"]);
}
