//! Messages that arrive while a scan runs.

use specloom_vendors::{Vendor, conversation_id};

use crate::clients::{drain, shared};
use crate::truth::{known, server_with, truth};

/// Every message that was there at the start comes once, though `arriving` more arrive after each page.
async fn comes_once(vendor: Vendor, page_size: u32, arriving: u64) {
    let server = server_with(vendor, 90);
    let before = truth(&server, vendor);
    let mut pages = shared(&server, vendor).list_messages(conversation_id(vendor)).page_size(page_size).pages();
    let mut all = Vec::new();
    while let Some(page) = pages.try_next().await.expect("it is listed") {
        all.extend(page.items);
        server.deliver(vendor, conversation_id(vendor), arriving);
    }
    assert_eq!(known(&all), before, "{vendor:?}, {arriving} more after each page");
}

#[tokio::test]
async fn items_that_move_to_the_next_page_come_once() {
    for arriving in [1, 3, 5] {
        comes_once(Vendor::Centerfy, 10, arriving).await;
        comes_once(Vendor::Octopush, 10, arriving).await;
    }
}

#[tokio::test]
async fn a_cursor_does_not_move() {
    for arriving in [1, 3, 10, 30] {
        comes_once(Vendor::ChatbotX, 10, arriving).await;
        comes_once(Vendor::HighLevel, 10, arriving).await;
        comes_once(Vendor::Chatwoot, 20, arriving).await;
    }
}

#[tokio::test]
async fn as_many_messages_as_a_page_holds_may_arrive_in_between() {
    for vendor in [Vendor::Centerfy, Vendor::Octopush] {
        let server = server_with(vendor, 90);
        let before = truth(&server, vendor);
        let mut items = shared(&server, vendor).list_messages(conversation_id(vendor)).page_size(10).items();
        let mut messages = Vec::new();
        for _ in 0..10 {
            messages.extend(items.try_next().await.expect("it is listed"));
        }
        // The second page now is what the first one was.
        server.deliver(vendor, conversation_id(vendor), 10);
        messages.extend(drain(items).await.expect("it is listed"));
        assert_eq!(known(&messages), before, "{vendor:?}");
    }
}
