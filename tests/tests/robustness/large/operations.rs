//! Specs with large operations, and with many.

use super::parts::{Parts, colliding, field, fields, operation, operations, params, parts, top};
use super::{ENTRIES, check, full, many};

#[test]
fn parameters() {
    operation(params(ENTRIES, "query", "type: string, default: a")).check();
}

#[test]
fn parameters_in_headers() {
    operation(
        params(ENTRIES, "header", "type: string")
            + &format!("    headers:\n{}", many(ENTRIES, |at| format!("      p{at}: a\n"))),
    )
    .check();
}

#[test]
fn parameters_that_are_not_in_the_path() {
    operation(params(ENTRIES, "path", "type: string")).check();
}

#[test]
fn parameters_that_collide() {
    operation(format!(
        "    params:\n{}",
        many(ENTRIES, |at| format!("      {}: {{ in: query, type: string }}\n", colliding(at)))
    ))
    .check();
}

#[test]
fn parameters_of_unknown_enums() {
    operation(params(ENTRIES, "query", "type: Strnig")).check();
}

#[test]
fn parameters_with_unknown_keys() {
    operation(params(ENTRIES, "query", "tpye: string")).check();
}

#[test]
fn parameters_with_values_of_other_kinds() {
    operation(params(ENTRIES, "qery", "type: [], min: a")).check();
}

#[test]
fn parameters_on_one_line() {
    operation(format!(
        "    params: {{ {} }}\n",
        many(ENTRIES, |at| format!("p{at}: {{ in: qery, type: [], min: a }}, "))
    ))
    .check();
}

#[test]
fn parameters_without_a_type() {
    operation(params(ENTRIES, "query", "doc: a")).check();
}

#[test]
fn mistakes_at_the_end_of_a_large_file() {
    let parts = Parts {
        operations: operations(1500, "{ id: id }")
            + &many(400, |at| format!("  p{at}: {{ get: [], order: oldest, map: a }}\n")),
        ..parts()
    };
    parts.check();
}

#[test]
fn mistakes_in_aliases() {
    let parts = Parts {
        top: format!("x: &x\n{}", many(500, |at| format!("  p{at}: {{ in: qery, type: [] }}\n"))),
        operations: many(25, |at| format!("  o{at}: {{ get: /a, params: *x, map: {{}} }}\n")),
        ..parts()
    };
    parts.check();
}

#[test]
fn query_pairs() {
    operation(
        format!("    query:\n{}", many(ENTRIES, |at| format!("      q{at}: \"{{p{at}_}}\"\n")))
            + &params(ENTRIES, "query", "type: string"),
    )
    .check();
}

#[test]
fn a_long_query_pair() {
    operation(format!("    query: {{ q: '{}' }}\n", full(|_| "{\"a\": \"{b}\"}".to_owned()))).check();
}

#[test]
fn headers() {
    top(format!("headers:\n{}", many(ENTRIES, |at| format!("  h{at}: a\n")))).check();
}

#[test]
fn headers_of_auth() {
    let parts = Parts {
        auth: format!("\n  headers:\n{}", many(ENTRIES, |at| format!("    h{at}: \"{{a{at}}}{{b{at}}}{{c{at}}}\"\n"))),
        ..top(format!(
            "headers:\n{}credentials:\n{}",
            many(ENTRIES, |at| format!("  h{at}: \"{{a{at}}}\"\n")),
            many(ENTRIES, |at| format!("  d{at}: a\n"))
        ))
    };
    parts.check();
}

#[test]
fn a_long_template_of_auth() {
    let parts = Parts { auth: format!("{{ headers: {{ a: \"{}\" }} }}", full(|at| format!("{{a{at}}}"))), ..parts() };
    parts.check();
}

#[test]
fn settings() {
    top(format!("config:\n{}", many(ENTRIES, |at| format!("  c{at}: {{ type: string }}\n")))).check();
}

#[test]
fn a_long_path() {
    let parts = Parts { get: format!("\"{}\"", full(|at| format!("/{{p{at}}}"))), ..parts() };
    parts.check();
}

#[test]
fn a_long_base_url() {
    let parts = Parts { base: format!("\"https://a{}\"", full(|at| format!("/{{p{at}}}"))), ..parts() };
    parts.check();
}

#[test]
fn a_base_url_with_a_long_query() {
    let parts = Parts { base: format!("\"https://a?{}\"", full(|at| format!("p{at}={{token}}&"))), ..parts() };
    parts.check();
}

#[test]
fn steps_of_a_path() {
    field(&(full(|_| "a.".to_owned()) + "a")).check();
}

#[test]
fn indices_of_a_path() {
    field(&format!("\"a{}\"", full(|_| "[0]".to_owned()))).check();
}

#[test]
fn a_long_quoted_key_in_a_path() {
    field(&format!("\"['{}']\"", full(|_| "a".to_owned()))).check();
}

#[test]
fn alternatives() {
    field(&format!("[{}]", many(ENTRIES, |at| format!("a{at}, ")))).check();
}

#[test]
fn joined_paths() {
    field(&format!("{{ join: [{}] }}", many(ENTRIES, |at| format!("a{at}, ")))).check();
}

#[test]
fn places_of_the_items() {
    let parts = Parts { items: format!("[{}]", many(ENTRIES, |at| format!("a{at}, "))), ..parts() };
    parts.check();
}

#[test]
fn places_of_many_fields() {
    let parts = Parts {
        items: format!("[{}]", many(32, |at| format!("a{at}, "))),
        operations: operations(45, "*m"),
        ..fields(990, "string", |at| format!("f{at}"))
    };
    check(&parts.text().replace("    map:\n", "    map: &m\n"));
}

#[test]
fn checks() {
    operation(
        params(1, "query", "type: string")
            + &format!("    verify:\n{}", many(ENTRIES, |at| format!("      - {{ param: p0, among: [a{at}] }}\n"))),
    )
    .check();
}

#[test]
fn prefixes() {
    operation(params(
        1,
        "query",
        &format!("type: string, prefixes: [{}], default: b", many(ENTRIES, |at| format!("a{at}, "))),
    ))
    .check();
}

#[test]
fn samples() {
    operation(format!("    samples: [{}]\n", many(ENTRIES, |at| format!("a{at}.json, ")))).check();
}

#[test]
fn left_out_paths() {
    operation(format!("    unmapped: [{}]\n", many(ENTRIES, |at| format!("a{at}, ")))).check();
}

#[test]
fn statuses() {
    top(format!("errors:\n  classes:\n    not_found: [{}]\n", many(ENTRIES, |_| "404, ".to_owned()))).check();
}

#[test]
fn operations_of_a_provider() {
    let parts = Parts { operations: operations(ENTRIES - 1, "{ id: id }"), ..parts() };
    parts.check();
}

#[test]
fn operations_that_return_what_is_not_there() {
    let parts = Parts {
        operations: operations(ENTRIES - 1, "{ id: id }").replace("returns: Note", "returns: Nots"),
        ..parts()
    };
    parts.check();
}

#[test]
fn operations_that_implement_the_same() {
    let provider = "specloom: 1
provider: acme
implements: messaging.yaml
base_url: https://api.example.com
auth: { bearer: token }
operations:
";
    let implements = "implements: list_messages, params: { c: { in: query, type: string, from: conversation } }";
    check(&(provider.to_owned() + &operations(ENTRIES, "{ id: id }").replace("returns: Note", implements)));
}

const INTERFACE: &str = "specloom: 1
interface: large
records: { Note: { fields: { id: { type: string } } } }
operations:
";

#[test]
fn operations_of_an_interface() {
    check(&(INTERFACE.to_owned() + &many(ENTRIES, |at| format!("  o{at}: {{ items: Note }}\n"))));
}

#[test]
fn parameters_of_an_interface() {
    let params = many(ENTRIES, |at| format!("      p{at}: {{ type: string }}\n"));
    check(&format!("{INTERFACE}  list:\n    items: Note\n    params:\n{params}"));
}
