//! Answers kept as samples.

use std::fs;
use std::path::Path;
use std::process::Command;

use specloom_vendors::{Server, Vendor};

use crate::program::{Account, Run, folder};
use crate::scripted::{Acme, SECRET, answer, page};

fn check(folder: &Path, spec: &str) -> (Option<i32>, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_specloom")).args(["check", spec]).current_dir(folder).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

/// The line with the samples that the run printed.
fn samples(told: &str) -> &str {
    told.lines().find(|line| line.trim_start().starts_with("samples: ")).unwrap()
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// The spec with more samples of its first operation, which are given as `samples: [a, b]`.
fn with_samples(spec: &str, line: &str) -> String {
    let list = line.trim().strip_prefix("samples: [").and_then(|list| list.strip_suffix(']')).unwrap();
    let (before, after) = spec.split_once("    samples:").unwrap();
    match after.strip_prefix(" [") {
        Some(others) => format!("{before}    samples: [{list}, {others}"),
        None => {
            let items: String = list.split(", ").map(|item| format!("\n      - {item}")).collect();
            format!("{before}    samples:{items}{after}")
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_recorded_is_accepted_by_check() {
    let server = Server::start().unwrap();
    let folder = folder("record_check");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs"), &folder.join("specs"));
    for vendor in Vendor::ALL {
        let account = Account { server: &server, vendor };
        let spec = format!("specs/{}.yaml", vendor.name());
        let conversation = format!("conversation={}", specloom_vendors::conversation_id(vendor));
        let out = format!("specs/samples/{}", vendor.name());
        let arguments = ["--param", &conversation, "--pages", "2", "--json", "--record", &out, "--force"];
        let command = || account.command(Path::new(&spec), "list_messages", &arguments);
        let wrong = account.variables().map(|(name, _)| (name, "none-of-theirs"));
        let refused: Run = command().envs(wrong).current_dir(&folder).output().unwrap().into();
        assert_eq!(refused.code, Some(1), "{}", refused.stderr);
        let run: Run = command().current_dir(&folder).output().unwrap().into();
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let error = format!("samples/{}/list_messages.1.http", vendor.name());
        assert_eq!(samples(&refused.stderr), format!("    samples: [{error}]"));
        let line = samples(&run.stderr).replace("[", &format!("[{error}, "));
        let file = folder.join(&spec);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, with_samples(&text, &line)).unwrap();
        let (code, told) = check(&folder, &spec);
        // What is found may be about the spec, which more samples tell more about: a path that was marked as unseen is
        // seen now, or the first error answer lacks a key. The samples themselves are read, and fit.
        let about_the_spec = ["error[SL0061]", "error[SL0065]"];
        let mistakes: Vec<&str> = told.lines().filter(|line| line.starts_with("error[")).collect();
        assert!(mistakes.iter().all(|mistake| about_the_spec.iter().any(|code| mistake.starts_with(code))), "{told}");
        assert_eq!(code, Some(i32::from(!mistakes.is_empty())), "{told}");
    }
}

#[test]
fn bodies_are_kept_byte_for_byte_and_errors_with_safe_headers() {
    let body = "{ \"data\": [ {\"id\": 1.0e0, \"id\": 7, \"text\": \"\\u00e9\" } ],\n\n \"next\": null }\n";
    let headers = "X-Wait-Millis: 1\r\nX-RateLimit-Remaining: 0\r\nSet-Cookie: a=b\r\nServer: acme-42\r\n";
    let acme = Acme::start("verbatim", [answer(429, headers, r#"{"message":"Slow down"}"#), answer(200, "", body)]);
    acme.run(&["--record", "out"]);
    assert_eq!(fs::read_to_string(acme.folder.join("out/list_notes.1.json")).unwrap(), body);
    let error = "HTTP/1.1 429\r\ncontent-type: application/json\r\nx-wait-millis: 1\r\nx-ratelimit-remaining: 0\r\n\r\n\
                 {\"message\":\"Slow down\"}";
    assert_eq!(fs::read_to_string(acme.folder.join("out/list_notes.1.http")).unwrap(), error);
}

#[test]
fn a_success_keeps_its_headers_where_they_name_the_next_page() {
    let link = |target: &str| format!("Link: <{target}>; rel=next\r\nServer: acme-42\r\n");
    let first = answer(200, &link("/notes?token=t0ken%2Fwith%2Bsigns&page=2"), r#"{"data":[{"id":2}]}"#);
    let acme = Acme::start("record_link", [first, answer(200, "", r#"{"data":[{"id":1}]}"#)]);
    let spec = acme.folder.join("specs/acme.yaml");
    let text =
        fs::read_to_string(&spec).unwrap().replace("cursor: { param: after, from: next }", "link: { header: true }");
    fs::write(&spec, &text).unwrap();
    let run = acme.run(&["--record", "specs/samples"]);
    let sample = fs::read_to_string(acme.folder.join("specs/samples/list_notes.1.http")).unwrap();
    let expected = "HTTP/1.1 200\r\ncontent-type: application/json\r\n\
                    link: </notes?token=[redacted]&page=2>; rel=next\r\n\r\n{\"data\":[{\"id\":2}]}";
    assert_eq!(sample, expected, "{}", run.stderr);
    assert!(run.stderr.contains("was replaced by [redacted]"), "{}", run.stderr);
    let line = "    samples: [samples/list_notes.1.http, samples/list_notes.2.http]";
    assert_eq!(samples(&run.stderr), line);
    fs::write(&spec, format!("{text}{line}\n").replace("text: text }", "text: { from: text, unseen: short } }"))
        .unwrap();
    let (code, told) = check(&acme.folder, "specs/acme.yaml");
    assert_eq!((code, told.as_str()), (Some(0), "1 spec, no mistakes\n"));
}

#[test]
fn every_attempt_is_kept() {
    let busy = |text: &str| answer(429, "X-Wait-Millis: 1\r\n", text);
    let acme = Acme::start("attempts", [busy("{\"n\":1}"), busy("{\"n\":2}"), page(&[1], None)]);
    let run = acme.run(&["--record", "specs/samples"]);
    let line = "    samples: [samples/list_notes.1.http, samples/list_notes.1.2.http, samples/list_notes.1.json]";
    assert_eq!(samples(&run.stderr), line);
}

#[test]
fn nothing_is_overwritten_without_force() {
    let pages = || [page(&[2], Some("a")), page(&[1], None)];
    let acme = Acme::start("force", pages().into_iter().chain(pages()));
    fs::create_dir(acme.folder.join("out")).unwrap();
    let second = acme.folder.join("out/list_notes.2.json");
    fs::write(&second, "mine").unwrap();
    let refused = acme.run(&["--record", "out"]);
    let told = "specloom: out has list_notes.2.json already; --force replaces what is recorded again\n";
    assert_eq!((refused.code, refused.stderr.as_str()), (Some(2), told));
    assert_eq!(fs::read_to_string(&second).unwrap(), "mine");
    let forced = acme.run(&["--record", "out", "--force"]);
    assert_eq!(forced.code, Some(0), "{}", forced.stderr);
    assert!(fs::read_to_string(&second).unwrap().starts_with("{\"data\""));
}

#[test]
fn a_resumed_run_records_beside_the_first() {
    let acme = Acme::start("record_resume", [page(&[2], Some("a")), page(&[1], None)]);
    let first = acme.run(&["--record", "out", "--pages", "1"]);
    let rest = acme.run(&["--record", "out", "--resume", first.continuation().unwrap()]);
    assert_eq!(rest.code, Some(0), "{}", rest.stderr);
    assert_eq!(samples(&rest.stderr), "    samples: [../out/list_notes.2.json]");
}

#[test]
fn an_answer_that_the_spec_does_not_describe_is_a_sample_that_shows_it() {
    let acme = Acme::start("record_decode", [answer(200, "", r#"{"data":[{"id":[1]}]}"#)]);
    let run = acme.run(&["--record", "out"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("name the recorded answer under `samples`"), "{}", run.stderr);
    let spec = acme.folder.join("specs/acme.yaml");
    let text = fs::read_to_string(&spec).unwrap();
    fs::write(&spec, format!("{text}{}\n", samples(&run.stderr))).unwrap();
    let (code, told) = check(&acme.folder, "specs/acme.yaml");
    assert_eq!(code, Some(1));
    assert!(told.contains("error[SL0062]") && told.contains("out/list_notes.1.json:1:16"), "{told}");
}

#[test]
fn what_cannot_be_a_sample_is_told_and_not_written() {
    let html = answer(200, "", "<html>Sign in</html>");
    let acme = Acme::start("record_html", [html]);
    let run = acme.run(&["--record", "out"]);
    assert!(run.stderr.contains("  out/list_notes.1.json is not written: a sample has to be JSON\n"), "{}", run.stderr);
    assert_eq!(fs::read_dir(acme.folder.join("out")).unwrap().count(), 0);
}

#[test]
fn a_credential_that_the_vendor_quotes_is_not_recorded() {
    let escaped = SECRET.replace('/', "\\/");
    let body = format!(r#"{{"message":"{SECRET} is wrong", "more":["{escaped}", "a\/b", 1.0]}}"#);
    let acme = Acme::start("record_secret", [answer(401, "", &body)]);
    let run = acme.run(&["--record", "out"]);
    let sample = fs::read_to_string(acme.folder.join("out/list_notes.1.http")).unwrap();
    let redacted = r#"{"message":"[redacted] is wrong", "more":["[redacted]", "a\/b", 1.0]}"#;
    assert!(sample.ends_with(redacted), "{sample}");
    assert!(run.stderr.contains("a credential that the vendor quoted was replaced by [redacted]"), "{}", run.stderr);
}

#[test]
fn an_answer_that_has_a_credential_for_a_key_is_told_and_not_written() {
    let acme = Acme::start("record_key", [answer(200, "", r#"{"data":[{"id":1,"messages":2}],"next":null}"#)]);
    let run: Run = acme.command(&["--record", "out"]).env("ACME_TOKEN", "messages").output().unwrap().into();
    let told =
        "  out/list_notes.1.json is not written: a key in it holds a credential, which cannot be replaced there\n";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert_eq!(fs::read_dir(acme.folder.join("out")).unwrap().count(), 0);
}

#[test]
fn a_credential_that_answers_may_hold_by_chance_refuses_to_record() {
    let acme = Acme::start("record_short", []);
    let run: Run = acme.command(&["--record", "out"]).env("ACME_TOKEN", "content").output().unwrap().into();
    let told = "\
specloom: --record: credential `token` has fewer than 8 characters, which answers may hold by chance: it cannot be kept \
out of samples; leave out --record, or use a longer one
";
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), told));
    assert!(!acme.folder.join("out").exists());
}
