//! The processor's time for a message, without any latency.

use std::time::Duration;

use specloom_bench::Vendor;
use specloom_bench::clock::process_time;
use specloom_bench::peers::Wrong;
use specloom_bench::results::{Goal, Results, Row};
use specloom_bench::server::{PAGE, Server};
use specloom_bench::turns::{Summary, geometric_mean, ratios};
use tokio::runtime::{Builder, Runtime};

use crate::readers::{by_hand, client, list, pages};

const PAGES: usize = 60;
const ROUNDS: usize = 25;

/// A list that is paged by offsets, with small pages, and one by cursors, with large ones.
const VENDORS: [Vendor; 2] = [Vendor::Centerfy, Vendor::ChatbotX];

/// Adds the rows.
pub(crate) fn measure(results: &mut Results) -> Result<(), Wrong> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let measured = VENDORS.into_iter().map(|vendor| of_vendor(vendor, &runtime)).collect::<Result<Vec<_>, _>>()?;
    let each: Vec<_> = measured.iter().map(|[own, other]| ratios(own, other)).collect();
    let what = "read a list without latency, processor's time of the client";
    results.rows.push(row("network/cpu", what, geometric_mean(&each)).goal(Goal::AtMost(0.85)));
    for (vendor, ratios) in VENDORS.into_iter().zip(each) {
        let id = format!("network/cpu/{}", vendor.id());
        results.rows.push(row(&id, &format!("of {}", vendor.name()), ratios));
    }
    for (vendor, [own, _]) in VENDORS.into_iter().zip(measured) {
        let Summary { median, quartiles } = Summary::of(own);
        let id = format!("network/cpu/{}/message", vendor.id());
        let row = Row::new(&id, &format!("of {}, a message", vendor.name()), median, "µs").spread(quartiles);
        results.rows.push(row);
    }
    Ok(())
}

fn row(id: &str, what: &str, values: Vec<f64>) -> Row {
    let Summary { median, quartiles } = Summary::of(values);
    let against = "a loop with reqwest and `derive(Deserialize)` of the mapped fields";
    Row::new(id, what, median, "of its time").against(against).spread(quartiles)
}

/// Microseconds for a message, round by round: of the generated client, and of the loop by hand.
fn of_vendor(vendor: Vendor, runtime: &Runtime) -> Result<[Vec<f64>; 2], Wrong> {
    let server = Server::start(vendor, PAGES, Duration::ZERO);
    let other = reqwest::Client::builder().timeout(Duration::from_secs(30)).build()?;
    let (own, base) = (client(vendor, &server), server.url());
    let mut micros = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        micros[0].push(timed(|| runtime.block_on(pages(list(vendor, &*own), Duration::ZERO)))?);
        micros[1].push(timed(|| runtime.block_on(by_hand(vendor, &other, &base, PAGES * PAGE)))?);
    }
    Ok(micros)
}

/// Microseconds that the process took for a message.
fn timed(read: impl FnOnce() -> Result<usize, Wrong>) -> Result<f64, Wrong> {
    let start = process_time();
    let messages = read()?;
    let took = process_time() - start;
    assert_eq!(messages, PAGES * PAGE, "the list was read");
    Ok(took.as_secs_f64() * 1e6 / (PAGES * PAGE) as f64)
}
