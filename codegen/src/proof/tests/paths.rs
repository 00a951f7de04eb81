use super::{SPEC, Spec, note};

const TITLE: Spec<'static> = Spec { fields: "title: { type: string }", map: "title: title", ..SPEC };

#[test]
fn one_sample_that_has_a_path_is_enough_and_null_will_do() {
    assert_eq!(TITLE.told(&[&note(""), &note("\"title\": null")]), [""; 0]);
    assert_eq!(TITLE.told(&[&note("")]), ["SL0061 no sample has `title`"]);
}

#[test]
fn a_reason_covers_the_paths_of_its_mapping_and_no_others() {
    let spec = Spec {
        fields: "author: { type: Person }, title: { type: string }",
        map: "author: { from: author, unseen: why, map: { id: id, name: name } }, title: title",
        ..SPEC
    };
    assert_eq!(spec.told(&[&note("")]), ["SL0061 no sample has `title`"]);
    assert_eq!(spec.told(&[&note("\"title\": \"x\", \"author\": { \"id\": 1 }")]), [""; 0]);
}

#[test]
fn a_reason_for_one_alternative_leaves_the_others_to_be_proved() {
    let spec = Spec { map: "title: [{ from: nick, unseen: why }, title]", ..TITLE };
    assert_eq!(spec.told(&[&note("\"title\": \"x\"")]), [""; 0]);
    assert_eq!(spec.told(&[&note("")]), ["SL0061 no sample has `title`"]);
    assert_eq!(spec.told(&[&note("\"title\": \"x\", \"nick\": null")]), ["SL0065 a sample has `nick`"]);
}

#[test]
fn what_stands_below_an_object_that_is_not_there_is_told_once() {
    let spec = Spec {
        fields: "author: { type: Person }",
        map: "author: { from: author, map: { id: id, name: name } }",
        ..SPEC
    };
    assert_eq!(spec.told(&[&note("")]), ["SL0061 no sample has `author`"]);
    assert_eq!(spec.told(&[&note("\"author\": null")]), ["SL0061 `author` is null in every sample"]);
    assert_eq!(spec.told(&[&note("\"author\": []")]), ["SL0061 `author` is empty in every sample"]);
}

#[test]
fn what_stands_in_the_elements_of_an_array_without_any_is_told_once() {
    let spec = Spec {
        fields: "files: { type: list<File> }, tags: { type: list<string> }",
        map: "files: { each: files, map: { url: url, name: name } }, tags: { each: tags }",
        ..SPEC
    };
    let told = spec.told(&[&note("\"files\": [], \"tags\": [null]")]);
    assert_eq!(told, ["SL0061 `files` is empty in every sample", "SL0061 `tags` is empty in every sample"]);
    let full = note("\"files\": [null, { \"url\": \"x\", \"name\": null }], \"tags\": [\"x\"]");
    assert_eq!(spec.told(&[&note("\"files\": [], \"tags\": []"), &full]), [""; 0]);
}

#[test]
fn a_path_that_is_read_as_an_object_and_as_a_list_is_both_in_samples() {
    let spec = Spec {
        fields: "files: { type: list<File> }, author: { type: File }",
        map: "files: { each: it, map: { url: url, name: name } }, author: { from: it, map: { url: url, name: name } }",
        ..SPEC
    };
    let (object, list) =
        (note("\"it\": { \"url\": \"x\", \"name\": \"y\" }"), note("\"it\": [{ \"url\": \"x\", \"name\": \"y\" }]"));
    assert_eq!(spec.told(&[&object, &list]), [""; 0]);
    assert_eq!(spec.told(&[&object]), ["SL0061 no sample has an array with elements at `it`"]);
    assert_eq!(spec.told(&[&list]), ["SL0061 no sample has an object at `it`"]);
}

#[test]
fn of_items_that_are_nowhere_only_the_path_is_told() {
    let spec = Spec { items: "[data, rows]", map: "title: title", ..TITLE };
    assert_eq!(spec.told(&[&note("")]), ["SL0061 no sample has `data`", "SL0061 no sample has `rows`"]);
    let excused = Spec { items: "[data, { from: rows, unseen: why }]", ..TITLE };
    assert_eq!(excused.told(&["{ \"data\": [{ \"id\": 7, \"title\": null }] }"]), [""; 0]);
}

#[test]
fn the_bare_array_and_the_element_itself_are_paths_too() {
    let spec =
        Spec { items: "$", fields: "tags: { type: list<string> }", map: "tags: { each: tags, from: \"@\" }", ..SPEC };
    assert_eq!(spec.told(&["[{ \"id\": 7, \"tags\": [\"x\"] }]"]), [""; 0]);
}

#[test]
fn a_value_that_items_take_over_is_looked_for_in_the_body() {
    let spec = Spec { map: "title: $.thread.title", ..TITLE };
    let body = |thread: &str| format!("{{ \"thread\": {thread}, \"notes\": [{{ \"id\": 7 }}] }}");
    assert_eq!(spec.told(&[&body("{ \"title\": \"x\" }")]), [""; 0]);
    assert_eq!(spec.told(&[&body("{}")]), ["SL0061 no sample has `$.thread.title`"]);
}

#[test]
fn nothing_is_said_about_samples_after_a_mistake_in_what_they_would_prove() {
    let unknown = Spec { fields: "title: { type: strin }", ..TITLE };
    let told = unknown.told(&[&note("\"size\": 1")]);
    assert_eq!(told, ["SL0026 there is no type `strin`"]);
    let misspelt = Spec { map: "titel: titel", ..TITLE };
    assert_eq!(misspelt.told(&[&note("\"size\": 1")]), ["SL0052 record `Note` has no field `titel`"]);
    let elsewhere = Spec { top: "headers: { \"a b\": x }", ..TITLE };
    assert_eq!(elsewhere.told(&[&note("")]), ["SL0034 `a b` is no header name", "SL0061 no sample has `title`"]);
}
