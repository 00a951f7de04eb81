//! Ctrl-C.

#![cfg(unix)]

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};

use crate::program::Run;
use crate::scripted::{Acme, page};

#[test]
fn ctrl_c_tells_how_to_go_on() {
    // The second page never comes: only the interrupt ends the run.
    let acme = Acme::start("interrupt", [page(&[3, 2], Some("a"))]);
    let mut program = acme.command(&["--json"]);
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut stdout = String::new();
    for _ in 0..2 {
        out.read_line(&mut stdout).unwrap();
    }
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    out.read_to_string(&mut stdout).unwrap();
    let run = Run { stdout, ..child.wait_with_output().unwrap().into() };
    assert_eq!((run.code, run.ids()), (Some(130), vec!["3".to_owned(), "2".to_owned()]));
    assert!(run.stderr.contains("\nstopped by Ctrl-C after 2 items from 1 page\n"), "{}", run.stderr);
    assert!(run.continuation().is_some());
}
