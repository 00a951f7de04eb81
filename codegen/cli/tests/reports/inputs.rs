//! Files that are no specs: each gets one diagnostic that says what it is.

use std::fs::{self, File};

use crate::program::{Folder, GOOD, Said};

/// The one block of a run, whose rule is `code`.
fn block(said: &Said, code: &str) -> String {
    assert_eq!((said.code, said.stdout.as_str()), (Some(1), ""), "{said:?}");
    let (blocks, summary) = said.stderr.rsplit_once("\n\n").unwrap();
    assert!(summary.starts_with("1 mistake in "), "{}", said.stderr);
    assert!(blocks.starts_with(&format!("error[{code}]: ")), "{}", said.stderr);
    // An excerpt shows something.
    assert!(!blocks.lines().any(|line| line.trim_end().ends_with("1 |")), "{}", said.stderr);
    blocks.to_owned()
}

fn bomb() -> String {
    let repeated = |name: char| vec![format!("*{name}"); 10].join(", ");
    let lines = ('b'..='i').zip('a'..).map(|(name, before)| format!("{name}: &{name} [{}]\n", repeated(before)));
    format!("a: &a [1, 1, 1, 1]\n{}", lines.collect::<String>())
}

#[test]
fn a_file_that_is_no_spec_gets_one_diagnostic() {
    let folder = Folder::new("inputs");
    let utf16: Vec<_> = [0xfeff].into_iter().chain(GOOD.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, content, code, expected) in [
        ("empty", b"".to_vec(), "SL0002", "the file holds nothing\n--> specs/empty.yaml"),
        ("comment", b"# later\n\n".to_vec(), "SL0002", "--> specs/comment.yaml:1:8"),
        ("latin1", b"specloom: 1\ntitle: caf\xe9\n".to_vec(), "SL0021", "byte 0xe9 at line 2, column 11 is not UTF-8"),
        ("utf16", utf16, "SL0021", "it is UTF-16 text; save it as UTF-8\n--> specs/utf16.yaml"),
        ("binary", b"\x7fELF\x02\x01\0\0\xff\xc3".to_vec(), "SL0021", "it is no text\n--> specs/binary.yaml"),
        ("nul", GOOD.replace("acme\n", "ac\0me\n").into_bytes(), "SL0001", "--> specs/nul.yaml:2:13"),
        ("documents", format!("{GOOD}---\n{GOOD}").into_bytes(), "SL0003", "--> specs/documents.yaml:16:1"),
        ("tabs", GOOD.replace("    get", "\tget").into_bytes(), "SL0001", "YAML is indented with spaces"),
        ("bomb", bomb().into_bytes(), "SL0006", "--> specs/bomb.yaml:6:7"),
        ("list", b"- a\n- b\n".to_vec(), "SL0016", "--> specs/list.yaml:1:1"),
        ("text", b"hello\n".to_vec(), "SL0016", "--> specs/text.yaml:1:1"),
    ] {
        let path = format!("specs/{name}.yaml");
        let said = folder.write(&path, content).run(&["check", &path]);
        let block = block(&said, code);
        assert!(block.contains(expected), "{block}");
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = Folder::new("large");
    let file = File::create(folder.0.join("specs/large.yaml")).unwrap();
    file.set_len(100 * 1024 * 1024).unwrap();
    let block = block(&folder.run(&["check"]), "SL0004");
    assert_eq!(block, "error[SL0004]: the file has 104857600 bytes; at most 1048576 are read\n--> specs/large.yaml");
}

#[cfg(unix)]
#[test]
fn what_may_never_end_is_not_read() {
    use std::process::Command;

    let folder = Folder::new("irregular");
    let pipe = "specs/pipe.yaml";
    assert!(Command::new("mkfifo").arg(folder.0.join(pipe)).status().unwrap().success());
    for path in ["/dev/zero", pipe, "specs"] {
        let block = block(&folder.run(&["check", path]), "SL0021");
        let expected = "error[SL0021]: cannot read this file: it is a device or a pipe, not a file\n";
        assert!(block.starts_with(expected), "{block}");
    }
    folder.write("specs/acme.yaml", GOOD.replace("notes.json", "pipe.yaml"));
    let said = folder.run(&["check", "specs/acme.yaml"]).stderr;
    assert!(said.contains("cannot read sample `specs/pipe.yaml`: it is a device or a pipe, not a file"), "{said}");
}

#[test]
fn a_file_that_is_not_there_is_told_with_one_that_may_be_meant() {
    let folder = Folder::new("missing");
    folder.write("specs/acme.yaml", GOOD.replace("notes.json", "note.json")).write("other/beta.yml", GOOD);
    let not_there = "error[SL0021]: cannot read this file: it is not there\n";
    for (path, expected) in [
        (
            "other/betta.yaml",
            format!("{not_there}--> other/betta.yaml\n = help: did you mean `beta.yml` in the same folder?"),
        ),
        ("specs/none.yaml", format!("{not_there}--> specs/none.yaml")),
        ("none/acme.yaml", format!("{not_there}--> none/acme.yaml")),
    ] {
        assert_eq!(block(&folder.run(&["check", path]), "SL0021"), expected);
    }
    let block = block(&folder.run(&["check"]), "SL0057");
    assert!(block.contains("it is not there\n") && block.contains("did you mean `notes.json` in the same"), "{block}");
}

#[test]
fn a_folder_is_no_interface() {
    let folder = Folder::new("folder_interface");
    let provider = GOOD.replace("provider: acme", "provider: acme\nimplements: shared");
    folder.write("specs/acme.yaml", provider).write("specs/shared/notes.yaml", "");
    let block = block(&folder.run(&["check"]), "SL0021");
    assert_eq!(
        block,
        "error[SL0021]: cannot read this file: it is a folder
 --> specs/shared
  |
 ::: specs/acme.yaml:3:13
  |
3 | implements: shared
  |             ------ named here"
    );
}

#[test]
fn a_folder_is_no_sample() {
    let folder = Folder::new("folder_sample");
    folder.write("specs/acme.yaml", GOOD.replace("notes.json", "samples")).write("specs/samples/list.json", "{}");
    let block = block(&folder.run(&["check"]), "SL0057");
    assert!(block.starts_with("error[SL0057]: cannot read sample `specs/samples`: it is a folder\n"), "{block}");
    assert!(block.contains("--> specs/acme.yaml:15:15\n"), "{block}");
}

#[test]
fn a_spec_is_no_sample() {
    let folder = Folder::new("spec_sample");
    folder.write("specs/acme.yaml", GOOD.replace("notes.json", "acme.yaml"));
    let block = block(&folder.run(&["check"]), "SL0060");
    assert!(block.contains("::: specs/acme.yaml:15:15\n"), "{block}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_not_passed_over() {
    let folder = Folder::new("link");
    std::os::unix::fs::symlink("gone.yaml", folder.0.join("specs/acme.yaml")).unwrap();
    for arguments in [&["check"][..], &["check", "specs/acme.yaml"]] {
        let block = block(&folder.run(arguments), "SL0021");
        let expected = "cannot read this file: it is a link to `gone.yaml`, which is not there\n--> specs/acme.yaml";
        assert!(block.ends_with(expected), "{block}");
    }
}

#[test]
fn hidden_files_in_a_folder_are_passed_over() {
    let folder = Folder::new("hidden");
    folder.write("specs/acme.yaml", GOOD).write("specs/.#acme.yaml", "\0").write("specs/._acme.yml", "\0");
    assert_eq!(folder.run(&["check"]).stderr, "1 spec, no mistakes\n");
    block(&folder.run(&["check", "specs/.#acme.yaml"]), "SL0001");
}

#[test]
fn a_spec_that_is_named_twice_is_one() {
    let folder = Folder::new("twice");
    folder.write("specs/acme.yaml", GOOD);
    let absolute = folder.0.join("specs/acme.yaml");
    let paths =
        ["specs/acme.yaml", "./specs//acme.yaml", "specs/../specs/acme.yaml", absolute.to_str().unwrap(), "specs"];
    for path in paths {
        assert_eq!(folder.run(&["check", "specs/acme.yaml", path]).stderr, "1 spec, no mistakes\n", "{path}");
    }
}

#[test]
fn what_is_wrong_elsewhere_is_told_beside_a_file_that_cannot_be_read() {
    let folder = Folder::new("beside");
    let implements = GOOD.replace("provider: acme", "provider: acme\nimplements: notes.yaml");
    folder.write("specs/acme.yaml", implements.replace("https", "http")).write("specs/notes.yaml", b"\xe9");
    folder.write("specs/other.yaml", GOOD.replace("acme", "other").replace("unspecified", "newest"));
    let found = folder.json(&["check"]);
    let places: Vec<_> = found["diagnostics"].as_array().unwrap().iter().map(|d| (&d["code"], &d["path"])).collect();
    let expected = [("SL0033", "specs/acme.yaml"), ("SL0021", "specs/notes.yaml"), ("SL0017", "specs/other.yaml")];
    assert_eq!(
        places,
        expected.map(|(code, path)| (code.into(), path.into())).each_ref().map(|(code, path)| (code, path))
    );
}

/// The superuser reads everything, so the program runs as somebody else then, from where that one can start it.
#[cfg(unix)]
#[test]
fn a_file_without_permission_is_told() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    use std::process::{Command, id};

    let folder = Folder::at(&std::env::temp_dir().join(format!("specloom-permission-{}", id())));
    folder.write("specs/acme.yaml", GOOD);
    let file = folder.0.join("specs/acme.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    let mut command = folder.command(&["check"]);
    if fs::read(&file).is_ok() {
        let program = folder.0.join("specloom");
        // A copy that this process writes may be open still in a process that another test starts.
        assert!(Command::new("cp").arg(env!("CARGO_BIN_EXE_specloom")).arg(&program).status().unwrap().success());
        command = Command::new(program);
        command.arg("check").current_dir(&folder.0).uid(65534);
    }
    let said = Said::from(command.output().unwrap());
    fs::remove_dir_all(&folder.0).unwrap();
    let block = block(&said, "SL0021");
    let expected = "error[SL0021]: cannot read this file: Permission denied (os error 13)\n--> specs/acme.yaml";
    assert_eq!(block, expected);
}
