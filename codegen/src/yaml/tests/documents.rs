//! Documents as such: syntax, aliases, keys, sizes, places.

use insta::assert_snapshot;

use super::shapes::{Origin, Rule, Service, Text};
use super::{good, headlines, read_all, rendered};
use crate::diagnostic::Code;
use crate::spec::Map;
use crate::yaml::Literal;

type Texts = Map<Text>;

fn report(text: &str) -> String {
    let (_, found, sources) = read_all::<Texts>(text);
    rendered(&found, &sources)
}

fn codes(text: &str) -> Vec<Code> {
    read_all::<Texts>(text).1.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn text_stays_as_it_is_written() {
    for text in ["no", "1.10", "2024-06-01", "0", "true", "0x1f", "1e3", "-1"] {
        assert_eq!(good::<String>(text), text);
        assert_eq!(good::<Literal>(text), Literal { text: text.into(), plain: true });
    }
    assert_eq!(good::<String>("\"~\""), "~");
    assert_eq!(good::<Literal>("'1'"), Literal { text: "1".into(), plain: false });
    assert_eq!(good::<String>("|\n  a\n  b\n"), "a\nb\n");
}

#[test]
fn every_value_and_key_has_its_place() {
    let text = "name: chatwoot\nsources:\n  ä: [a, { each: { from: b, map: { c: 'd' } } }]\n";
    let service: Service = good(text);
    let shown = |span: crate::source::Span| &text[span.range()];
    assert_eq!(shown(service.name.span), "chatwoot");
    let (key, value) = service.sources.get_index(0).unwrap();
    assert_eq!(shown(key.span), "ä");
    assert_eq!(shown(value.span), "[a, { each: { from: b, map: { c: 'd' } } }]");
    let Origin::First(items) = &value.value else { panic!("{value:?}") };
    assert_eq!(shown(items[0].span), "a");
    let Origin::Rule(Rule::Each(each)) = &items[1].value else { panic!("{items:?}") };
    assert_eq!(shown(each.from.span), "b");
    let (key, value) = each.map.get_index(0).unwrap();
    assert_eq!((shown(key.span), shown(value.span)), ("c", "'d'"));
}

#[test]
fn a_map_with_places_is_asked_by_text() {
    let texts: Texts = good("a: b\n");
    assert_eq!(texts.get("a").unwrap().value, "b");
}

#[test]
fn an_alias_repeats_a_value() {
    let texts: Map<Vec<Text>> = good("a: &x [b]\nc: *x\n");
    assert_eq!(texts.get("a"), texts.get("c"));
    assert_eq!(texts.get("c").unwrap()[0].span.start, 7);
}

#[test]
fn a_merge_key_adds_what_is_not_there() {
    let merged: Map<Map<u32>> =
        good("a: &a { x: 1, y: 2 }\nb: &b { z: 3 }\nc: { y: 9, <<: [*a, *b] }\nd: { <<: *a }\n");
    let entries =
        |name| merged.get(name).unwrap().iter().map(|(key, value)| (key.as_str(), *value)).collect::<Vec<_>>();
    assert_eq!(entries("c"), [("y", 9), ("x", 1), ("z", 3)]);
    assert_eq!(entries("d"), entries("a"));
}

#[test]
fn faults_of_the_document_do_not_hide_each_other() {
    assert_snapshot!(report("a: 1\na: 2\n[k]: v\nb: *b\nc: &c [*c]\n<<: 5\nd: !!str 5\ne: [\"x\"]\n"), @r#"
    error[SL0012]: duplicate key `a`
     --> x.yaml:2:1
      |
    1 | a: 1
      | - it stands here first
    2 | a: 2
      | ^ this one is ignored

    error[SL0011]: a key cannot be a list or a mapping
     --> x.yaml:3:1
      |
    3 | [k]: v
      | ^^^

    error[SL0008]: there is no anchor `&b` before this alias
     --> x.yaml:4:4
      |
    4 | b: *b
      |    ^^

    error[SL0009]: this alias stands inside the value that it refers to
     --> x.yaml:5:8
      |
    5 | c: &c [*c]
      |        ^^

    error[SL0013]: `<<` takes a mapping, or a list of mappings
     --> x.yaml:6:5
      |
    6 | <<: 5
      |     ^

    error[SL0010]: YAML tags have no meaning here
     --> x.yaml:7:4
      |
    7 | d: !!str 5
      |    ^^^^^
      |
      = help: remove the tag that starts with `!`; quote what has to stay a text

    error[SL0016]: expected text, found a list
     --> x.yaml:8:4
      |
    8 | e: ["x"]
      |    ^^^^^
    "#);
}

#[test]
fn each_broken_text_has_one_diagnostic() {
    for (text, expected) in [
        ("", Code::EmptyDocument),
        ("\u{feff}", Code::EmptyDocument),
        ("# nothing\n\n# at all\n", Code::EmptyDocument),
        ("---\n", Code::EmptyDocument),
        ("~\n", Code::EmptyDocument),
        ("a: b\n---\nc: d\n", Code::SeveralDocuments),
        ("---\n---\n", Code::SeveralDocuments),
        ("---\na: b\n---\n", Code::SeveralDocuments),
        ("a: [b, c\n", Code::InvalidYaml),
        ("a: {b: c\n", Code::InvalidYaml),
        ("a: 'b\n", Code::InvalidYaml),
        ("a: \"\\q\"\n", Code::InvalidYaml),
        ("a: b: c\n", Code::InvalidYaml),
        ("a:\n\tb: c\n", Code::InvalidYaml),
        ("a: b\n c: d\n", Code::InvalidYaml),
        ("a: b\nc\nd: e\n", Code::InvalidYaml),
        ("a: @b\n", Code::InvalidYaml),
        ("a: \u{0}\u{1}\n]", Code::InvalidYaml),
        ("a: *x\n", Code::UndefinedAnchor),
        ("a: &a [*a]\n", Code::SelfReference),
    ] {
        assert_eq!(codes(text), [expected], "{text:?}");
    }
}

#[test]
fn what_is_too_much_is_refused() {
    let bomb: String =
        (1..12).map(|n| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(","))).collect();
    let merges: String = (0..400).map(|n| format!("m{n}: {{ <<: *a0 }}\n")).collect();
    let keys: String = (0..400).map(|n| format!("k{n}: 1,")).collect();
    for (text, expected) in [
        ("[".repeat(100_000), Code::TooDeep),
        ("{a: ".repeat(100_000), Code::TooDeep),
        ("- ".repeat(100_000), Code::TooDeep),
        ((0..400).map(|n| format!("{}a:\n", " ".repeat(n))).collect(), Code::TooDeep),
        ((1..40).fold("a0: &a0 []\n".to_owned(), |s, n| format!("{s}a{n}: &a{n} [*a{}]\n", n - 1)), Code::TooDeep),
        (format!("a0: &a0 [x,x,x,x,x,x,x,x,x]\n{bomb}"), Code::TooManyNodes),
        (format!("a0: &a0 {{ {keys} }}\n{merges}"), Code::TooManyNodes),
        (format!("a: {}", "x".repeat(1024 * 1024)), Code::TooLarge),
    ] {
        assert_eq!(codes(&text), [expected], "{}", &text[..40]);
    }
}

#[test]
fn places_are_right_with_any_line_end_and_any_character() {
    assert_eq!(
        headlines::<Service>("name: x\r\ntitle: ä\r\n\r\nport: x\r\n"),
        ["x.yaml:4:7: expected a whole number, found `x`"]
    );
    assert_eq!(headlines::<Service>("{ name: äöü😀, port: x }"), ["x.yaml:1:21: expected a whole number, found `x`"]);
    assert_eq!(headlines::<Service>("\u{feff}name: x\nport: x"), ["x.yaml:2:7: expected a whole number, found `x`"]);
    assert_eq!(headlines::<Service>("\u{feff}port: x\nname: x"), ["x.yaml:1:7: expected a whole number, found `x`"]);
    assert_eq!(
        headlines::<Service>("\u{feff}\u{feff}port: x\nname: x"),
        ["x.yaml:1:8: expected a whole number, found `x`"]
    );
}

#[test]
fn the_excerpt_agrees_with_the_headline() {
    let text = format!("{{ name: äöü😀, title: {}, port: x }}\r\n", "ß".repeat(3000));
    let (_, found, sources) = read_all::<Service>(&text);
    let headline = found[0].headline(&sources);
    let place = headline.split(": ").next().unwrap();
    assert!(found[0].render(&sources).contains(&format!("--> {place}\n")), "{}", found[0].render(&sources));
    assert!(found[0].render(&sources).lines().all(|line| line.chars().count() < 200));
}

#[test]
fn nesting_up_to_the_limit_is_read() {
    let lists = format!("{}a{}", "[".repeat(32), "]".repeat(32));
    good::<Origin>(&lists);
    let rules = (0..10).fold("a".to_owned(), |inner, _| format!("{{ each: {{ from: x, map: {{ y: {inner} }} }} }}"));
    good::<Origin>(&rules);
    assert_eq!(
        headlines::<Origin>(&format!("[{lists}]")),
        ["x.yaml:1:33: lists and mappings are nested more than 32 deep"]
    );
}
