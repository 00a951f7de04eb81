//! Bodies that a decode table asks for, and bodies that are almost so.

use specloom::__v1::tables::{Each, Node};

use crate::Choices;

/// Scalars that fit one field or another, and such as fit none.
const SCALARS: [&str; 28] = [
    r#""7""#,
    "7",
    "null",
    r#""open""#,
    "true",
    "1776522131",
    r#""2026-04-18T14:22:11.25+02:00""#,
    "7.0",
    "1.5",
    "-1",
    "0",
    r#""""#,
    r#""false""#,
    "18446744073709551615",
    "99999999999999999999",
    "-9223372036854775809",
    "1e308",
    "1e999",
    "-0.0",
    r#""9999-12-31T23:59:60Z""#,
    r#""\ud800""#,
    r#""\u0000""#,
    r#""\ud83d\ude00""#,
    r#""a,b;c""#,
    r#""https://other.example/2""#,
    "tru",
    "\"",
    "\u{feff}",
];

/// So many members or elements come at most where a table asks for one.
const MOST: usize = 3;

/// A body that the table asks for as far as the choices let it; when they are over, nothing is added.
pub(super) fn made(root: &Node, choices: &mut Choices<'_>) -> String {
    let mut body = String::new();
    value(root, choices, &mut body);
    body
}

fn value(node: &Node, choices: &mut Choices<'_>, body: &mut String) {
    // One value in sixteen is of another kind than the table asks for.
    match choices.below(16) {
        13 => return scalar(choices, body),
        14 => return body.push_str("[]"),
        15 => return body.push_str("{}"),
        _ => {}
    }
    let has_fields = !node.fields.rows().is_empty() || node.one.is_some();
    match node.each {
        Some(each) if !has_fields || choices.below(2) == 0 => elements(each, choices, body),
        _ if !node.at.is_empty() => places(node, choices, body),
        _ if has_fields => members(node, choices, body),
        _ => scalar(choices, body),
    }
}

fn scalar(choices: &mut Choices<'_>, body: &mut String) {
    body.push_str(choices.of(&SCALARS).copied().unwrap_or("null"));
}

fn elements(each: &Each, choices: &mut Choices<'_>, body: &mut String) {
    body.push('[');
    for index in 0..choices.below(MOST + 1) {
        comma(index, body);
        value(&each.node, choices, body);
    }
    body.push(']');
}

fn places(node: &Node, choices: &mut Choices<'_>, body: &mut String) {
    let last = node.at.iter().map(|(at, _)| *at).max().unwrap_or_default();
    body.push('[');
    for index in 0..=last {
        comma(index, body);
        match node.at.iter().find(|(at, _)| *at == index) {
            Some((_, below)) => value(below, choices, body),
            None => scalar(choices, body),
        }
    }
    body.push(']');
}

/// The members of an object, in the order of the table or beginning with another, some of them twice or not at all.
fn members(node: &Node, choices: &mut Choices<'_>, body: &mut String) {
    let one = node.one.map(|one| one.node.fields.rows()).unwrap_or_default();
    let rows: Vec<_> = node.fields.rows().iter().chain(one).collect();
    let first = choices.below(rows.len());
    body.push('{');
    let mut written = 0;
    for (key, below) in rows.iter().cycle().skip(first).take(rows.len()) {
        let times = if choices.is_over() { 0 } else { [1, 1, 1, 1, 1, 1, 0, 2][choices.below(8)] };
        for _ in 0..times {
            comma(written, body);
            body.push_str(&format!("{key:?}:"));
            value(below, choices, body);
            written += 1;
        }
    }
    body.push('}');
}

fn comma(index: usize, body: &mut String) {
    if index > 0 {
        body.push(',');
    }
}
