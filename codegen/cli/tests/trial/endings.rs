//! Where a run stops, and how another goes on.

use specloom_vendors::{HIGHLEVEL_CONTACT, Server, Vendor};

use crate::program::Account;
use crate::scripted::{Acme, answer, page};

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_stops_within_a_page_and_the_rest_follows() {
    let server = Server::start().unwrap();
    for vendor in Vendor::ALL {
        let account = Account { server: &server, vendor };
        let first = account.list(&["--json", "--limit", "7"]);
        assert_eq!((first.code, first.ids().len()), (Some(0), 7), "{}", first.stderr);
        assert!(first.stderr.contains("\nstopped by --limit after 7 items from 1 page\n"), "{}", first.stderr);
        let rest = account.list(&["--json", "--resume", first.continuation().unwrap()]);
        assert_eq!(rest.code, Some(0), "{}", rest.stderr);
        assert_eq!([first.ids(), rest.ids()].concat(), account.expected(), "{vendor:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_counted_from_where_the_run_starts() {
    let server = Server::start().unwrap();
    let account = Account { server: &server, vendor: Vendor::Chatwoot };
    let first = account.list(&["--json", "--pages", "2"]);
    assert!(first.stderr.contains("\nstopped by --pages after 40 items from 2 pages\n"), "{}", first.stderr);
    let second = account.list(&["--json", "--pages", "1", "--resume", first.continuation().unwrap()]);
    assert_eq!([first.ids(), second.ids()].concat(), account.expected()[..60]);
    assert_eq!((first.code, second.code), (Some(0), Some(0)));
}

#[test]
fn a_list_that_ends_with_the_limit_is_complete() {
    for limit in [["--limit", "3"], ["--pages", "2"]] {
        let acme = Acme::start("complete", [page(&[3, 2], Some("a")), page(&[1], None)]);
        let run = acme.run(&[&limit[..], &["--json"]].concat());
        assert_eq!(run.ids(), ["3", "2", "1"]);
        assert!(run.stderr.ends_with("\nthe list is complete: 3 items from 2 pages\n"), "{}", run.stderr);
    }
}

#[test]
fn a_run_goes_on_where_another_failed() {
    let gone = answer(401, "", r#"{"message":"Token expired"}"#);
    let acme = Acme::start("failed", [page(&[3, 2], Some("a")), gone, page(&[1], None)]);
    let first = acme.run(&["--json"]);
    assert_eq!(first.code, Some(1), "{}", first.stderr);
    assert!(first.stderr.contains("\nstopped after 2 items from 1 page\n"), "{}", first.stderr);
    let rest = acme.run(&["--json", "--resume", first.continuation().unwrap()]);
    assert_eq!((rest.code, [first.ids(), rest.ids()].concat()), (Some(0), vec!["3".into(), "2".into(), "1".into()]));
    let end = "\nthe list is complete: 1 item from 1 page since it was resumed\n";
    assert!(rest.stderr.ends_with(end), "{}", rest.stderr);
}

#[test]
fn what_was_read_before_an_error_is_printed() {
    let acme = Acme::start("before", [page(&[3, 2], Some("a")), answer(401, "", "{}")]);
    let run = acme.run(&[]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), "id  text\n3   note 3\n2   note 2\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_continuation_of_another_operation_is_refused_before_anything_is_sent() {
    let server = Server::start().unwrap();
    let account = |vendor| Account { server: &server, vendor };
    let first = account(Vendor::Chatwoot).list(&["--limit", "1"]);
    server.clear_requests();
    let other = account(Vendor::Octopush).list(&["--resume", first.continuation().unwrap()]);
    assert_eq!(other.code, Some(2), "{}", other.stderr);
    assert!(other.stderr.contains("it belongs to chatwoot list_messages"), "{}", other.stderr);
    let damaged = account(Vendor::Octopush).list(&["--resume", "eyJ2"]);
    assert_eq!(damaged.code, Some(2), "{}", damaged.stderr);
    assert!(server.requests().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_no_effect_is_refused() {
    let server = Server::start().unwrap();
    let account = |vendor| Account { server: &server, vendor };
    let contact = format!("contact_id={HIGHLEVEL_CONTACT}");
    let one = account(Vendor::HighLevel).run("get_contact", &["--param", &contact, "--limit", "1", "--pages", "1"]);
    let told = "\
specloom: --limit: `get_contact` reads one record, not a list
specloom: --pages: `get_contact` reads one record, not a list
";
    assert_eq!((one.code, one.stderr.as_str()), (Some(2), told));
    let size = account(Vendor::Chatwoot).list(&["--page-size", "5"]);
    let told = "specloom: --page-size: the vendor does not let one choose the size of a page of `list_messages`\n";
    assert_eq!((size.code, size.stderr.as_str()), (Some(2), told));
}
