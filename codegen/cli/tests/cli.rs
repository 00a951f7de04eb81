//! The binary, run as its users run it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const GOOD: &str = "\
specloom: 1
provider: acme
base_url: https://api.acme.example
auth: { bearer: token }
records:
  Note: { fields: { id: { type: string, required: true } } }
operations:
  list_notes:
    get: /notes
    pagination: { none: the list is short }
    order: unspecified
    items: notes
    returns: Note
    map: { id: id }
    samples: [notes.json]
";

/// A folder of one test. At its start there is nothing in it but the folder `specs` with the sample of the spec.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("specs")).unwrap();
    fs::write(folder.join("specs/notes.json"), r#"{ "notes": [{ "id": "1" }] }"#).unwrap();
    folder
}

fn specloom(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_specloom")).args(arguments).current_dir(folder).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_good_spec_has_no_mistakes() {
    let folder = folder("good");
    fs::write(folder.join("specs/acme.yaml"), GOOD).unwrap();
    for arguments in [["check", "specs"], ["check", "specs/acme.yaml"], ["check", "./specs/../specs"]] {
        let output = specloom(&folder, &arguments);
        assert_eq!((output.status.code(), said(&output)), (Some(0), "1 spec, no mistakes\n".to_owned()));
    }
}

#[test]
fn every_mistake_is_reported_at_its_place() {
    let folder = folder("bad");
    let bad = GOOD.replace("unspecified", "newest").replace("base_url: https", "base_url: http");
    fs::write(folder.join("specs/acme.yaml"), bad).unwrap();
    let output = specloom(&folder, &["check", "specs"]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("--> specs/acme.yaml:3:11"), "{said}");
    assert!(said.contains("--> specs/acme.yaml:11:12"), "{said}");
    assert!(said.contains("\n2 mistakes in 1 spec\n"), "{said}");
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = folder("unreadable");
    fs::write(folder.join("specs/latin1.yaml"), b"title: caf\xe9\n").unwrap();
    fs::write(folder.join("specs/sample.yaml"), GOOD.replace("notes.json", "none.json")).unwrap();
    for (path, code, expected) in [
        ("specs/none.yaml", 1, "cannot read this file: "),
        ("specs/latin1.yaml", 1, "byte 0xe9 at line 1, column 11 is not UTF-8"),
        ("specs/sample.yaml", 1, "--> specs/sample.yaml:15:15"),
    ] {
        let output = specloom(&folder, &["check", path]);
        assert_eq!(output.status.code(), Some(code), "{path}");
        assert!(said(&output).contains(expected), "{}", said(&output));
    }
    fs::create_dir(folder.join("empty")).unwrap();
    let output = specloom(&folder, &["check", "empty"]);
    assert_eq!(
        (output.status.code(), said(&output)),
        (Some(2), "specloom: there are no specs in folder empty\n".into())
    );
}

#[test]
fn what_is_doubtful_is_told_and_is_no_mistake() {
    let folder = folder("doubtful");
    fs::write(folder.join("specs/acme.yaml"), GOOD).unwrap();
    fs::write(folder.join("specs/notes.json"), "{ \"notes\": [] }").unwrap();
    let output = specloom(&folder, &["check", "specs"]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(0));
    assert!(said.starts_with("warning[SL0070]") && said.contains("::: specs/notes.json:1:12"), "{said}");
    assert!(said.contains("\n1 spec, no mistakes, 1 warning\n"), "{said}");
}

#[test]
fn what_is_wrong_with_a_sample_is_told_in_the_sample() {
    let folder = folder("sample");
    fs::write(folder.join("specs/acme.yaml"), GOOD).unwrap();
    fs::write(folder.join("specs/notes.json"), "{ \"notes\": [}").unwrap();
    let output = specloom(&folder, &["check", "specs"]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("--> specs/notes.json:1:13"), "{said}");
    assert!(said.contains("::: specs/acme.yaml:15:15"), "{said}");
}

#[test]
fn generated_files_are_fresh_until_the_spec_changes() {
    let folder = folder("fresh");
    fs::write(folder.join("specs/acme.yaml"), GOOD).unwrap();
    let check = ["generate", "--check", "--out", "src/clients", "specs"];
    let missing = specloom(&folder, &check);
    assert_eq!(missing.status.code(), Some(1));
    assert!(said(&missing).contains("src/clients/acme.rs is missing"), "{}", said(&missing));

    let write = ["generate", "--out", "src/clients", "specs"];
    assert_eq!(said(&specloom(&folder, &write)), "2 files written to src/clients, 0 unchanged\n");
    assert_eq!(said(&specloom(&folder, &write)), "0 files written to src/clients, 2 unchanged\n");
    assert_eq!(specloom(&folder, &check).status.code(), Some(0));
    let text = fs::read_to_string(folder.join("src/clients/acme.rs")).unwrap();
    assert!(text.starts_with("// @generated by `specloom generate`."), "{text}");

    fs::write(folder.join("specs/acme.yaml"), GOOD.replace("/notes", "/v2/notes")).unwrap();
    let stale = specloom(&folder, &check);
    assert_eq!(stale.status.code(), Some(1));
    assert!(said(&stale).contains("src/clients/acme.rs is stale"), "{}", said(&stale));
}

#[test]
fn the_schema_is_printed() {
    let folder = folder("schema");
    for (arguments, file) in
        [(&["schema"][..], "provider"), (&["schema", "provider"], "provider"), (&["schema", "interface"], "interface")]
    {
        let output = specloom(&folder, arguments);
        let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs/schema").join(format!("{file}.json"));
        assert_eq!((output.status.code(), said(&output)), (Some(0), String::new()));
        assert!(output.stdout == fs::read(committed).unwrap(), "it prints another schema than that of a {file}");
    }
    assert_eq!(specloom(&folder, &["schema", "record"]).status.code(), Some(2));
}

#[test]
fn nothing_is_written_for_a_bad_spec() {
    let folder = folder("nothing");
    fs::write(folder.join("specs/acme.yaml"), GOOD.replace("returns: Note", "returns: Nota")).unwrap();
    let output = specloom(&folder, &["generate", "--out", "out", "specs"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!folder.join("out").exists());
}
