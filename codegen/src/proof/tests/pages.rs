use super::{SPEC, Spec};

fn told(pagination: &str, rest: &str) -> Vec<String> {
    let body = |id: &str, rest: &str| format!("{{ \"notes\": [{{ \"id\": {id} }}], {rest} }}");
    Spec { pagination, ..SPEC }.told(&[&body("7", rest)])
}

const STUCK: &str = "SL0064 a sample says that there is another page, but has no cursor that asks for it";

#[test]
fn another_page_needs_one_cursor_of_several() {
    let cursor = "{ cursor: { param: after, from: [a, b], more: [{ from: c, unseen: It is new. }, d] } }";
    assert_eq!(told(cursor, "\"a\": null, \"b\": 7, \"d\": true"), [""; 0]);
    assert_eq!(told(cursor, "\"a\": \"\", \"b\": null, \"d\": true"), [STUCK]);
    assert_eq!(told(cursor, "\"a\": \"\", \"b\": null, \"d\": false"), [""; 0]);
}

#[test]
fn a_cursor_is_a_text_an_integer_or_nothing() {
    let cursor = "{ cursor: { param: after, from: next, more: more } }";
    for next in ["\"abc\"", "7", "0", "null", "\"\""] {
        for more in ["true", "\"false\"", "null"] {
            let told = told(cursor, &format!("\"next\": {next}, \"more\": {more}"));
            match (next, more) {
                ("null" | "\"\"", "true") => assert_eq!(told, [STUCK], "{next}"),
                _ => assert_eq!(told, [""; 0], "{next} {more}"),
            }
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
    for (next, why) in [
        ("https://evil.example/x", "has to stay at the origin of `base_url`, but that of a sample leaves it"),
        ("https://u:p@api.example.com/x", "cannot hold user information, but that of a sample does"),
        ("abc def", "has to be a URL, but a sample has another text there"),
        ("bmV4dA==", "has to be a URL, but a sample has another text there"),
    ] {
        let told = told(link, &format!("\"next\": \"{next}\""));
        assert_eq!(told, [format!("SL0064 the URL of the next page {why}")], "{next}");
    }
    assert_eq!(
        told(link, "\"next\": 2"),
        ["SL0064 the URL of the next page has to be a string, but a sample has an integer there"]
    );
}

#[test]
fn a_link_in_a_header_stands_in_one_sample() {
    let linked = Spec { pagination: "{ link: { header: true } }", ..SPEC };
    let page = |link: &str| format!("HTTP/1.1 200 OK\n{link}\n{{ \"notes\": [{{ \"id\": 7 }}] }}");
    let next = page("LINK: </notes?page=2>; rel=\"next\"\n");
    let last = page("Link: </notes?page=1>; rel=\"prev\"\n");
    let unseen = "SL0061 no sample has a header `Link` with `rel=\"next\"`";
    assert_eq!(linked.told(&[&last, &next]), [""; 0]);
    assert_eq!(linked.told(&[&page("Link: </a>; rel=prev\nLink: </b>; rel=next\n")]), [""; 0]);
    for sample in [&super::note(""), &page(""), &last, &page("Link: /notes?page=2\n"), &page("Link: <>; rel=next\n")] {
        assert_eq!(linked.told(&[sample]), [unseen], "{sample}");
    }
    let elsewhere = page("Link: <https://evil.example/x>; rel=\"next\"\n");
    assert!(linked.told(&[&elsewhere, &next])[0].starts_with("SL0064"));
    let excused = Spec { pagination: "{ link: { header: true, unseen: One page. } }", ..SPEC };
    assert_eq!(excused.told(&[&last]), [""; 0]);
    assert_eq!(excused.told(&[&next]), ["SL0065 a sample has a header `Link` with `rel=\"next\"`"]);
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
