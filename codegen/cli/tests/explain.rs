//! `specloom explain`, as its users run it.

use std::process::{Command, Output};

use specloom_codegen::Code;

fn explain(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specloom"));
    command.arg("explain").args(arguments).output().expect("it runs")
}

/// What was printed by a run that went well, and nothing else was.
fn printed(arguments: &[&str]) -> String {
    let output = explain(arguments);
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
    String::from_utf8(output.stdout).expect("it is text")
}

/// A text without the escape sequences of colours.
fn plain(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').expect("a sequence ends").1)
}

const DUPLICATE_KEY: &str = "\
A mapping has the same key twice.
SL0012: an error

Each key stands once in a mapping.

Why
    Of two equal keys, many readers of YAML keep the last and drop the first
    without a word. An operation that was copied and not renamed would replace
    the one it was copied from.

Wrong
    operations:
      list_notes:
        order: unspecified
        order: newest_first

Right
    operations:
      list_notes:
        order: newest_first
";

#[test]
fn a_rule_is_explained_however_its_code_is_written() {
    for code in ["SL0012", "sl12", "12"] {
        assert_eq!(printed(&[code]), DUPLICATE_KEY);
    }
}

#[test]
fn several_rules_are_explained_in_the_order_in_which_they_are_asked_for() {
    let text = printed(&["14", "12"]);
    assert!(text.starts_with("A mapping has a key that means nothing there.\nSL0014: "), "{text}");
    assert!(text.ends_with(&format!("\n\n\n{DUPLICATE_KEY}")), "{text}");
}

#[test]
fn every_rule_fits_80_columns() {
    let codes: Vec<_> = Code::ALL.iter().map(Code::to_string).collect();
    let all = printed(&codes.iter().map(String::as_str).collect::<Vec<_>>());
    for text in [all, printed(&[])] {
        let wide = text.lines().find(|line| line.chars().count() > 80 || line.ends_with(' '));
        assert_eq!(wide, None);
    }
}

#[test]
fn without_a_code_every_rule_is_listed() {
    let text = printed(&[]);
    let unbroken = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for code in Code::ALL {
        let row = format!("{code} {} {}", code.severity(), code.title());
        assert!(unbroken.contains(&row), "{row}");
    }
}

#[test]
fn colours_show_where_the_examples_differ() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specloom"));
    let output = command.args(["explain", "SL0012"]).env("CLICOLOR_FORCE", "1").env_remove("NO_COLOR").output();
    let text = String::from_utf8(output.expect("it runs").stdout).expect("it is text");
    assert!(text.contains("\u{1b}[31m    order: unspecified\u{1b}[0m\n        order: newest_first\n"), "{text:?}");
    assert_eq!(plain(&text), DUPLICATE_KEY);
}

#[test]
fn a_code_that_no_rule_has_is_refused_before_anything_is_printed() {
    for (code, hint) in [("SL0O12", "did you mean `SL0012`?"), ("pagination", "they are `SL0001` to `SL")] {
        let output = explain(&["SL0012", code]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
        assert!(said.contains(&format!("invalid value '{code}'")) && said.contains(hint), "{said}");
    }
    assert_eq!(explain(&["--markdown", "SL0012"]).status.code(), Some(2));
}

#[test]
fn the_document_is_printed_as_it_is_checked_in() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs/RULES.md");
    assert_eq!(printed(&["--markdown"]), std::fs::read_to_string(file).expect("it is there"));
}
