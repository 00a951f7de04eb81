//! Every vendor of the catalogue.

use specloom_vendors::{Server, Vendor};

use crate::program::Account;

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_list_of_every_vendor_is_read_without_a_compiler() {
    let server = Server::start().unwrap();
    for vendor in Vendor::ALL {
        let account = Account { server: &server, vendor };
        let run = account.list(&["--json"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert_eq!(run.ids(), account.expected(), "{vendor:?}");
        let end = format!("the list is complete: {} items from ", account.expected().len());
        assert!(run.stderr.contains(&end), "{}", run.stderr);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_is_what_a_generated_client_sends() {
    let server = Server::start().unwrap();
    Account { server: &server, vendor: Vendor::HighLevel }.list(&[
        "--param",
        "types=TYPE_SMS,TYPE_CALL",
        "--pages",
        "1",
    ]);
    let request = server.requests().remove(0);
    let target = "/highlevel/conversations/tDtDnQdgm2LXpyiqYvZ6/messages?type=TYPE_SMS%2CTYPE_CALL&limit=50";
    assert_eq!(request.target, target);
    assert_eq!(request.header("version"), Some("2021-04-15"));
    assert!(request.header("authorization").unwrap().starts_with("Bearer "));
}
