//! What is no YAML.

use insta::assert_snapshot;

use super::shapes::Service;
use super::{read_all, rendered};

fn report(text: &str) -> String {
    let (_, found, sources) = read_all::<Service>(text);
    rendered(&found, &sources)
}

#[test]
fn faults_of_syntax_are_told_in_plain_words() {
    let texts = [
        "a: b: c",
        "a: @b",
        "a: b\nc\nd: e",
        "a: {b: c\nd: e",
        "- a\nb: c",
        "a: b\n- c",
        "a: [b}",
        "a: { b: c }}",
        "a: \"\\q\"",
        "a: \"b\" c",
        "a: *",
        "a: - b",
    ];
    assert_snapshot!(texts.map(report).join("\n\n"), @r#"
    error[SL0001]: a `:` cannot stand here
     --> x.yaml:1:5
      |
    1 | a: b: c
      |     ^
      |
      = help: a key stands on a line of its own, with a space behind its `:`; a text with `: ` in it needs quotes

    error[SL0001]: `@` cannot stand here
     --> x.yaml:1:4
      |
    1 | a: @b
      |    ^
      |
      = help: a text with special characters needs quotes

    error[SL0001]: a key without `:`
     --> x.yaml:2:1
      |
    2 | c
      | ^
      |
      = help: a key is followed by `: ` and its value

    error[SL0001]: a `,` or `}` is missing before this
     --> x.yaml:2:2
      |
    2 | d: e
      |  ^
      |
      = help: between brackets or braces, a `,` stands behind each entry

    error[SL0001]: this line does not belong to the list above it
     --> x.yaml:2:1
      |
    2 | b: c
      | ^
      |
      = help: items of one list stand in the same column, each behind a `- `

    error[SL0001]: this line does not belong to the mapping above it
     --> x.yaml:2:3
      |
    2 | - c
      |   ^
      |
      = help: keys of one mapping stand in the same column, each on its own line

    error[SL0001]: this `[` is closed by `}`
     --> x.yaml:1:4
      |
    1 | a: [b}
      |    ^

    error[SL0001]: this bracket or brace closes none
     --> x.yaml:1:12
      |
    1 | a: { b: c }}
      |            ^

    error[SL0001]: a `\` in this text is followed by what makes no escape
     --> x.yaml:1:4
      |
    1 | a: "\q"
      |    ^
      |
      = help: in single quotes a `\` stands for itself; in double quotes it is written `\\`

    error[SL0001]: the text in quotes ends before this
     --> x.yaml:1:8
      |
    1 | a: "b" c
      |        ^
      |
      = help: quotes stand around a whole text; a quote within it is `\"` in double quotes, `''` in single ones

    error[SL0001]: a name is missing behind this sign
     --> x.yaml:1:4
      |
    1 | a: *
      |    ^
      |
      = help: a text that starts with `*` or `&` needs quotes; without them the sign refers to a value elsewhere

    error[SL0001]: a list cannot start here
     --> x.yaml:1:4
      |
    1 | a: - b
      |    ^
      |
      = help: its items stand below the key, each on a line of its own
    "#);
}

#[test]
fn a_text_that_needs_quotes_is_shown_in_quotes() {
    for (text, expected) in [
        ("a: { b: c[0].d }", "if `c[0].d` is one text, it needs quotes: `\"c[0].d\"`"),
        ("a: { b: c[*], d: e }", "if `c[*]` is one text, it needs quotes: `\"c[*]\"`"),
        ("a: { b: Bot {c} }", "if `Bot {c}` is one text, it needs quotes: `\"Bot {c}\"`"),
        ("a: { b: {c}/d{e}, f: g }", "if `{c}/d{e}` is one text, it needs quotes: `\"{c}/d{e}\"`"),
        ("a: [b[0], c]", "if `b[0]` is one text, it needs quotes: `\"b[0]\"`"),
        ("a: [\n  b[0], c]", "if `b[0]` is one text, it needs quotes: `\"b[0]\"`"),
        ("a: [{b}/c]", "if `{b}/c` is one text, it needs quotes: `\"{b}/c\"`"),
        ("a: { b: [\"c d\"].e }", "if `[\"c d\"].e` is one text, it needs quotes: `'[\"c d\"].e'`"),
        ("a: { b: c: d }", "if `c: d` is one text, it needs quotes: `\"c: d\"`"),
        ("a: {b}/c # d", "if `{b}/c` is one text, it needs quotes: `\"{b}/c\"`"),
        ("a:\n  - {b}/c", "if `{b}/c` is one text, it needs quotes: `\"{b}/c\"`"),
        ("a: { b: c\n  d: e }", "between brackets or braces, a `,` stands behind each entry"),
    ] {
        let (_, found, _) = read_all::<Service>(text);
        assert_eq!(found[0].help.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_tab_is_shown_where_it_stands() {
    assert_snapshot!(["a:\n\tb: c", "a: \tb\n\tc: d"].map(report).join("\n\n"), @r"
    error[SL0001]: a tab cannot stand here
     --> x.yaml:2:1
      |
    2 |     b: c
      | ^^^^
      |
      = help: YAML is indented with spaces

    error[SL0001]: a tab cannot stand here
     --> x.yaml:2:1
      |
    2 |     c: d
      | ^^^^
      |
      = help: YAML is indented with spaces
    ");
}

#[test]
fn an_open_quote_is_shown_where_it_stands() {
    let texts =
        ["a: 'b", "a: \"b\nc: d\ne: \"f\"\n", "a: { \"b\": 'c''d', e: 'f\ng: h }", "# it's\na: \"b\n", "ä: \"\\\"b\n"];
    assert_snapshot!(texts.map(report).join("\n\n"), @r#"
    error[SL0001]: this quote is not closed
     --> x.yaml:1:4
      |
    1 | a: 'b
      |    ^

    error[SL0001]: this quote is not closed, or its text is not indented
     --> x.yaml:1:4
      |
    1 | a: "b
      |    ^
    2 | c: d
      | - this is not indented as far as the text has to be

    error[SL0001]: this quote is not closed
     --> x.yaml:1:22
      |
    1 | a: { "b": 'c''d', e: 'f
      |                      ^

    error[SL0001]: this quote is not closed
     --> x.yaml:2:4
      |
    2 | a: "b
      |    ^

    error[SL0001]: this quote is not closed
     --> x.yaml:1:4
      |
    1 | ä: "\"b
      |    ^
    "#);
}

#[test]
fn a_missing_space_is_shown_where_it_is_missing() {
    assert_snapshot!(["a: b\nc:d\n", "a:\n  - b\n  -c\n", "a: b\nhttp://c\n"].map(report).join("\n\n"), @r"
    error[SL0001]: a space is missing behind this `:`
     --> x.yaml:2:2
      |
    2 | c:d
      |  ^

    error[SL0001]: a space is missing behind this `-`
     --> x.yaml:3:3
      |
    3 |   -c
      |   ^

    error[SL0001]: a key without `:`
     --> x.yaml:2:1
      |
    2 | http://c
      | ^
      |
      = help: a key is followed by `: ` and its value
    ");
}

#[test]
fn characters_that_are_not_seen_are_named() {
    let texts = ["a: b\nc:\u{a0}d\n", "a: \"b\u{7}c\"\n", "name: x\n\u{a0}port: 1\n", "name: x\nport: \"1\u{202e}2\""];
    assert_snapshot!(texts.map(report).join("\n\n"), @r#"
    error[SL0001]: this character looks like a space or like nothing, and is another one
     --> x.yaml:2:3
      |
    2 | c: d
      |   ^ `\u{a0}`
      |
      = help: replace it by a space, or remove it

    error[SL0001]: `\u{7}` cannot stand here
     --> x.yaml:1:6
      |
    1 | a: "b␇c"
      |      ^
      |
      = help: remove the control character; in double quotes it can be written as an escape, such as `\x07`

    error[SL0014]: unknown key `\u{a0}port`
     --> x.yaml:2:1
      |
    2 |  port: 1
      | ^^^^^
      |
      = help: did you mean `port`?

    error[SL0016]: expected a whole number, found `"1\u{202e}2"`
     --> x.yaml:2:7
      |
    2 | port: "1�2"
      |       ^^^^^
    "#);
}

#[test]
fn a_line_that_continues_a_text_is_shown_with_it() {
    assert_snapshot!(["a:\n  b: c\n\n    d: e", "a:\n b: c\n  d:\n    e: f", "a: b\n  ü : c"].map(report).join("\n\n"), @r"
    error[SL0001]: this line is indented further than the one above, so it continues its text
     --> x.yaml:4:5
      |
    2 |   b: c
      |   ---- the text that it continues
    3 |
    4 |     d: e
      |     ^
      |
      = help: keys of one mapping stand in the same column; a text with `: ` in it needs quotes

    error[SL0001]: this line is indented further than the one above, so it continues its text
     --> x.yaml:3:3
      |
    2 |  b: c
      |  ---- the text that it continues
    3 |   d:
      |   ^
      |
      = help: keys of one mapping stand in the same column; a text with `: ` in it needs quotes

    error[SL0001]: this line is indented further than the one above, so it continues its text
     --> x.yaml:2:3
      |
    1 | a: b
      | ---- the text that it continues
    2 |   ü : c
      |   ^
      |
      = help: keys of one mapping stand in the same column; a text with `: ` in it needs quotes
    ");
}
