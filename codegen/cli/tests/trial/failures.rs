//! What is told where the vendor or the spec fails.

use specloom_vendors::{Fault, Server, Vendor};

use crate::program::{Account, command, folder};
use crate::scripted::{Acme, answer, page};

#[tokio::test(flavor = "multi_thread")]
async fn an_error_is_told_with_its_class_and_what_to_do() {
    let server = Server::start().unwrap();
    let account = Account { server: &server, vendor: Vendor::Chatwoot };
    server.inject(Vendor::Chatwoot, Fault::json(401, r#"{"error":"Invalid Access Token"}"#));
    let run = account.list(&[]);
    let told = "\
GET http://HOST/chatwoot/api/v1/accounts/1/conversations/42/messages
  accept: application/json
  user-agent: specloom/0.1.0
  api-access-token: [redacted]
  401 in TIME, 32 B

error[unauthorized]: chatwoot list_messages, page 1: unauthorized (401): Invalid Access Token
  help: check CHATWOOT_ACCESS_TOKEN
";
    assert_eq!((run.code, run.told(&server), run.stdout.as_str()), (Some(1), told.to_owned(), ""));
}

#[test]
fn retries_and_waits_are_told_as_they_happen() {
    let busy = answer(429, "X-Wait-Millis: 1\r\n", r#"{"message":"Busy"}"#);
    let acme = Acme::start("retries", [busy, page(&[1], None)]);
    let run = acme.run(&["--json"]);
    assert_eq!((run.code, run.ids()), (Some(0), vec!["1".to_owned()]));
    for told in [
        " ms, 18 B: too many requests (429): Busy; the service asks to wait 0 s\n",
        "\n  waiting 1 ms as the vendor asks\nGET ",
        "/notes  (attempt 2)\n",
    ] {
        assert!(run.stderr.contains(told), "{told:?} in:\n{}", run.stderr);
    }
}

#[test]
fn an_answer_that_the_spec_does_not_describe_is_told_with_its_place() {
    let acme = Acme::start("decode", [answer(200, "", r#"{"data":[{"id":1},{"id":[2]}]}"#)]);
    let run = acme.run(&[]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("\nerror[decode]: acme list_notes, page 1: unexpected answer at `$.data[1].id`: "));
    assert!(run.stderr.contains("\n  help: the spec does not describe this answer: keep the answer with --record"));
}

#[test]
fn a_list_that_goes_round_in_circles_is_told_and_its_answers_are_kept() {
    let acme = Acme::start("circle", [page(&[2], Some("a")), page(&[1], Some("a"))]);
    let run = acme.run(&["--record", "out"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("\nerror[no_progress]: acme list_notes, page 3: no progress: "), "{}", run.stderr);
    assert!(run.stderr.contains("\n  help: check `pagination`\n"), "{}", run.stderr);
    assert_eq!(std::fs::read_dir(acme.folder.join("out")).unwrap().count(), 2);
    let again = page(&[2, 1], Some("b"));
    let acme = Acme::start("known", [page(&[2, 1], Some("a")), again.clone(), again]);
    let run = acme.run(&["--record", "out"]);
    assert!(run.stderr.contains("holds only items that were there before"), "{}", run.stderr);
    assert_eq!(std::fs::read_dir(acme.folder.join("out")).unwrap().count(), 3);
}

#[test]
fn the_mistakes_of_a_spec_are_reported() {
    let folder = folder("mistakes");
    std::fs::write(folder.join("acme.yaml"), "specloom: 1\nprovider: acme\n").unwrap();
    let run = command(&["acme.yaml", "list"]).current_dir(&folder).output().unwrap();
    let told = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(told.contains("error[SL0015]") && told.contains("acme.yaml:1:1"), "{told}");
}

#[test]
fn a_sample_that_is_not_there_yet_is_no_mistake() {
    let acme = Acme::start("no_sample", [page(&[1], None)]);
    let spec = acme.folder.join("specs/acme.yaml");
    let text = std::fs::read_to_string(&spec).unwrap();
    std::fs::write(&spec, format!("{text}    samples: [samples/list_notes.1.json]\n")).unwrap();
    let run = acme.run(&["--json"]);
    assert_eq!((run.code, run.ids()), (Some(0), vec!["1".to_owned()]), "{}", run.stderr);
}
