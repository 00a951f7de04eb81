//! Exit codes, and what cannot be carried out.

use std::io;

use crate::program::{Folder, GOOD, SAMPLE};

#[test]
fn every_command_tells_its_exit_codes() {
    let folder = Folder::new("help");
    let help = folder.run(&["--help"]).stdout;
    let commands = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    let commands: Vec<_> = commands.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.starts_with(&["check", "generate"]), "{commands:?}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        let help = folder.run(&[command, "--help"]).stdout;
        assert!(help.contains("Exit codes:\n  0  all is well\n  1  "), "{command}: {help}");
    }
    assert!(help.contains("Exit codes:\n  0  all is well\n  1  "), "{help}");
}

#[test]
fn the_exit_code_is_the_same_in_every_format() {
    let folder = Folder::new("codes");
    folder.write("specs/acme.yaml", GOOD).write("bad/acme.yaml", GOOD.replace("https", "http"));
    folder.write("bad/notes.json", SAMPLE);
    for format in ["human", "json", "github", "sarif"] {
        let code = |arguments: &[&str]| folder.run(&[arguments, &["--format", format]].concat()).code;
        assert_eq!(code(&["check", "specs"]), Some(0), "{format}");
        assert_eq!(code(&["check", "bad"]), Some(1), "{format}");
        assert_eq!(code(&["check", "specs/none.yaml"]), Some(1), "{format}");
        assert_eq!(code(&["generate", "--out", "none", "--check"]), Some(1), "{format}");
        assert_eq!(code(&["check", "--deny", "SL9999"]), Some(2), "{format}");
        assert_eq!(code(&["generate", "--out", "specs/acme.yaml"]), Some(2), "{format}");
    }
}

#[test]
fn what_cannot_be_carried_out_is_told_to_people() {
    let folder = Folder::new("failures");
    folder.write("specs/acme.yaml", GOOD);
    std::fs::create_dir(folder.0.join("empty")).unwrap();
    for (arguments, expected) in [
        (&["check", "empty"][..], "specloom: there are no specs in folder empty\n"),
        (&["check", "-"], "specloom: `-` is the text on standard input; say with `--stdin-path` which spec it is\n"),
        (
            &["check", "--allow", "SL0012"],
            "SL0012 is no warning, and cannot be allowed: A mapping has the same key twice.\n",
        ),
        (&["check", "--deny", "SL0O12"], "'--deny <RULES>': there is no such rule; did you mean `SL0012`?\n"),
        (&["check", "--allow", "SL0O12"], "'--allow <RULES>': there is no such rule; did you mean `SL0012`?\n"),
        (&["check", "--deny", "warning"], "'--deny <RULES>': there is no such rule; did you mean `warnings`?\n"),
        (&["check", "--format", "xml"], "'--format <FORMAT>'"),
        (
            &["generate", "--out", "specs/acme.yaml"],
            "specloom: `specs/acme.yaml` is a file; name the folder that the files are written to\n",
        ),
        (
            &["try", "specs/amce.yaml"],
            "specloom: specs/amce.yaml: cannot read this file: it is not there; did you mean `acme.yaml` in the same folder?\n",
        ),
        (&["generate", "--out", "o", "--runtime", "a b"], "specloom: `a b` is no path\n"),
    ] {
        let said = folder.run(&[arguments, &["--color=never"]].concat());
        assert_eq!((said.code, said.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(said.stderr.contains(expected), "{arguments:?}: {}", said.stderr);
    }
}

#[test]
fn specs_are_looked_for_in_the_folder_of_that_name() {
    let folder = Folder::new("default");
    folder.write("specs/acme.yaml", GOOD);
    let said = folder.run(&["check"]);
    assert_eq!((said.code, said.stderr.as_str()), (Some(0), "1 spec, no mistakes\n"));
    assert_eq!(folder.run(&["generate", "--out", "out"]).stderr, "2 files written to out, 0 unchanged\n");
    std::fs::remove_dir_all(folder.0.join("specs")).unwrap();
    let said = folder.run(&["check"]);
    let expected = "specloom: no specs are named, and there is no folder `specs` here\n";
    assert_eq!((said.code, said.stderr.as_str()), (Some(2), expected));
}

#[test]
fn a_reader_that_wants_no_more_is_no_failure() {
    let folder = Folder::new("pipe");
    folder.write("specs/acme.yaml", GOOD.replace("https", "http"));
    folder.write("good/acme.yaml", GOOD).write("good/notes.json", SAMPLE);
    let closed = || {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        writer
    };
    for format in ["json", "github", "sarif"] {
        let output = folder.command(&["check", "--format", format]).stdout(closed()).output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(1), &b""[..]), "{format}");
    }
    for arguments in [&["schema"][..], &["explain"], &["check", "--show", "good"], &["try", "good/acme.yaml"]] {
        let output = folder.command(arguments).stdout(closed()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    for arguments in [&["check"][..], &["check", "--color=always"], &["check", "none"], &["--help"]] {
        let status = folder.command(arguments).stdout(closed()).stderr(closed()).status().unwrap();
        assert!(matches!(status.code(), Some(0..=2)), "{arguments:?}: {status}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_is_lost_is_a_failure() {
    let folder = Folder::new("full");
    folder.write("specs/acme.yaml", GOOD);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = folder.command(&["check", "--format", "json"]).stdout(full).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.starts_with("specloom: cannot write to standard output: "), "{said}");
}

#[test]
fn the_last_lines_count_what_was_found() {
    let folder = Folder::new("summary");
    let bad = GOOD.replace("unspecified", "newest").replace("https", "http");
    folder.write("specs/acme.yaml", GOOD).write("specs/bad.yaml", bad.replace("acme", "bad"));
    let said = folder.run(&["check"]).stderr;
    let expected = "\n\n2 mistakes in 2 specs\n\
                    what depends on these mistakes is checked when they are corrected\nfor more about a rule: specloom explain SL0033\n";
    assert!(said.ends_with(expected), "{said}");
}
