use super::{SPEC, Spec, note};

/// Keys of an operation that leaves these paths out.
fn leaving_out(unmapped: &str) -> String {
    format!("order: unspecified\n    unmapped: [{unmapped}]")
}

/// What is told about a spec that leaves these paths out.
fn told(spec: Spec<'_>, unmapped: &str, body: &str) -> Vec<String> {
    Spec { more: &leaving_out(unmapped), ..spec }.told(&[body])
}

#[test]
fn what_is_left_out_is_told_at_its_highest_level_once() {
    let body = "{ \"total\": 1, \"notes\": [{ \"id\": 1, \"a\": { \"b\": 1, \"c\": [] } }, { \"id\": 2, \"a\": null, \"d\": 0 }] }";
    assert_eq!(SPEC.told(&[body, body]), ["SL0069 nothing maps `a`, `d`, which samples have"]);
}

#[test]
fn a_path_covers_what_is_below_it() {
    let body = note("\"a\": { \"b\": { \"c\": 1, \"d\": [{ \"e\": 1 }] }, \"f\": 1 }");
    assert_eq!(told(SPEC, "a", &body), [""; 0]);
    assert_eq!(told(SPEC, "a.b, a.f", &body), [""; 0]);
    assert_eq!(told(SPEC, "a.b.d, a.f", &body), ["SL0069 nothing maps `a.b.c`, which samples have"]);
    assert_eq!(told(SPEC, "a.b", &body), ["SL0069 nothing maps `a.f`, which samples have"]);
}

#[test]
fn an_index_stands_for_every_element() {
    let files =
        Spec { fields: "files: { type: list<File> }", map: "files: { each: files, map: { url: url } }", ..SPEC };
    let body = note("\"files\": [{ \"url\": \"x\" }, { \"url\": \"y\", \"size\": 1, \"kind\": 2 }]");
    assert_eq!(files.told(&[&body]), ["SL0069 nothing maps `files[0].size`, `files[0].kind`, which samples have"]);
    let rest = told(files, "\"files[0].size\"", &body);
    assert_eq!(rest, ["SL0069 nothing maps `files[0].kind`, which samples have"]);
    assert_eq!(told(files, "files", &body), [""; 0]);
}

#[test]
fn whatever_is_read_from_an_item_is_mapped() {
    let spec = Spec {
        fields: "title: { type: string }, tags: { type: list<string> }",
        map: "title: { join: [first, last] }, tags: { each: rows, from: name }",
        pagination: "{ keyset: { param: before, key: number, pick: min } }",
        more: "order: unspecified\n    params: { of: { in: query, type: string } }\n    verify: [{ param: of, among: [owner] }]",
        ..SPEC
    };
    let body =
        note("\"first\": \"a\", \"last\": \"b\", \"number\": 1, \"owner\": \"x\", \"rows\": [{ \"name\": \"y\" }]");
    assert_eq!(spec.told(&[&body]), [""; 0]);
}

#[test]
fn a_path_that_leaves_nothing_out_is_told() {
    let body = note("\"a\": { \"b\": 1 }");
    let spec = Spec { fields: "it: { type: string }", map: "it: a.b", ..SPEC };
    assert_eq!(told(spec, "a", &body), ["SL0075 `a` is mapped"]);
    assert_eq!(told(spec, "a.b", &body), ["SL0075 `a.b` is mapped"]);
    assert_eq!(told(spec, "a.c", &body), ["SL0075 no sample has `a.c`"]);
    assert_eq!(told(spec, "a.c", &note("\"a\": { \"b\": 1, \"c\": null }")), [""; 0]);
}

#[test]
fn what_is_left_over_after_a_misspelt_path_is_not_told() {
    let spec = Spec { fields: "title: { type: string }", map: "title: titel", ..SPEC };
    assert_eq!(spec.told(&[&note("\"title\": \"x\"")]), ["SL0061 no sample has `titel`"]);
}
