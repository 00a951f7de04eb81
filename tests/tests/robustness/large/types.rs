//! Specs with large types, and large mappings onto them.

use super::parts::{Parts, colliding, fields, nested, operations, parts, top};
use super::{ENTRIES, many};

#[test]
fn fields_mapped() {
    fields(990, "string", |at| format!("f{at}")).check();
}

#[test]
fn more_fields_than_a_record_may_have() {
    fields(ENTRIES - 1, "string", |at| format!("f{at}")).check();
}

#[test]
fn fields_of_unknown_types() {
    fields(ENTRIES - 1, "string_", |at| format!("f{at}")).check();
}

#[test]
fn fields_that_take_over_from_the_body() {
    fields(990, "string", |at| format!("[{}]", many(30, |i| format!("$.a{at}.b{i}, ")))).check();
}

#[test]
fn fields_with_alternatives() {
    fields(990, "string", |at| format!("[{}]", many(30, |i| format!("a{at}_{i}, ")))).check();
}

#[test]
fn fields_that_are_not_there() {
    let parts = Parts { map: many(ENTRIES - 1, |at| format!("      f{at}: a\n")), ..parts() };
    parts.check();
}

#[test]
fn fields_with_long_names() {
    let parts = Parts {
        fields: format!("      ? f{0}\n      : {{ type: string }}\n      g: {{ type: f{0}b }}\n", "a".repeat(500_000)),
        ..parts()
    };
    parts.check();
}

#[test]
fn a_long_name_that_many_repeat() {
    let parts = Parts {
        fields: format!("      f: {{ type: &a {} }}\n", "ab".repeat(250_000))
            + &many(1900, |at| format!("      f{at}: {{ type: *a }}\n")),
        ..parts()
    };
    parts.check();
}

#[test]
fn lists_of_lists() {
    let parts = Parts {
        fields: format!("      f: {{ type: {}a{} }}\n", "list<".repeat(150_000), ">".repeat(150_000)),
        ..parts()
    };
    parts.check();
}

#[test]
fn records() {
    let parts =
        Parts { records: many(1000, |at| format!("  R{at}: {{ fields: {{ a: {{ type: Note }} }} }}\n")), ..parts() };
    parts.check();
}

#[test]
fn records_in_a_chain() {
    nested(many(1900, |at| format!("  R{at}: {{ fields: {{ a: {{ type: R{} }} }} }}\n", (at + 1).min(1899)))).check();
}

#[test]
fn records_that_double() {
    nested(many(1900, |at| {
        let inner = (at + 1).min(1899);
        format!("  R{at}: {{ fields: {{ a: {{ type: R{inner} }}, b: {{ type: R{inner} }} }} }}\n")
    }))
    .check();
}

#[test]
fn records_without_a_leaf_that_double() {
    nested(
        many(60, |at| format!("  R{at}: {{ fields: {{ a: {{ type: R{0} }}, b: {{ type: R{0} }} }} }}\n", at + 1))
            + "  R60: { fields: {} }\n",
    )
    .check();
}

#[test]
fn records_in_a_circle() {
    nested(many(1900, |at| {
        format!("  R{at}: {{ fields: {{ a: {{ type: R{} }}, b: {{ type: R{} }} }} }}\n", (at + 1) % 1900, at * 7 % 1900)
    }))
    .check();
}

#[test]
fn nested_fields_that_are_required() {
    let parts = Parts {
        operations: operations(45, "{ id: id, r: *m }"),
        map: format!("      r: &m\n        map:\n{}", many(990, |at| format!("          f{at}: f{at}\n"))),
        ..nested(format!(
            "  R0:\n    fields:\n{}",
            many(990, |at| format!("      f{at}: {{ type: string, required: true }}\n"))
        ))
    };
    parts.check();
}

#[test]
fn values_of_an_enum() {
    top(format!("enums:\n  E:\n    values:\n{}", many(ENTRIES, |at| format!("      v{at}:\n")))).check();
}

#[test]
fn values_of_an_enum_that_collide() {
    top(format!("enums:\n  E:\n    values:\n{}", many(ENTRIES, |at| format!("      {}:\n", colliding(at))))).check();
}

#[test]
fn rows_of_tables() {
    let parts = Parts {
        top: format!("enums:\n  E:\n    values:\n{}", many(ENTRIES, |at| format!("      v{at}:\n"))),
        ..fields(20, "E", |_| {
            format!("\n        from: a\n        table:\n{}", many(ENTRIES, |at| format!("          w{at}: v{at}\n")))
        })
    };
    parts.check();
}
