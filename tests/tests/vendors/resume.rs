//! A continuation, stored as text, gives exactly what was not delivered yet.

use specloom::Continuation;
use specloom_vendors::{Server, Vendor, conversation_id};

use crate::clients::{Message, config, drain, messaging, options, shared};
use crate::truth::{Known, known, server_with, truth};

/// A little more than two pages.
fn count(vendor: Vendor) -> u64 {
    if vendor == Vendor::Chatwoot { 2 * 20 + 3 } else { 2 * 7 + 3 }
}

fn list(server: &Server, vendor: Vendor) -> specloom::List<Message> {
    shared(server, vendor).list_messages(conversation_id(vendor)).page_size(7)
}

/// The same continuation, after it was stored in one process and read in another.
fn stored(continuation: &Continuation) -> Continuation {
    let json = serde_json::to_string(continuation).expect("it is written");
    let read: Continuation = serde_json::from_str(&json).expect("it is read");
    assert_eq!(&continuation.to_string().parse::<Continuation>().expect("it is read"), &read);
    read
}

/// What a new client gives from a continuation on.
async fn rest(server: &Server, vendor: Vendor, continuation: Option<Continuation>) -> Vec<Known> {
    let Some(continuation) = continuation else { return Vec::new() };
    let items = list(server, vendor).resume(stored(&continuation)).items();
    known(&drain(items).await.expect("it is listed"))
}

#[tokio::test]
async fn each_page_tells_how_to_read_the_rest() {
    for vendor in Vendor::ALL {
        let server = server_with(vendor, count(vendor));
        let mut pages = list(&server, vendor).pages();
        let mut delivered = 0;
        while let Some(page) = pages.try_next().await.expect("it is listed") {
            delivered += page.items.len();
            assert_eq!(page.next, pages.continuation(), "{vendor:?}");
            let rest = rest(&server, vendor, page.next).await;
            assert_eq!(rest, truth(&server, vendor)[delivered..], "{vendor:?} after {delivered}");
        }
    }
}

#[tokio::test]
async fn each_item_leaves_exactly_the_rest() {
    for vendor in Vendor::ALL {
        let server = server_with(vendor, count(vendor));
        let mut items = list(&server, vendor).items();
        for delivered in 0.. {
            let rest = rest(&server, vendor, items.continuation()).await;
            assert_eq!(rest, truth(&server, vendor)[delivered..], "{vendor:?} after {delivered}");
            if items.try_next().await.expect("it is listed").is_none() {
                break;
            }
        }
        assert_eq!(items.continuation(), None, "{vendor:?}");
    }
}

#[tokio::test]
async fn resuming_fetches_no_page_that_was_delivered() {
    let server = server_with(Vendor::HighLevel, 17);
    let page = list(&server, Vendor::HighLevel).send().await.expect("it is listed");
    server.clear_requests();
    assert_eq!(rest(&server, Vendor::HighLevel, page.next).await.len(), 10);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn messages_that_arrive_between_do_not_change_the_rest_of_a_cursor() {
    for vendor in [Vendor::ChatbotX, Vendor::HighLevel, Vendor::Chatwoot] {
        let server = server_with(vendor, count(vendor));
        let before = truth(&server, vendor);
        let mut items = list(&server, vendor).items();
        for _ in 0..9 {
            items.try_next().await.expect("it is listed");
        }
        let continuation = items.continuation();
        server.deliver(vendor, conversation_id(vendor), 4);
        assert_eq!(rest(&server, vendor, continuation).await, before[9..], "{vendor:?}");
    }
}

#[tokio::test]
async fn a_continuation_of_another_provider_or_operation_is_refused() {
    let server = Server::start().expect("there is a port");
    let page = list(&server, Vendor::Centerfy).send().await.expect("it is listed");
    server.clear_requests();
    let other = list(&server, Vendor::Octopush).resume(page.next.expect("there is more"));
    let error = other.send().await.expect_err("it is another provider's");
    assert!(error.is_invalid_continuation(), "{error}");
    let text = r#"{"v":1,"provider":"chatbotx","operation":"list_contacts","page":2,"position":"2"}"#;
    let contacts: Continuation = serde_json::from_str(text).expect("it is read");
    let error = list(&server, Vendor::ChatbotX).resume(contacts).send().await.expect_err("it is another operation's");
    assert!(error.is_invalid_continuation(), "{error}");
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn a_continuation_holds_no_credential_and_no_parameter() {
    for vendor in Vendor::ALL {
        let server = Server::start().expect("there is a port");
        let page = list(&server, vendor).send().await.expect("it is listed");
        let json = serde_json::to_string(&page.next).expect("it is written");
        let secrets = specloom_vendors::credentials(vendor).iter().map(|(_, secret)| *secret);
        for hidden in secrets.chain([conversation_id(vendor)]).filter(|hidden| hidden.len() > 2) {
            assert!(!json.contains(hidden), "{json}");
        }
    }
}

#[tokio::test]
async fn the_page_cap_is_an_error_from_which_the_rest_is_read() {
    let vendor = Vendor::Octopush;
    let server = server_with(vendor, 17);
    let client = messaging::connect(vendor.name(), config(vendor), options(&server, vendor).max_pages(2));
    let mut items = client.expect("the config fits").list_messages(conversation_id(vendor)).page_size(7).items();
    for _ in 0..14 {
        assert!(items.try_next().await.expect("it is listed").is_some());
    }
    let error = items.try_next().await.expect_err("there are more pages than that");
    assert!(error.is_page_limit(), "{error}");
    assert_eq!(rest(&server, vendor, error.continuation().cloned()).await, truth(&server, vendor)[14..]);
}
