//! Lists far longer than memory: a scan of ten million messages needs no more than one of a few pages. The test is a process
//! of its own, because the system tells only the most memory that a process ever had.

use std::fmt::Write as _;

use specloom::transport::{Body, Sent, Transport, http};
use specloom::{Limit, Options};
use specloom_tests::peak_kib;

specloom::providers!("../../specs/centerfy.yaml");

const MESSAGES: u64 = 10_000_000;
const ON_A_PAGE: u64 = 20_000;

/// What more than the first few pages may need: the identities of items that a scan remembers, and a page that the
/// allocator had no room for. All messages would be some hundred times as much.
const ALLOWANCE_KIB: u64 = 16 * 1024;

/// A vendor whose messages are numbered from 0, and who pages by offset.
struct Numbered;

impl Transport for Numbered {
    fn send(&self, request: http::Request<()>) -> Sent<'_> {
        let query = request.uri().query().unwrap_or_default();
        let offset = query.split('&').find_map(|pair| pair.strip_prefix("offset="));
        let body = page(offset.map_or(0, |offset| offset.parse().expect("it is a number")));
        Box::pin(async { Ok(http::Response::new(Body::from(body))) })
    }
}

fn page(first: u64) -> String {
    let mut items = String::new();
    for id in first..(first + ON_A_PAGE).min(MESSAGES) {
        write!(items, "{}{{\"id\":\"{id}\"}}", if id > first { "," } else { "" }).expect("a string takes everything");
    }
    format!(r#"{{"messages":[{items}],"total":{MESSAGES}}}"#)
}

/// Reads everything, and gives the most memory after the first few pages and after the last.
async fn read(mut pages: specloom::Pages<messaging::Message>) -> (u64, u64) {
    let (mut items, mut early) = (0, 0);
    while let Some(page) = pages.try_next().await.expect("the vendor is fine") {
        items += page.items.len() as u64;
        if page.number == 8 {
            early = peak_kib().expect("the system tells");
        }
    }
    assert_eq!(items, MESSAGES);
    (early, peak_kib().expect("the system tells"))
}

#[tokio::test]
#[expect(clippy::print_stdout, reason = "whoever runs it has to know")]
async fn ten_million_messages_need_no_more_memory_than_a_few_pages() {
    if peak_kib().is_none() {
        return println!("skipped: this system does not tell how much memory a process needs");
    }
    let options = Options::new().transport(Numbered).limit(Limit::none());
    let client = centerfy::Client::with(centerfy::Config { api_key: "k".into() }, options).expect("the config fits");
    let (early, late) = read(client.list_messages("1").pages()).await;
    assert!(late - early < ALLOWANCE_KIB, "{early} KiB after the first pages, {late} KiB in the end");
}
