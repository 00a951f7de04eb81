//! Ctrl-C.

#![cfg(unix)]

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};

use crate::program::{Run, command};

#[test]
fn ctrl_c_tells_how_to_go_on_with_each_provider() {
    // The pause is far longer than the test: only the interrupt ends the run.
    let mut program = command(&["--json", "--pause", "600000"]);
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut stdout = String::new();
    out.read_line(&mut stdout).unwrap();
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    out.read_to_string(&mut stdout).unwrap();
    let mut run = Run::from(child.wait_with_output().unwrap());
    run.stdout = stdout;
    assert_eq!(run.code, Some(130), "{}", run.stderr);
    assert_eq!(run.resuming().len(), 5, "{}", run.stderr);
}
