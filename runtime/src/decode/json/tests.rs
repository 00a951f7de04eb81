//! The reader beside `serde_json`, over texts that are JSON and texts that almost are.

use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value as Tree;

use super::Json;
use crate::decode::problem::Problem;
use crate::record::Value;

/// Texts of JSON, with spaces between the parts.
fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        number(),
        quoted().prop_map(|text| format!("\"{text}\"")),
    ];
    scalar.prop_recursive(4, 64, 6, |inner| {
        let space = prop_oneof![4 => Just(""), 1 => Just(" "), 1 => Just("\n\t\r ")].boxed();
        let element = (space.clone(), inner.clone()).prop_map(|(space, value)| format!("{space}{value}{space}"));
        let member = (space.clone(), quoted(), space, inner)
            .prop_map(|(space, key, other, value)| format!("{space}\"{key}\"{other}:{space}{value}{other}"));
        prop_oneof![
            prop::collection::vec(element, 0..6).prop_map(|elements| format!("[{}]", elements.join(","))),
            prop::collection::vec(member, 0..6).prop_map(|members| format!("{{{}}}", members.join(","))),
        ]
    })
}

/// Numbers, and what looks like one.
fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        any::<u64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| format!("{number:e}")),
        "-?[0-9]{0,24}(\\.[0-9]{0,4})?([eE][+-]?[0-9]{0,3})?",
    ]
}

/// What stands between quotes, and what almost may.
fn quoted() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[ a-z]{0,20}",
        1 => "\\PC{0,9}".prop_map(|text| text.replace(['"', '\\'], "")),
        1 => "\\\\[\"\\\\/bfnrt]",
        1 => "\\\\u[0-9a-fA-F]{4}",
        1 => "\\\\ud[89ab][0-9a-f]{2}\\\\ud[c-f][0-9a-f]{2}",
    ];
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

/// The text with a few bytes changed, cut off or put in, where it stays UTF-8.
fn damaged() -> impl Strategy<Value = String> {
    let change =
        (any::<prop::sample::Index>(), any::<bool>(), prop::sample::select(b"{}[]\",:\\u0-+.eE1tn \x1f".to_vec()));
    (json(), prop::collection::vec(change, 0..3)).prop_map(|(json, changes)| {
        let mut bytes = json.into_bytes();
        for (at, replace, byte) in changes {
            let at = at.index(bytes.len() + 1);
            let end = (at + usize::from(replace)).min(bytes.len());
            bytes.splice(at..end, [byte]);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Whether all of the text is passed over, or what is wrong with it.
fn skipped(text: &str) -> Result<(), Problem> {
    let mut json = Json::new(text);
    let end = json.skip(json.start()).and_then(|rest| json.end(rest));
    end.ok_or_else(|| json.failure())
}

/// The text as a tree, read with all that the reader has.
fn tree(text: &str) -> Result<Tree, Problem> {
    let mut json = Json::new(text);
    let start = json.start();
    let read = value(&mut json, start).and_then(|(tree, rest)| json.end(rest).map(|()| tree));
    read.ok_or_else(|| json.failure())
}

fn value<'t>(json: &mut Json<'t>, rest: &'t [u8]) -> Option<(Tree, &'t [u8])> {
    use super::{Next, space};
    match space::passed(rest) {
        [b'"', rest @ ..] => {
            let (text, rest) = json.quoted(rest)?;
            Some((json.lend(text, rest).into(), rest))
        }
        [b'{', rest @ ..] => {
            let (mut members, mut next) = (serde_json::Map::new(), Json::first(rest, b'}'));
            while let Next::Value(rest) = next {
                let (key, rest) = json.key(rest)?;
                let key = String::from_utf8(key.to_vec()).expect("the text is UTF-8");
                let (member, rest) = value(json, rest)?;
                members.insert(key, member);
                next = json.next(rest, b'}')?;
            }
            Some((members.into(), next.rest()))
        }
        [b'[', rest @ ..] => {
            let (mut elements, mut next) = (Vec::new(), Json::first(rest, b']'));
            while let Next::Value(rest) = next {
                let (element, rest) = value(json, rest)?;
                elements.push(element);
                next = json.next(rest, b']')?;
            }
            Some((elements.into(), next.rest()))
        }
        rest => {
            let (read, rest) = json.plain(rest)?;
            let tree = match read {
                None => Tree::Null,
                Some(Value::Boolean(truth)) => truth.into(),
                Some(Value::Integer(number)) => integer(number),
                Some(Value::Float(number)) => number.into(),
                Some(Value::Text(_) | Value::Time(_)) => unreachable!("a number or a word"),
            };
            Some((tree, rest))
        }
    }
}

/// The other parser reads what needs more than 64 bits as a float.
fn integer(number: i128) -> Tree {
    serde_json::Number::from_i128(number)
        .map_or_else(|| number.to_string().parse::<f64>().expect("digits").into(), Tree::from)
}

/// Whether two trees are the same. The other parser does not read all floats to the nearest.
fn is_same(own: &Tree, other: &Tree) -> bool {
    match (own, other) {
        (Tree::Array(own), Tree::Array(other)) => {
            own.len() == other.len() && own.iter().zip(other).all(|(own, other)| is_same(own, other))
        }
        (Tree::Object(own), Tree::Object(other)) => {
            let members = || own.iter().zip(other);
            own.len() == other.len() && members().all(|(own, other)| own.0 == other.0 && is_same(own.1, other.1))
        }
        (Tree::Number(own), Tree::Number(other)) if own.is_f64() && other.is_f64() => {
            let (own, other) = (own.as_f64().unwrap(), other.as_f64().unwrap());
            (own - other).abs() <= own.abs() * 4.0 * f64::EPSILON
        }
        _ => own == other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_skipped_is_what_is_json(text in damaged()) {
        let oracle = serde_json::from_str::<IgnoredAny>(&text);
        prop_assert_eq!(skipped(&text).is_ok(), oracle.is_ok(), "{} {:?}", text, oracle);
    }

    #[test]
    fn what_is_read_is_what_another_parser_reads(text in damaged()) {
        match (tree(&text), serde_json::from_str::<Tree>(&text)) {
            (Ok(own), Ok(oracle)) => prop_assert!(is_same(&own, &oracle), "{}: {} {}", text, own, oracle),
            (Err(_), Err(_)) => {}
            (own, oracle) => prop_assert!(false, "{}: {:?} {:?}", text, own, oracle),
        }
    }

    #[test]
    fn a_text_that_is_cut_off_ends_too_early(text in json(), at in any::<prop::sample::Index>()) {
        prop_assume!(tree(&text).is_ok_and(|tree| tree.is_object() || tree.is_array()));
        let end = at.index(text.len());
        prop_assume!(text.is_char_boundary(end));
        for wrong in [skipped(&text[..end]).unwrap_err(), tree(&text[..end]).unwrap_err()] {
            prop_assert!(matches!(wrong, Problem::Truncated(_)), "{} {:?}", &text[..end], wrong);
        }
    }
}

/// What is wrong with a text.
fn wrong(text: &str) -> String {
    let wrong = tree(text).unwrap_err();
    if let Err(skipped) = skipped(text) {
        assert_eq!(wrong, skipped);
    }
    wrong.to_string().trim_start_matches("the body ").to_owned()
}

#[test]
fn what_is_wrong_is_told_with_line_and_column() {
    for (text, expected) in [
        ("", "ends too early: at line 1 column 1"),
        ("<html>", "is not valid JSON: expected value at line 1 column 1"),
        ("[1,\n 2,]", "is not valid JSON: expected value at line 2 column 4"),
        ("{\"a\":1,\n}", "is not valid JSON: trailing comma at line 2 column 1"),
        ("{a:1}", "is not valid JSON: expected a key in quotes at line 1 column 2"),
        ("{\"a\" 1}", "is not valid JSON: expected `:` at line 1 column 6"),
        ("[1 2]", "is not valid JSON: expected `,` or `]` at line 1 column 4"),
        ("{\"a\":1]", "is not valid JSON: expected `,` or `}` at line 1 column 7"),
        ("[nul]", "is not valid JSON: expected value at line 1 column 5"),
        ("[01]", "is not valid JSON: invalid number at line 1 column 2"),
        ("[1.]", "is not valid JSON: invalid number at line 1 column 4"),
        ("[\"\t\"]", "is not valid JSON: control character in a string at line 1 column 3"),
        ("[\"\\x\"]", "is not valid JSON: invalid escape in a string at line 1 column 4"),
        ("[\"\\u12x4\"]", "is not valid JSON: invalid escape in a string at line 1 column 7"),
        ("[1] ]", "is not valid JSON: trailing characters at line 1 column 5"),
        ("[\"\\ud800\"]", "is not valid JSON: half of a character in a string at line 1 column 4"),
        ("[1e400]", "is not valid JSON: number out of range at line 1 column 2"),
    ] {
        assert_eq!(wrong(text), expected, "{text}");
    }
}

#[test]
fn a_string_may_stop_at_any_place_of_a_block() {
    for length in 0..40 {
        for stop in ["\"", "\\n\"", "é\"", "\\u00e9\"", "\u{7f}\""] {
            let text = format!("\"{}{stop}", "x".repeat(length));
            let padded = format!("[{text},{text}          ]");
            assert_eq!(tree(&padded), Ok(serde_json::from_str(&padded).unwrap()), "{padded}");
            assert_eq!(skipped(&padded), Ok(()), "{padded}");
        }
    }
}
