//! Every item exactly once and in order, whatever the number of items and the size of a page.

use std::future::poll_fn;
use std::pin::Pin;

use futures_core::Stream;
use specloom_vendors::{Server, Vendor, conversation_id};

use crate::clients::{drain, shared, typed};
use crate::truth::{known, server_with, truth};

/// The page sizes that are tried: the spec's default, then others. `None` is the default, the number what it comes to.
fn page_sizes(vendor: Vendor) -> Vec<(Option<u32>, u64)> {
    match vendor {
        Vendor::Centerfy => vec![(None, 50), (Some(1), 1), (Some(7), 7), (Some(200), 200)],
        Vendor::ChatbotX => vec![(None, 50), (Some(1), 1), (Some(7), 7), (Some(500), 500)],
        Vendor::HighLevel => vec![(None, 50), (Some(1), 1), (Some(7), 7), (Some(100), 100)],
        // The service gives at most 100, whatever is asked for.
        Vendor::Octopush => vec![(None, 50), (Some(1), 1), (Some(7), 7), (Some(150), 100)],
        Vendor::Chatwoot => vec![(None, 20)],
    }
}

/// None, one, exactly one page, one more, two pages, and many.
fn counts(page: u64) -> [u64; 6] {
    [0, 1, page, page + 1, 2 * page, 5 * page + 3]
}

/// How many requests a listing takes: where nothing else tells the end, one more for an empty page.
fn requests(vendor: Vendor, count: u64, page: u64) -> u64 {
    match vendor {
        Vendor::Centerfy | Vendor::ChatbotX | Vendor::HighLevel => count.div_ceil(page).max(1),
        Vendor::Octopush => count.div_ceil(page) + 1,
        Vendor::Chatwoot => count / page + 1,
    }
}

async fn lists_all_with_the_typed_client(vendor: Vendor) {
    for (size, page) in page_sizes(vendor) {
        for count in counts(page) {
            let server = server_with(vendor, count);
            let messages = drain(typed(&server, vendor, conversation_id(vendor), size)).await.expect("it is listed");
            assert_eq!(messages.len() as u64, count);
            assert_eq!(known(&messages), truth(&server, vendor), "{count} items, pages of {page}");
            assert_eq!(server.requests().len() as u64, requests(vendor, count, page), "{count} items, pages of {page}");
        }
    }
}

async fn lists_all_behind_the_interface(vendor: Vendor) {
    for (size, page) in page_sizes(vendor) {
        for count in counts(page) {
            let server = server_with(vendor, count);
            let list = shared(&server, vendor).list_messages(conversation_id(vendor));
            let list = match size {
                Some(size) => list.page_size(size),
                None => list,
            };
            let messages = drain(list.items()).await.expect("it is listed");
            assert_eq!(known(&messages), truth(&server, vendor), "{count} items, pages of {page}");
        }
    }
}

macro_rules! for_each_vendor {
    ($($module:ident $vendor:ident,)*) => {
        $(mod $module {
            use specloom_vendors::Vendor;

            #[tokio::test]
            async fn every_message_comes_once_and_in_order() {
                super::lists_all_with_the_typed_client(Vendor::$vendor).await;
            }

            #[tokio::test]
            async fn every_message_comes_once_and_in_order_behind_the_interface() {
                super::lists_all_behind_the_interface(Vendor::$vendor).await;
            }
        })*
    };
}

for_each_vendor! {
    centerfy Centerfy,
    chatbotx ChatbotX,
    chatwoot Chatwoot,
    highlevel HighLevel,
    octopush Octopush,
}

#[tokio::test]
async fn one_function_reads_all_five() {
    let server = Server::start().expect("there is a port");
    for vendor in Vendor::ALL {
        let client = shared(&server, vendor);
        assert_eq!(client.info().provider, vendor.name());
        let messages = drain(client.list_messages(conversation_id(vendor)).items()).await.expect("it is listed");
        assert_eq!(known(&messages), truth(&server, vendor), "{vendor:?}");
    }
}

#[tokio::test]
async fn a_flat_answer_of_highlevel_is_read_like_the_nested_one() {
    let server = Server::builder().flat_highlevel().start().expect("there is a port");
    let messages = drain(typed(&server, Vendor::HighLevel, conversation_id(Vendor::HighLevel), None)).await;
    assert_eq!(known(&messages.expect("it is listed")), truth(&server, Vendor::HighLevel));
}

#[tokio::test]
async fn send_gives_the_first_page_alone() {
    for vendor in Vendor::ALL {
        let server = Server::start().expect("there is a port");
        let page = shared(&server, vendor).list_messages(conversation_id(vendor)).send().await.expect("it is listed");
        let size = page_sizes(vendor)[0].1;
        assert_eq!((page.number, page.items.len() as u64), (1, size), "{vendor:?}");
        assert_eq!(known(&page.items), truth(&server, vendor)[..page.items.len()], "{vendor:?}");
        assert_eq!(page.next.map(|next| next.page()), Some(2), "{vendor:?}");
        assert_eq!(server.requests().len(), 1, "{vendor:?}");
    }
}

#[tokio::test]
async fn a_total_is_told_where_the_vendor_has_one() {
    let server = Server::start().expect("there is a port");
    for (vendor, total) in [(Vendor::Centerfy, Some(137)), (Vendor::ChatbotX, None), (Vendor::Chatwoot, None)] {
        let page = shared(&server, vendor).list_messages(conversation_id(vendor)).send().await.expect("it is listed");
        assert_eq!(page.total, total, "{vendor:?}");
    }
}

#[tokio::test]
async fn pages_together_are_the_whole() {
    for vendor in Vendor::ALL {
        let server = Server::start().expect("there is a port");
        let mut pages = shared(&server, vendor).list_messages(conversation_id(vendor)).pages();
        let (mut all, mut numbers) = (Vec::new(), Vec::new());
        while let Some(page) = pages.try_next().await.expect("it is listed") {
            numbers.push(page.number);
            all.extend(page.items);
        }
        assert_eq!(known(&all), truth(&server, vendor), "{vendor:?}");
        assert!(numbers.iter().copied().eq(1..=server.requests().len() as u64), "{vendor:?}: {numbers:?}");
        assert_eq!(pages.continuation(), None, "{vendor:?}");
    }
}

#[tokio::test]
async fn items_and_pages_are_streams() {
    let server = Server::start().expect("there is a port");
    let list = shared(&server, Vendor::Centerfy).list_messages(conversation_id(Vendor::Centerfy));
    let (mut items, mut pages) = (list.clone().items(), list.pages());
    let first = poll_fn(|context| Pin::new(&mut items).poll_next(context)).await.expect("there is an item");
    let page = poll_fn(|context| Pin::new(&mut pages).poll_next(context)).await.expect("there is a page");
    assert_eq!(first.expect("it is read"), page.expect("it is read").items[0]);
}
