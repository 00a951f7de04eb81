//! An account that is named on the command line: here one of a server of the test.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use serde_json::json;
use specloom_vendors::{CHATWOOT_ACCOUNT, Fault, Server, Vendor, conversation_id, credentials};

use crate::program::{Run, command};

fn chatwoot(server: &Server, args: &[&str]) -> Run {
    let (conversation, url) = (conversation_id(Vendor::Chatwoot), server.base_url(Vendor::Chatwoot));
    let mut command = command(&["--provider", "chatwoot", "--conversation", conversation, "--base-url", &url]);
    command.args(args).env("CHATWOOT_ACCOUNT_ID", CHATWOOT_ACCOUNT.to_string());
    let (_, token) = credentials(Vendor::Chatwoot)[0];
    command.env("CHATWOOT_ACCESS_TOKEN", token).output().unwrap().into()
}

/// A page that is followed by another.
fn full_page() -> Fault {
    let messages: Vec<_> = (1..=20).map(|id| json!({ "id": id, "content": "hello", "message_type": 0 })).collect();
    Fault::json(200, json!({ "meta": {}, "payload": messages }).to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn credentials_come_from_the_environment() {
    let server = Server::start().unwrap();
    let run = chatwoot(&server, &["--limit", "2"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("\u{2026} 401 more messages"), "{}", run.stdout);
    assert!(run.stdout.lines().last().unwrap().starts_with("chatwoot     21    403"), "{}", run.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_before_an_error_is_kept() {
    let server = Server::start().unwrap();
    server.inject(Vendor::Chatwoot, full_page());
    server.inject(Vendor::Chatwoot, Fault::json(401, r#"{"error":"Invalid Access Token"}"#));
    let run = chatwoot(&server, &["--json"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(run.ids("chatwoot").len(), 20);
    let error = "error: chatwoot list_messages, page 2: unauthorized (401): Invalid Access Token\n\
                 chatwoot had given 1 page, 20 messages before.";
    assert!(run.stderr.contains(error), "{}", run.stderr);
    assert_eq!(run.resuming().len(), 1);
    assert_eq!(run.resuming()[0][..4], ["--provider", "chatwoot", "--conversation", conversation_id(Vendor::Chatwoot)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_on_the_first_page_leaves_no_table() {
    let server = Server::start().unwrap();
    server.inject(Vendor::Chatwoot, Fault::json(401, r#"{"error":"Invalid Access Token"}"#));
    let run = chatwoot(&server, &[]);
    assert_eq!(run.code, Some(1));
    assert!(!run.stdout.contains("SENDER"), "{}", run.stdout);
    assert!(run.resuming().is_empty(), "{}", run.stderr);
}

#[test]
#[cfg(unix)]
fn what_serve_prints_can_be_run() {
    let mut server = command(&["--serve"]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut block = Vec::new();
    let last = lines.find(|line| {
        block = if line.is_empty() { Vec::new() } else { [block.clone(), vec![line.clone()]].concat() };
        line.ends_with("/chatwoot")
    });
    assert!(last.is_some());
    let run = Run::from(Command::new("sh").args(["-c", &(block.join("\n") + " --json")]).output().unwrap());
    server.kill().unwrap();
    server.wait().unwrap();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(run.ids("chatwoot").len(), 403);
}
