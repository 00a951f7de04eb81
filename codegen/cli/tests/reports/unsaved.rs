//! Texts that an editor has not saved.

use crate::program::{Folder, GOOD};

#[test]
fn a_text_on_standard_input_stands_for_its_file() {
    let folder = Folder::new("unsaved");
    folder.write("specs/acme.yaml", GOOD).write("specs/other.yaml", GOOD.replace("acme", "other"));
    let bad = GOOD.replace("unspecified", "newest");
    for arguments in [
        &["check", "--stdin-path", "specs/acme.yaml", "-"][..],
        &["check", "--stdin-path", "specs/acme.yaml"],
        &["check", "--stdin-path", "./specs/acme.yaml", "specs"],
        &["check", "--stdin-path", "specs/../specs/acme.yaml", "specs/other.yaml", "-"],
    ] {
        let said = folder.run_with(arguments, bad.as_bytes());
        assert_eq!(said.code, Some(1), "{arguments:?}");
        assert!(said.stderr.contains("--> specs/acme.yaml:11:12\n"), "{arguments:?}: {}", said.stderr);
        assert!(said.stderr.contains("\n1 mistake in "), "{arguments:?}: {}", said.stderr);
        assert_eq!(folder.run_with(arguments, GOOD.as_bytes()).code, Some(0), "{arguments:?}");
    }
}

#[test]
fn a_file_that_is_not_saved_need_not_be_there() {
    let folder = Folder::new("unsaved_new");
    let said = folder.run_with(&["check", "--stdin-path", "specs/new.yaml", "-"], GOOD.as_bytes());
    assert_eq!((said.code, said.stderr.as_str()), (Some(0), "1 spec, no mistakes\n"));
}

#[test]
fn an_interface_that_is_not_saved_is_the_one_that_counts() {
    let folder = Folder::new("unsaved_interface");
    let provider = GOOD.replace("provider: acme", "provider: acme\nimplements: notes.yaml");
    let implemented = provider.replace("    get:", "    implements: list\n    get:").replace("    returns: Note\n", "");
    folder.write("specs/acme.yaml", implemented);
    let interface = "\
specloom: 1
interface: notes
records: { Note: { fields: { id: { type: string } } } }
operations: { list: { items: Note } }
";
    let arguments = ["check", "--stdin-path", "specs/notes.yaml", "specs/acme.yaml"];
    assert_eq!(folder.run_with(&arguments, interface.as_bytes()).stderr, "2 specs, no mistakes\n");
    let said = folder.run_with(&arguments, interface.replace("list:", "listAll:").as_bytes());
    assert!(said.stderr.contains("error[SL0042]"), "{}", said.stderr);
    assert_eq!(folder.run(&arguments[..1]).code, Some(1), "without it, the interface is missing");
}

#[test]
fn standard_input_is_read_as_carefully_as_a_file() {
    let folder = Folder::new("unsaved_bad");
    let arguments = ["check", "--stdin-path", "specs/acme.yaml", "-"];
    for (text, expected) in [
        (vec![b'#'; 1024 * 1024 + 1], "error[SL0004]: the file has more than 1048576 bytes"),
        (
            b"title: caf\xe9\n".to_vec(),
            "error[SL0021]: cannot read this file: byte 0xe9 at line 1, column 11 is not UTF-8",
        ),
        (Vec::new(), "error[SL0002]: the file holds nothing\n--> specs/acme.yaml\n"),
    ] {
        let said = folder.run_with(&arguments, &text);
        assert_eq!(said.code, Some(1));
        assert!(said.stderr.starts_with(expected), "{}", said.stderr);
    }
}
