//! Keys under their former names.

use insta::assert_snapshot;

use super::{headlines, read_all};
use crate::yaml::mapping;

/// It is called like the type of the spec language that has a renamed key.
#[derive(Debug, PartialEq)]
struct Keyset {
    full_page: u32,
    param: Option<String>,
}

mapping!(Keyset { full_page, param? });

#[test]
fn a_former_name_is_read_as_the_present_one() {
    let (value, found, _) = read_all::<Keyset>("page_size: 20\n");
    assert_eq!(value, Some(Keyset { full_page: 20, param: None }));
    assert_snapshot!(headlines::<Keyset>("page_size: 20\n")[0], @"x.yaml:1:1: key `page_size` is called `full_page` since specloom 0.1.0");
    assert_eq!(found.len(), 1);
}

#[test]
fn a_former_name_is_warned_of_beside_mistakes() {
    assert_snapshot!(headlines::<Keyset>("page_size: 20\nparm: x\n").join("\n"), @r"
    x.yaml:1:1: key `page_size` is called `full_page` since specloom 0.1.0
    x.yaml:2:1: unknown key `parm`
    ");
}

#[test]
fn the_value_of_a_former_name_is_not_missing_when_it_is_wrong() {
    assert_snapshot!(headlines::<Keyset>("page_size: x\n").join("\n"), @r"
    x.yaml:1:1: key `page_size` is called `full_page` since specloom 0.1.0
    x.yaml:1:12: expected a whole number, found `x`
    ");
}

#[test]
fn of_both_names_the_present_one_counts() {
    let (value, found, _) = read_all::<Keyset>("page_size: 1\nfull_page: 2\n");
    assert_eq!(value, Some(Keyset { full_page: 2, param: None }));
    assert_eq!(found.len(), 1);
}

#[test]
fn a_former_name_is_not_suggested() {
    let (_, found, _) = read_all::<Keyset>("full_page: 1\nzzz: 1\n");
    assert_eq!(found[0].help.as_deref(), Some("expected one of `full_page`, `param`"));
}
