//! Several mistakes of one file, each at its place.

use insta::assert_snapshot;

use super::shapes::{Auth, Origin, Param, Place, Service};
use super::{headlines, read_all, rendered};
use crate::yaml::{Read, Spanned};

fn report(text: &str) -> String {
    let (_, found, sources) = read_all::<Service>(text);
    rendered(&found, &sources)
}

fn lines<T: Read>(text: &str) -> String {
    headlines::<T>(text).join("\n")
}

#[test]
fn all_mistakes_of_a_file_are_reported() {
    let text = "\
nmae: x
port: 70000
enabled: yes
title: [a]
auth: { bearr: token }
params:
  id: { in: pth, typ: string }
  size: { in: query, type: integer, required: 1, requird: true }
  bad: 5
routes:
  - path: /a
    status: [200]
  - status: 70000
    path: ~
  - paht: /c
sources:
  a: ''
  b: [x, { cnstant: 1 }]
  c: { constant: 1, each: { from: x, map: {} } }
  d: { each: { from: [], map: { x: 1.5 } } }
";
    assert_snapshot!(report(text), @r#"
    error[SL0014]: unknown key `nmae`
     --> x.yaml:1:1
      |
    1 | nmae: x
      | ^^^^
      |
      = help: did you mean `name`?

    error[SL0016]: expected a whole number from 0 to 65535, found `70000`
     --> x.yaml:2:7
      |
    2 | port: 70000
      |       ^^^^^

    error[SL0016]: expected `true` or `false`, found `yes`
     --> x.yaml:3:10
      |
    3 | enabled: yes
      |          ^^^

    error[SL0016]: expected text, found a list
     --> x.yaml:4:8
      |
    4 | title: [a]
      |        ^^^

    error[SL0014]: unknown key `bearr`
     --> x.yaml:5:9
      |
    5 | auth: { bearr: token }
      |         ^^^^^
      |
      = help: did you mean `bearer`?

    error[SL0017]: unknown value `pth`
     --> x.yaml:7:13
      |
    7 |   id: { in: pth, typ: string }
      |             ^^^
      |
      = help: did you mean `path`?

    error[SL0014]: unknown key `typ`
     --> x.yaml:7:18
      |
    7 |   id: { in: pth, typ: string }
      |                  ^^^
      |
      = help: did you mean `type`?

    error[SL0016]: expected `true` or `false`, found `1`
     --> x.yaml:8:47
      |
    8 |   size: { in: query, type: integer, required: 1, requird: true }
      |                                               ^

    error[SL0014]: unknown key `requird`
     --> x.yaml:8:50
      |
    8 |   size: { in: query, type: integer, required: 1, requird: true }
      |                                                  ^^^^^^^
      |
      = help: did you mean `required`?

    error[SL0016]: expected a mapping, found `5`
     --> x.yaml:9:8
      |
    9 |   bad: 5
      |        ^

    error[SL0016]: expected a whole number, found a list
      --> x.yaml:12:13
       |
    12 |     status: [200]
       |             ^^^^^

    error[SL0016]: expected a whole number from 0 to 65535, found `70000`
      --> x.yaml:13:13
       |
    13 |   - status: 70000
       |             ^^^^^

    error[SL0016]: expected text, found `~`
      --> x.yaml:14:11
       |
    14 |     path: ~
       |           ^
       |
       = help: if the word is meant, put it in quotes: `"~"`

    error[SL0014]: unknown key `paht`
      --> x.yaml:15:5
       |
    15 |   - paht: /c
       |     ^^^^
       |
       = help: did you mean `path`?

    error[SL0015]: missing key `status`
      --> x.yaml:15:5
       |
    15 |   - paht: /c
       |     ^^^^^^^^

    error[SL0019]: a path has at least one part
      --> x.yaml:17:6
       |
    17 |   a: ''
       |      ^^

    error[SL0014]: unknown key `cnstant`
      --> x.yaml:18:12
       |
    18 |   b: [x, { cnstant: 1 }]
       |            ^^^^^^^
       |
       = help: did you mean `constant`?

    error[SL0018]: expected one of `constant`, `each`; found two keys
      --> x.yaml:19:21
       |
    19 |   c: { constant: 1, each: { from: x, map: {} } }
       |        --------     ^^^^
       |        |
       |        the first key

    error[SL0016]: expected text, found a list
      --> x.yaml:20:22
       |
    20 |   d: { each: { from: [], map: { x: 1.5 } } }
       |                      ^^

    error[SL0016]: expected a path, a list of paths or a rule, found `1.5`
      --> x.yaml:20:36
       |
    20 |   d: { each: { from: [], map: { x: 1.5 } } }
       |                                    ^^^
    "#);
}

#[test]
fn an_unknown_key_that_was_meant_to_be_the_missing_one_is_one_mistake() {
    assert_snapshot!(lines::<Param>("in: path\ntyp: string\n"), @r#"
    x.yaml:2:1: unknown key `typ`
    "#);
}

#[test]
fn a_misspelt_key_is_read_as_the_key_that_was_meant() {
    let (value, found, _) = read_all::<Param>("in: path\ntyp: string\n");
    assert_eq!(found.len(), 1);
    assert_eq!(value.unwrap().ty.value, "string");
    assert_eq!(
        lines::<Param>("in: path\ntyp: []\n"),
        "x.yaml:2:1: unknown key `typ`\nx.yaml:2:6: expected text, found a list"
    );
    let (value, found, _) = read_all::<Auth>("{ barer: a }");
    assert_eq!(found.len(), 1);
    assert!(matches!(value, Some(Auth::Bearer(_))));
}

#[test]
fn a_misspelt_key_beside_the_key_that_was_meant_is_not_read() {
    let (value, found, _) = read_all::<Param>("in: path\ntyp: []\ntype: string\n");
    assert_eq!(found.len(), 1);
    assert_eq!(value.unwrap().ty.value, "string");
}

#[test]
fn all_missing_keys_of_a_mapping_are_reported() {
    assert_snapshot!(lines::<Service>("name: x\nparams:\n  a: {}\nauth: { basic: {} }\nroutes:\n  - {}\n"), @r#"
    x.yaml:3:3: missing key `in`
    x.yaml:3:3: missing key `type`
    x.yaml:4:9: missing key `user`
    x.yaml:6:5: missing key `path`
    x.yaml:6:5: missing key `status`
    "#);
}

#[test]
fn a_key_with_a_wrong_value_is_not_missing() {
    assert_snapshot!(lines::<Param>("in: 5\ntype: []\n"), @r#"
    x.yaml:1:5: unknown value `5`
    x.yaml:2:7: expected text, found a list
    "#);
}

#[test]
fn a_choice_has_one_key() {
    for (text, expected) in [
        ("{}", "x.yaml:1:1: expected one of `none`, `bearer`, `basic`, `headers`, found an empty mapping"),
        ("{ bearer: a, none: ~ }", "x.yaml:1:14: expected one of `none`, `bearer`, `basic`, `headers`; found two keys"),
        ("{ bearer: a, barer: b }", "x.yaml:1:14: unknown key `barer`"),
        ("bearer", "x.yaml:1:1: expected `{ bearer: ... }`, found `bearer`"),
        ("baerer", "x.yaml:1:1: unknown value `baerer`"),
        ("[]", "x.yaml:1:1: expected one of `none`, `bearer`, `basic`, `headers`, found a list"),
        ("bearer:", "x.yaml:1:1: expected text, found nothing"),
    ] {
        assert_eq!(headlines::<Auth>(text), [expected], "{text}");
    }
}

#[test]
fn a_choice_behind_a_shorthand_has_one_key() {
    for (text, expected) in [
        ("{}", "x.yaml:1:1: expected one of `constant`, `each`, found an empty mapping"),
        ("{ const: 1 }", "x.yaml:1:3: unknown key `const`"),
        ("1.5", "x.yaml:1:1: expected a path, a list of paths or a rule, found `1.5`"),
    ] {
        assert_eq!(headlines::<Origin>(text), [expected], "{text}");
    }
}

#[test]
fn a_word_is_no_choice() {
    assert_eq!(
        headlines::<Place>("path: ~"),
        ["x.yaml:1:1: expected one of `path`, `query`, `header`, found a mapping"]
    );
}

#[test]
fn values_of_the_wrong_kind_say_what_is_expected_and_found() {
    for (text, expected) in [
        ("name:", "x.yaml:1:1: expected text, found nothing"),
        ("name: null", "x.yaml:1:7: expected text, found `null`"),
        ("name: { a: b }", "x.yaml:1:7: expected text, found a mapping"),
        ("name: x\nport: '80'", "x.yaml:2:7: expected a whole number, found `\"80\"`"),
        ("name: x\nport: -1", "x.yaml:2:7: expected a whole number from 0 to 65535, found `-1`"),
        ("name: x\nport: 080", "x.yaml:2:7: expected a whole number, found `080`"),
        ("name: x\nport: 1.0", "x.yaml:2:7: expected a whole number, found `1.0`"),
        ("name: x\nenabled: True", "x.yaml:2:10: expected `true` or `false`, found `True`"),
        ("name: x\nparams:", "x.yaml:2:1: expected a mapping, found nothing"),
        ("name: x\nparams: []", "x.yaml:2:9: expected a mapping, found a list"),
        ("name: x\nroutes: 5", "x.yaml:2:9: expected a list, found `5`"),
        ("- a", "x.yaml:1:1: expected a mapping, found a list"),
        ("name: \"a\\nb\"\nport: \"1\\n2\"", "x.yaml:2:7: expected a whole number, found `\"1\\n2\"`"),
    ] {
        assert_eq!(headlines::<Service>(text), [expected], "{text}");
    }
}

#[test]
fn names_are_suggested_or_listed() {
    let (_, found, _) = read_all::<Spanned<Place>>("quary");
    assert_eq!(found[0].help.as_deref(), Some("did you mean `query`?"));
    let (_, found, _) = read_all::<Spanned<Place>>("cookie");
    assert_eq!(found[0].help.as_deref(), Some("expected one of `path`, `query`, `header`"));
}

#[test]
fn what_is_left_after_a_mistake_is_read() {
    let (service, found, _) = read_all::<Service>("name: x\nport: many\nparams: { a: {}, b: { in: path, type: t } }\n");
    let service = service.unwrap();
    assert_eq!(found.len(), 3);
    assert_eq!(service.port, None);
    assert_eq!(service.params.keys().map(|key| key.as_str()).collect::<Vec<_>>(), ["b"]);
}

#[test]
fn without_a_required_part_there_is_no_value() {
    let (service, found, _) = read_all::<Service>("port: 1\n");
    assert!(service.is_none());
    assert_eq!(found.len(), 1);
}

#[test]
fn a_mistake_behind_an_alias_is_reported_where_it_is_used() {
    assert_snapshot!(report("name: &n abc\nport: *n\nparams: { a: &p { in: x, type: t }, b: *p }\n"), @r#"
    error[SL0016]: expected a whole number, found `abc`
     --> x.yaml:2:7
      |
    1 | name: &n abc
      |          --- the alias stands for this value
    2 | port: *n
      |       ^^

    error[SL0017]: unknown value `x`
     --> x.yaml:3:23
      |
    3 | params: { a: &p { in: x, type: t }, b: *p }
      |                       ^
      |
      = help: expected one of `path`, `query`, `header`
    "#);
}

#[test]
fn the_number_of_reported_mistakes_is_limited() {
    let params: String = (0..150).map(|n| format!("  p{n}: {n}\n")).collect();
    let found = headlines::<Service>(&format!("name: x\nparams:\n{params}"));
    assert_eq!(found.len(), 101);
    assert!(found.iter().any(|line| line.ends_with("100 mistakes of this file are shown; there are more")));
}

#[test]
fn of_very_many_mistakes_the_first_of_the_file_are_reported() {
    let routes = "  - 5\n".repeat(150);
    let found = headlines::<Service>(&format!("routes:\n{routes}params: 5\nname: []\n"));
    assert!(found.iter().all(|line| line.contains("expected a mapping, found `5`") || line.contains("there are more")));
}

#[test]
fn a_mistake_that_aliases_repeat_is_one() {
    let lists = (1..5).map(|n| format!("  a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(", ")));
    let text = format!("name: x\nsources:\n  a0: &a0 [1.5, x]\n{}", lists.collect::<String>());
    assert_snapshot!(lines::<Service>(&text), @"x.yaml:3:12: expected a path, a list of paths or a rule, found `1.5`");
}

#[test]
fn a_value_that_stands_for_two_types_is_read_as_each() {
    let text = "name: x\nroutes: [&a { path: p, status: 1, in: path, type: t }]\nparams: { a: *a }\n";
    let (service, found, _) = read_all::<Service>(text);
    let service = service.unwrap();
    assert_eq!((service.routes.len(), service.params.len(), found.len()), (1, 1, 4));
}
