//! When there are colours.

use crate::program::{Folder, GOOD};

fn is_colored(folder: &Folder, color: Option<&str>, environment: &[(&str, &str)]) -> bool {
    let mut command = folder.command(&["check"]);
    command.args(color.map(|when| format!("--color={when}"))).envs(environment.iter().copied());
    String::from_utf8(command.output().unwrap().stderr).unwrap().contains('\u{1b}')
}

#[test]
fn colours_follow_the_option_then_the_environment_then_the_terminal() {
    let folder = Folder::new("colors");
    folder.write("specs/acme.yaml", GOOD.replace("https", "http"));
    let (no, force) = (("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1"));
    // Standard error is no terminal here.
    for (color, environment, expected) in [
        (None, &[][..], false),
        (None, &[force], true),
        (None, &[no, force], false),
        (None, &[("NO_COLOR", ""), force], true),
        (Some("auto"), &[force], true),
        (Some("always"), &[no], true),
        (Some("never"), &[force], false),
    ] {
        assert_eq!(is_colored(&folder, color, environment), expected, "{color:?} {environment:?}");
    }
}

#[test]
fn formats_for_programs_have_no_colours() {
    let folder = Folder::new("colorless");
    folder.write("specs/acme.yaml", GOOD.replace("https", "http"));
    for format in ["json", "github", "sarif"] {
        let said = folder.run(&["check", "--format", format, "--color=always"]);
        assert!(!said.stdout.contains('\u{1b}') && !said.stdout.contains("\\u001b"), "{}", said.stdout);
    }
}
