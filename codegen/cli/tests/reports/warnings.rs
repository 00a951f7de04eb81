//! What becomes of warnings.

use std::fs;
use std::path::{Path, PathBuf};

use specloom_codegen::{Code, Severity};

use crate::program::Folder;

/// The specs that break a rule each, which their first line names.
fn bad_specs() -> Vec<(String, PathBuf)> {
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/bad");
    let folders = fs::read_dir(bad).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    let declared = files.filter_map(|file| {
        let text = fs::read_to_string(&file).ok()?;
        let code = text.lines().next()?.strip_prefix("# SL")?;
        Some((format!("SL{code}"), file))
    });
    declared.collect()
}

#[test]
fn each_warning_can_be_denied_and_allowed() {
    let folder = Folder::new("warnings");
    let specs = bad_specs();
    for code in Code::ALL.iter().filter(|code| code.severity() == Severity::Warning).map(Code::to_string) {
        let (_, spec) = specs.iter().find(|(declared, _)| *declared == code).expect("each rule has a bad spec");
        let spec = spec.to_str().unwrap();
        // Most bad specs have no sample, which is another matter.
        let others: &[&str] = if code == "SL0070" { &[] } else { &["--allow", "SL0070"] };
        let run = |arguments: &[&str]| folder.run(&[&["check", spec], others, arguments].concat());

        let said = run(&[]);
        assert_eq!(said.code, Some(0), "{code}: {}", said.stderr);
        assert!(said.stderr.starts_with(&format!("warning[{code}]: ")), "{}", said.stderr);
        for denied in [&["--deny", "warnings"][..], &["--deny", &code], &["--deny", "SL0001,SL0002", "--deny", &code]] {
            let said = run(denied);
            assert_eq!(said.code, Some(1), "{denied:?}: {}", said.stderr);
            assert!(said.stderr.starts_with(&format!("error[{code}]: ")), "{}", said.stderr);
        }
        let said = run(&["--deny", "warnings", "--allow", &code]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        assert!(said.stderr.ends_with("no mistakes\n") && !said.stderr.contains(&code), "{}", said.stderr);
        assert_eq!(run(&["--deny", &code, "--allow", &code]).code, Some(2));
    }
}

#[test]
fn a_mistake_is_neither_allowed_nor_more_than_a_mistake() {
    let folder = Folder::new("mistakes");
    let (code, spec) = bad_specs().into_iter().find(|(code, _)| code == "SL0012").unwrap();
    let spec = spec.to_str().unwrap();
    let said = folder.run(&["check", spec]);
    assert_eq!(said.code, Some(1));
    assert_eq!(folder.run(&["check", spec, "--deny", &code, "--deny", "warnings"]).stderr, said.stderr);
    assert_eq!(folder.run(&["check", spec, "--allow", &code]).code, Some(2));
}
