//! Documents that are large as YAML.

use super::{SIZE, check, full};

#[test]
fn opening_brackets() {
    check(&"[".repeat(SIZE));
}

#[test]
fn opening_braces() {
    check(&"{a: ".repeat(SIZE / 4));
}

#[test]
fn dashes() {
    check(&"- ".repeat(SIZE / 2));
}

#[test]
fn question_marks() {
    check(&"? ".repeat(SIZE / 2));
}

#[test]
fn colons() {
    check(&":".repeat(SIZE));
}

#[test]
fn spaces() {
    check(&" ".repeat(SIZE));
}

#[test]
fn line_breaks() {
    check(&"\n".repeat(SIZE));
}

#[test]
fn comments() {
    check(&"# a\n".repeat(SIZE / 4));
}

#[test]
fn documents() {
    check(&"---\na\n".repeat(SIZE / 6));
}

#[test]
fn directives() {
    check(&"%A b\n".repeat(SIZE / 5));
}

#[test]
fn anchors() {
    check(&full(|at| format!("k{at}: &a{at} x\n")));
}

#[test]
fn aliases() {
    check(&("a: &a x\n".to_owned() + &full(|at| format!("k{at}: *a\n"))));
}

#[test]
fn unknown_aliases() {
    check(&full(|at| format!("k{at}: *a{at}\n")));
}

#[test]
fn tags() {
    check(&full(|at| format!("k{at}: !t{at} x\n")));
}

#[test]
fn duplicate_keys() {
    check(&full(|_| "k: x\n".to_owned()));
}

#[test]
fn keys_that_are_lists() {
    check(&full(|at| format!("? [{at}]\n: x\n")));
}

#[test]
fn merges() {
    check(&("a: &a { b: c }\n".to_owned() + &full(|at| format!("k{at}: {{ <<: [*a, *a, *a] }}\n"))));
}

#[test]
fn merges_of_merges() {
    check(&("k0: &k0 { a: b }\n".to_owned() + &full(|at| format!("k{0}: &k{0} {{ <<: *k{at}, a{at}: b }}\n", at + 1))));
}

#[test]
fn a_long_key() {
    check(&format!("{}: 1", "a".repeat(SIZE - 10)));
}

#[test]
fn a_long_text() {
    check(&format!("a: {}", "b ".repeat(SIZE / 2 - 10)));
}

#[test]
fn a_text_of_many_lines() {
    check(&format!("a: {}", "b\n ".repeat(SIZE / 3 - 10)));
}

#[test]
fn a_literal_block() {
    check(&format!("a: |\n{}", " b\n".repeat(SIZE / 3 - 10)));
}

#[test]
fn a_folded_block() {
    check(&format!("a: >\n{}", " b\n\n".repeat(SIZE / 4 - 10)));
}

#[test]
fn escapes() {
    check(&format!("a: \"{}\"", "\\u00e4".repeat(SIZE / 6 - 10)));
}

#[test]
fn an_open_quote() {
    check(&format!("a: \"{}", "b".repeat(SIZE - 10)));
}
