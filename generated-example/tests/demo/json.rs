//! The output for programs.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

use specloom_vendors::Server;

use crate::program::{command, expected, run};

#[tokio::test]
async fn every_message_of_every_provider_is_one_line() {
    let run = run(&["--json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let expected = expected(&Server::start().unwrap());
    assert_eq!(expected.len(), 5);
    for (provider, ids) in &expected {
        assert_eq!(&run.ids(provider), ids, "{provider}");
    }
    let all: usize = expected.iter().map(|(_, ids)| ids.len()).sum();
    assert_eq!(run.stdout.lines().count(), all);
}

#[test]
fn the_summary_goes_to_standard_error() {
    let run = run(&["--json"]);
    let total = run.stderr.lines().find(|line| line.starts_with("total")).unwrap();
    assert_eq!(total.split_whitespace().take(3).collect::<Vec<_>>(), ["total", "41", "1285"]);
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    for args in [&["--json"][..], &["--all"]] {
        let mut child = command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        assert!(child.wait().unwrap().success(), "{stderr}");
        assert_eq!(stderr, "");
    }
}
