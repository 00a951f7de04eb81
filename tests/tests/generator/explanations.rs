//! Every rule is explained, and the examples of the explanations are checked as they are shown.

use std::fs;
use std::path::{Path, PathBuf};

use specloom_codegen::explain::{self, BESIDE, Base, Example, Explanation};
use specloom_codegen::{Code, Diagnostic, Loaded, load};

use crate::excerpt;
use crate::specs::{codes, files, loaded, rendered};

/// The longest line of an example: 80 columns, of which the command line takes four.
const WIDTH: usize = 76;

/// The folder of an example, with the spec and the files that lie beside it.
fn folder(name: &str, base: Base, example: &Example) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("explanations").join(name);
    // What an earlier run left there must not lie beside the spec.
    let _ = fs::remove_dir_all(&folder);
    let write = |name: &str, text: &str| {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("the folder is made");
        fs::write(file, excerpt::bytes(text)).expect("the file is written");
    };
    for (name, text) in BESIDE {
        write(name, text);
    }
    for (name, text) in example.beside {
        let base = BESIDE.iter().find(|(known, _)| known == name && known.ends_with(".yaml"));
        write(name, &base.map_or_else(|| (*text).to_owned(), |(_, base)| excerpt::laid(text, base)));
    }
    write("acme.yaml", &excerpt::laid(example.spec, base.text()));
    folder
}

/// What is said about an example of a rule, warnings included. Those of other rules have no samples, which is not what
/// they are about.
fn said(name: &str, code: Option<Code>, base: Base, example: &Example) -> (Vec<Diagnostic>, Loaded) {
    let folder = folder(name, base, example);
    let loaded = load(&[folder.join("acme.yaml")], &folder);
    let mut found = found_in(&loaded);
    found.retain(|diagnostic| diagnostic.code != Code::NoSample || code == Some(Code::NoSample));
    (found, loaded)
}

/// Errors and warnings.
fn found_in(loaded: &Loaded) -> Vec<Diagnostic> {
    loaded.check().map_or_else(|found| found, |checked| checked.warnings)
}

/// What is said besides the code of a rule when the rule is broken.
fn follows(code: Code) -> &'static [Code] {
    match code {
        // It is said after a hundred mistakes.
        Code::TooManyMistakes => &[Code::WrongType],
        _ => &[],
    }
}

#[test]
fn every_rule_is_explained_once() {
    for code in Code::ALL {
        let count = explain::all().filter(|explanation| explanation.code == *code).count();
        assert_eq!(
            count, 1,
            "{code} has {count} explanations. Add one `Explanation {{ code: Code::{code:?}, .. }}` to the subject that \
             it belongs to in codegen/src/diagnostic/explain/, then run \
             `cargo run -p specloom-cli -- explain --markdown > specs/RULES.md`. CONTRIBUTING.md has the whole recipe."
        );
    }
}

#[test]
fn every_wrong_example_breaks_its_rule_and_no_other() {
    for Explanation { code, base, wrong, .. } in explain::all() {
        let (found, loaded) = said(&format!("{code}.wrong"), Some(*code), *base, wrong);
        let others: Vec<_> = codes(&found).into_iter().filter(|other| !follows(*code).contains(other)).collect();
        assert_eq!(others, [*code], "{code}:\n{}", rendered(&found, &loaded.sources));
    }
}

#[test]
fn every_right_example_breaks_no_rule() {
    for Explanation { code, base, right, .. } in explain::all() {
        let (found, loaded) = said(&format!("{code}.right"), Some(*code), *base, right);
        assert!(found.is_empty(), "{code}:\n{}", rendered(&found, &loaded.sources));
    }
}

#[test]
fn every_base_breaks_no_rule() {
    for base in [Base::Provider, Base::Implementation] {
        let (found, loaded) = said(&format!("{base:?}"), None, base, &Example { spec: "", beside: &[] });
        assert!(found.is_empty(), "{}", rendered(&found, &loaded.sources));
    }
}

#[test]
fn what_is_said_is_as_bad_as_its_code() {
    for file in files("bad") {
        for Diagnostic { code, severity, message, .. } in found_in(&loaded(&file)) {
            assert_eq!(severity, code.severity(), "{}: {code}: {message}", file.display());
        }
    }
}

#[test]
fn an_example_fits_a_terminal() {
    for Explanation { code, wrong, right, .. } in explain::all() {
        let texts = [wrong, right].into_iter().flat_map(|example| {
            let beside = example.beside.iter().map(|(_, text)| *text);
            std::iter::once(example.spec).chain(beside)
        });
        for text in texts {
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{code}: {text:?}");
            assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{code}:\n{text}");
        }
    }
}

#[test]
fn the_examples_of_a_rule_differ_in_few_lines() {
    let lacks = |text: &str, other: &str| text.lines().filter(|line| !other.lines().any(|l| l == *line)).count();
    for Explanation { code, base, wrong, right, .. } in explain::all() {
        assert_ne!(wrong, right, "{code}");
        let differ = lacks(wrong.spec, right.spec).max(lacks(right.spec, wrong.spec));
        assert!(*base == Base::Nothing || differ <= 5, "{code} differs in {differ} lines");
    }
}

#[test]
fn texts_are_sentences() {
    for Explanation { code, rule, why, .. } in explain::all() {
        for text in [rule, why] {
            assert!(text.ends_with('.') && !text.contains("  ") && !text.contains('\n'), "{code}: {text:?}");
        }
    }
}
