//! What is printed.

use specloom_vendors::{CHATBOTX_CONTACTS, HIGHLEVEL_CONTACT, Server, Vendor};

use crate::program::Account;

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_told_page_by_page_and_printed_as_a_table() {
    let server = Server::builder().messages(Vendor::Octopush, "+33600000000", 3).start().unwrap();
    let account = Account { server: &server, vendor: Vendor::Octopush };
    let run = account.run("list_messages", &["--param", "contact=+33600000000", "--page-size", "2"]);
    let told = "\
GET http://HOST/octopush/v1/public/conversations/messages/list?contact=%2B33600000000&per_page=2&page=1
  accept: application/json
  user-agent: specloom/0.1.0
  api-key: [redacted]
  api-login: [redacted]
  200 in TIME, 884 B, 2 items, next 2
GET http://HOST/octopush/v1/public/conversations/messages/list?contact=%2B33600000000&per_page=2&page=2
  200 in TIME, 429 B, 1 item, next 3
GET http://HOST/octopush/v1/public/conversations/messages/list?contact=%2B33600000000&per_page=2&page=3
  200 in TIME, 2 B, 0 items, the last page

the list is complete: 3 items from 3 pages
";
    assert_eq!(run.told(&server), told);
    let table = "\
id                        conversation_id  kind     direction  channel  text                              status
QmPbRZc71ErJco5gTfDCsPcb  +33600000000     message  inbound    rcs      Order #100% ready? a+b=c [3]
bShwGnParjlmXqvQIOI98qrO  +33600000000     message  outbound   rcs      注文はいつ届きますか [2]          delivered
qvcIgbka0cgiZQKFrMMDan6m  +33600000000     message  inbound    sms      5 < 6 & 7 > 6, <b>really</b> [1]
";
    assert_eq!(run.stdout, table);
    assert_eq!(run.code, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_record_is_printed_line_by_line() {
    let server = Server::start().unwrap();
    let account = Account { server: &server, vendor: Vendor::HighLevel };
    let contact = format!("contact_id={HIGHLEVEL_CONTACT}");
    let run = account.run("get_contact", &["--param", &contact]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let record = "\
id          ocQHyuzHvysMo5N5VsXc
name        rubika deo
email       rubika@deos.com
phone       +18832327657
tags        nisi sint commodo amet, consequat
created_at  2021-07-02T05:18:26.704Z
";
    assert_eq!(run.stdout, record);
    let json = account.run("get_contact", &["--param", &contact, "--json"]);
    assert_eq!(json.ids(), [HIGHLEVEL_CONTACT]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_list_is_no_table() {
    let server = Server::builder().messages(Vendor::Octopush, "+33600000000", 0).start().unwrap();
    let account = Account { server: &server, vendor: Vendor::Octopush };
    let run = account.run("list_messages", &["--param", "contact=+33600000000"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    assert!(run.stderr.ends_with("the list is complete: 0 items from 1 page\n"), "{}", run.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_that_means_an_empty_list_is_told() {
    let server = Server::start().unwrap();
    let account = Account { server: &server, vendor: Vendor::ChatbotX };
    let nobody = format!("identifier=id:{}", 5_000_000_000 + CHATBOTX_CONTACTS);
    let run = account.run("list_messages", &["--param", &nobody]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let told = run.told(&server);
    assert!(told.contains("0 items, the last page; the spec reads this answer as an empty list\n"), "{told}");
}
