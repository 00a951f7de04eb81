//! How often decoding allocates, and how much memory a long scan holds at once.
//!
//! A target of its own: here every allocation is counted, which would slow down what others measure.

use std::hint::black_box;
use std::io;
use std::time::Duration;

use allocation_counter::{AllocationInfo, measure};
use bytes::Bytes;
use specloom::{Limit, Options};
use specloom_bench::clients::chatbotx::{Client, Config};
use specloom_bench::peers::{Peer, Wrong};
use specloom_bench::results::{self, Axis, Chart, Goal, Places, Results, Row, Series};
use specloom_bench::server::{self, PAGE, Server};
use specloom_bench::{Specloom, Vendor, report};

/// Pages of a million messages.
const PAGES: usize = 1_000_000 / PAGE;

const METHOD: &str = "\
Every allocation is counted. Cloning the records of a page takes what cannot be saved: a text is an allocation, and so is a
list; what is on top is the decoder's. Peaks are those of the heap while a scan runs, the client's connections included; a page
is its body and the records in it. A scan keeps the hashes of the last 28,672 identities at least, to notice items that come again,
and those of all positions and pages, up to the 10,000 of the page cap, to notice cycles: they are what grows.
`cargo bench -p specloom-bench --bench memory` measures this.";

fn main() -> Result<(), Wrong> {
    server::serve_if_asked();
    let mut results = Results::new("Memory", METHOD);
    for vendor in Vendor::ALL {
        results.rows.push(allocations(vendor));
    }
    let (short, long) = (peak(PAGES / 10)?, peak(PAGES)?);
    results.rows.push(of_page(long));
    results.rows.push(growth(long / short));
    results.charts.push(chart());
    results.write(&results::folder(), "memory").and_then(|()| report::write()).map_err(io::Error::into)
}

fn allocations(vendor: Vendor) -> Row {
    let (body, specloom) = (Bytes::from(vendor.page(PAGE)), Specloom::new(vendor));
    let page = specloom.decode(&body).expect("the page is good");
    let cloning = measure(|| drop(black_box(page.messages.clone())));
    let decoding = measure(|| drop(black_box(specloom.decode(&body))));
    let id = format!("memory/allocations/{}", vendor.id());
    let what = format!("allocations for a message of {}, on top", vendor.name());
    let row = Row::new(&id, &what, each(&decoding) - each(&cloning), "allocations");
    row.against("cloning the records").goal(Goal::AtMost(0.2))
}

/// Allocations for each message of a page.
fn each(info: &AllocationInfo) -> f64 {
    info.count_total as f64 / PAGE as f64
}

/// Bytes of the heap while so many pages are read.
fn peak(pages: usize) -> Result<f64, Wrong> {
    let server = Server::start(Vendor::ChatbotX, pages, Duration::ZERO);
    let options = Options::new().base_url(server.url()).limit(Limit::none());
    let client = Client::with(Config { token: "a-token-of-some-length".into() }, options)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut read = Ok(0);
    let scanning = measure(|| read = runtime.block_on(stream(&client)));
    assert_eq!(read?, pages * PAGE, "the list was read");
    Ok(scanning.bytes_max as f64)
}

fn of_page(peak: f64) -> Row {
    let row = Row::new("memory/peak", "peak while a million messages are read", peak / page(), "pages");
    row.against("a page, of 100 messages of ChatbotX").goal(Goal::AtMost(10.0))
}

fn growth(growth: f64) -> Row {
    let row = Row::new("memory/peak/growth", "peak while a million messages are read", growth, "of that");
    row.against("the peak while 100,000 are read")
}

async fn stream(client: &Client) -> Result<usize, Wrong> {
    let mut messages = client.list_messages(Vendor::ChatbotX.conversation()).page_size(PAGE as u32).items();
    let mut count = 0;
    while let Some(message) = messages.try_next().await? {
        black_box(message);
        count += 1;
    }
    Ok(count)
}

/// Bytes of a page: of the body, and of the records with all that it takes to read them.
fn page() -> f64 {
    let vendor = Vendor::ChatbotX;
    let (body, specloom) = (Bytes::from(vendor.page(PAGE)), Specloom::new(vendor));
    let decoding = measure(|| drop(black_box(specloom.decode(&body))));
    body.len() as f64 + decoding.bytes_max as f64
}

/// Allocations for a message: of the clone, of specloom, of each peer.
fn chart() -> Chart {
    let clone = |vendor: Vendor| {
        let page = Specloom::new(vendor).decode(&Bytes::from(vendor.page(PAGE))).expect("the page is good");
        each(&measure(|| drop(black_box(page.messages.clone()))))
    };
    let own = |vendor: Vendor| {
        let (body, specloom) = (Bytes::from(vendor.page(PAGE)), Specloom::new(vendor));
        each(&measure(|| drop(black_box(specloom.decode(&body)))))
    };
    let of_peer = |vendor: Vendor, peer: Peer| {
        let body = vendor.page(PAGE);
        each(&measure(|| drop(black_box(peer.decode(vendor, &body, vendor.conversation())))))
    };
    let series = |name: &str, count: &dyn Fn(Vendor) -> f64| Series {
        name: name.to_owned(),
        values: Vendor::ALL.iter().map(|vendor| Some(count(*vendor))).collect(),
    };
    let peers = Peer::ALL.map(|peer| series(peer.name(), &|vendor| of_peer(vendor, peer)));
    Chart {
        id: "allocations".to_owned(),
        title: "Allocations for a message".to_owned(),
        x: Axis {
            label: "vendor".to_owned(),
            at: Places::Names(Vendor::ALL.map(|vendor| vendor.name().into()).into()),
        },
        y: "allocations".to_owned(),
        series: [series("clone", &clone), series("specloom", &own)].into_iter().chain(peers).collect(),
    }
}
