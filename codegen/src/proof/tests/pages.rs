use super::{SPEC, Spec};

fn told(pagination: &str, rest: &str) -> Vec<String> {
    let body = |id: &str, rest: &str| format!("{{ \"notes\": [{{ \"id\": {id} }}], {rest} }}");
    Spec { pagination, ..SPEC }.told(&[&body("7", rest)])
}

#[test]
fn a_cursor_is_a_text_an_integer_or_nothing() {
    let cursor = "{ cursor: { param: after, from: next, more: more } }";
    for next in ["\"abc\"", "7", "0", "null", "\"\""] {
        for more in ["true", "\"false\"", "null"] {
            assert_eq!(told(cursor, &format!("\"next\": {next}, \"more\": {more}")), [""; 0], "{next} {more}");
        }
    }
    for next in ["true", "1.5", "{}", "[]"] {
        let told = told(cursor, &format!("\"next\": {next}, \"more\": true"));
        assert!(matches!(told.as_slice(), [one] if one.starts_with("SL0064 a cursor")), "{next}: {told:?}");
    }
}

#[test]
fn a_link_is_a_text_or_nothing() {
    let link = "{ link: { from: next } }";
    for next in ["\"https://api.example.com/notes?page=2\"", "null", "\"\""] {
        assert_eq!(told(link, &format!("\"next\": {next}")), [""; 0], "{next}");
    }
    assert_eq!(
        told(link, "\"next\": 2"),
        ["SL0064 the URL of the next page has to be a string, but a sample has an integer there"]
    );
}

#[test]
fn a_count_is_an_integer_from_0_on() {
    for total in ["0", "20", "\"20\"", "20.0", "null"] {
        assert_eq!(
            told("{ offset: { param: offset, total: total } }", &format!("\"total\": {total}")),
            [""; 0],
            "{total}"
        );
        assert_eq!(told("{ page: { param: page, start: 1, pages: total } }", &format!("\"total\": {total}")), [""; 0]);
    }
}

#[test]
fn every_item_has_a_key() {
    let spec = Spec { pagination: "{ keyset: { param: before, key: key, pick: min } }", ..SPEC };
    let body = |key: &str| format!("{{ \"notes\": [{{ \"id\": 7, \"key\": 1 }}, {{ \"id\": 8, \"key\": {key} }}] }}");
    assert_eq!(spec.told(&[&body("2")]), [""; 0]);
    assert_eq!(spec.told(&[&body("\"b\"")]), [""; 0]);
    for key in ["null", "\"\""] {
        assert_eq!(spec.told(&[&body(key)]), ["SL0064 every item needs a key, but a sample has one without it"]);
    }
    assert_eq!(spec.told(&["{ \"notes\": [{ \"id\": 7 }] }"]), ["SL0061 no sample has `key`"]);
}
