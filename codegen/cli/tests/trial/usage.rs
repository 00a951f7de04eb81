//! What a run needs, and what it says where that is missing.

use std::path::Path;
use std::process::Command;

use specloom_vendors::Vendor;

use crate::program::{Run, command, spec};
use crate::scripted::{Acme, SECRET, page};

fn run(command: &mut Command) -> Run {
    command.output().unwrap().into()
}

#[test]
fn the_operations_of_a_spec_are_listed() {
    let spec = spec(Vendor::HighLevel);
    let run = run(command(&[spec.to_str().unwrap()]).env("HIGHLEVEL_TOKEN", "pit"));
    for line in [
        "HighLevel has these operations:",
        "  list_messages",
        "    --param conversation_id or conversation=<string> (required)",
        "    --param types=<value>,\u{2026}",
        "  get_contact",
        "  HIGHLEVEL_TOKEN (set)",
    ] {
        assert!(run.stdout.lines().any(|printed| printed == line), "{line} in:\n{}", run.stdout);
    }
    let end = format!("\nTry one: specloom try {} list_messages --param conversation=<string>\n", spec.display());
    assert!(run.stdout.ends_with(&end), "{}", run.stdout);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn everything_that_is_missing_is_told_at_once_with_its_doc() {
    let spec = spec(Vendor::Chatwoot);
    let run = run(&mut command(&[spec.to_str().unwrap(), "list_messages"]));
    let told = "\
specloom: parameter `conversation_id` is missing: add --param conversation=<integer>
    The conversation's number within the account, as it stands in its URL.
specloom: setting `account_id` is missing: set CHATWOOT_ACCOUNT_ID, or add --set account_id=\u{2026}
    The account that owns the conversations.
specloom: credential `access_token` is missing: set CHATWOOT_ACCESS_TOKEN
    The access token of a user, from the profile page. A bot's token may not list messages.
";
    assert_eq!((run.code, run.stderr.as_str(), run.stdout.as_str()), (Some(2), told, ""));
}

#[test]
fn an_unknown_name_gets_a_suggestion_and_no_follow_up() {
    let spec = spec(Vendor::Chatwoot);
    let arguments = ["--param", "conversaton=42", "--param", "page=1", "--set", "acount_id=1"];
    let mut command = command(&[&[spec.to_str().unwrap(), "list_messages"], &arguments[..]].concat());
    let run = run(command.env("CHATWOOT_ACCESS_TOKEN", "x"));
    let told = "\
specloom: there is no parameter `conversaton`; did you mean `conversation`?
specloom: there is no parameter `page`; expected one of `conversation_id`, `conversation`
specloom: there is no setting `acount_id`; did you mean `account_id`?
";
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), told));
}

#[test]
fn an_unknown_operation_gets_a_suggestion() {
    let spec = spec(Vendor::HighLevel);
    let run = run(&mut command(&[spec.to_str().unwrap(), "list_message"]));
    let told = "specloom: there is no operation `list_message`; did you mean `list_messages`?\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), told));
}

#[test]
fn what_is_no_provider_cannot_be_tried() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    for (path, problem) in [("messaging.yaml", "is an interface"), ("", "is a folder")] {
        let run = run(&mut command(&[specs.join(path).to_str().unwrap(), "list_messages"]));
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains(problem), "{}", run.stderr);
    }
}

#[test]
fn values_are_checked_before_anything_is_sent() {
    let spec = spec(Vendor::Chatwoot);
    let run = |conversation: &str| {
        let given = format!("conversation={conversation}");
        let arguments =
            [spec.to_str().unwrap(), "list_messages", "--base-url", "http://127.0.0.1:1", "--param", &given];
        let mut command = command(&arguments);
        run(command.env("CHATWOOT_ACCESS_TOKEN", "x").env("CHATWOOT_ACCOUNT_ID", "1"))
    };
    let refused = run("forty-two");
    let told = "specloom: chatwoot list_messages: invalid parameter: `conversation_id` is not a whole number\n";
    assert_eq!((refused.code, refused.stderr.as_str()), (Some(2), told));
}

#[test]
fn settings_come_from_arguments_or_the_environment() {
    let acme = Acme::start("settings", [page(&[1], None)]);
    let base = ["specs/acme.yaml", "list_notes"];
    let run = |arguments: &[&str], region: &str| -> Run {
        let mut command = command(&[&base[..], arguments].concat());
        command.env("ACME_TOKEN", SECRET).env("ACME_REGION", region).current_dir(&acme.folder);
        command.output().unwrap().into()
    };
    let missing = run(&[], "");
    assert!(missing.stderr.starts_with("specloom: setting `region` is missing: set ACME_REGION"), "{}", missing.stderr);
    // A region that makes another host is refused by the client; so it was read.
    for refused in [run(&[], "evil/"), run(&["--set", "region=evil/"], "eu")] {
        assert_eq!(refused.code, Some(2));
        assert!(refused.stderr.contains("setting `region` is empty or holds a character"), "{}", refused.stderr);
    }
    // It stands in the base URL alone, so that it is not needed beside another one.
    assert_eq!(acme.run(&["--json"]).ids(), ["1"]);
}

#[test]
fn a_credential_is_no_argument() {
    let acme = Acme::start("argument", []);
    let run = run(acme.command(&["--set", "token=abc"]).env_remove("ACME_TOKEN"));
    let told = "specloom: `token` is a credential: set ACME_TOKEN; arguments can be seen in the list of processes\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), told));
}

#[test]
fn plain_http_needs_to_be_allowed() {
    let acme = Acme::start("plain", []);
    let run = |base_url: &str, token: &str| {
        let mut command = command(&["specs/acme.yaml", "list_notes", "--base-url", base_url]);
        run(command.env("ACME_TOKEN", token).current_dir(&acme.folder))
    };
    let refused = run("http://acme.invalid", SECRET);
    let told = "would send the credentials unencrypted; --allow-plain-http allows it\n";
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.ends_with(told), "{}", refused.stderr);
    // It would not allow these.
    for other in [run("http://acme.invalid", "t0ken\n"), run("http://acme.invalid/?x=1", SECRET)] {
        assert_eq!(other.code, Some(2));
        assert!(!other.stderr.contains("--allow-plain-http"), "{}", other.stderr);
    }
}

#[test]
fn the_help_says_why_credentials_are_no_arguments_and_what_the_exit_codes_mean() {
    let run = run(&mut command(&["--help"]));
    for text in ["list of processes", "history of the shell", "130 Ctrl-C", "--record <DIR>"] {
        let words = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(&text.split_whitespace().collect::<Vec<_>>().join(" ")), "{text} in:\n{}", run.stdout);
    }
}
