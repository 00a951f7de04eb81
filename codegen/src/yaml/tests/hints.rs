//! What is proposed instead of a mistake.

use super::read_all;
use super::shapes::Service;

#[test]
fn where_a_shape_is_easy_to_guess_it_is_shown() {
    for (text, expected) in [
        ("name: { token }", "if `{token}` is a text, it needs quotes: `\"{token}\"`"),
        ("name: x\nroutes: a", "a list of one is written in brackets: `[a]`"),
        ("name: x\nroutes: 'a: b'", "a list of one is written in brackets: `[\"a: b\"]`"),
        ("name: x\nroutes:\n  -a", "a space is missing behind the `-`"),
        ("name: x\nparams: [a, b]", "each becomes a key, with what is said of it behind: `{ a: …, b: … }`"),
        ("name: x\nparams: [a, b, c, d]", "each becomes a key, with what is said of it behind: `{ a: … }`"),
        ("name: x\nparams: { a: string }", "if this is its type, write `{ type: string }`"),
        ("name: x\nparams:\n  a: type:string", "a space is missing behind the `:`"),
        ("name:x", "a space is missing behind the `:`"),
        (
            "name: x\nparams: { a: { in: path, type: x, nullable: true } }",
            "a value may be absent, unless it is `required: true`",
        ),
    ] {
        let (_, found, _) = read_all::<Service>(text);
        assert_eq!(found[0].help.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn where_nothing_can_be_guessed_nothing_is_shown() {
    for text in [
        "name: { a: b }",
        "name: { a, b }",
        "name: x\nroutes:",
        "name: x\nparams: []",
        "name: x\nparams: 5",
        "http://x",
    ] {
        let (_, found, _) = read_all::<Service>(text);
        assert_eq!(found[0].help, None, "{text}");
    }
}
