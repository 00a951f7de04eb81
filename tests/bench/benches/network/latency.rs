//! The time on the wall where each page takes its time.

use std::time::Duration;

use specloom_bench::Vendor;
use specloom_bench::clock::now;
use specloom_bench::peers::Wrong;
use specloom_bench::results::{Axis, Chart, Goal, Places, Results, Row, Series};
use specloom_bench::server::Server;
use specloom_bench::turns::{Summary, ratios};
use tokio::runtime::{Builder, Runtime};

use crate::readers::{client, list, pages, raw};

const SHORT: Duration = Duration::from_millis(20);
const LONG: Duration = Duration::from_millis(100);

const PAGES: usize = 41;
/// How many pages are read ahead, and the efficiency that is the goal.
const AHEAD: [(usize, f64); 4] = [(1, 0.95), (2, 0.95), (4, 0.93), (8, 0.9)];
const ROUNDS: usize = 5;

/// What the caller does with a page, in the scan that reads ahead for a slow one.
const WORK: Duration = Duration::from_millis(15);

/// Adds the rows and charts.
pub(crate) fn measure(results: &mut Results) -> Result<(), Wrong> {
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    results.rows.push(one_after_the_other(&runtime)?);
    for latency in [SHORT, LONG] {
        ahead(results, latency, &runtime)?;
    }
    results.rows.push(slow_caller(&runtime)?);
    Ok(())
}

/// By cursors: the next page can be asked for only when one is there.
fn one_after_the_other(runtime: &Runtime) -> Result<Row, Wrong> {
    let vendor = Vendor::ChatbotX;
    let server = Server::start(vendor, PAGES, SHORT);
    let (mut own, mut other) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        own.push(read(vendor, &server, 1, Duration::ZERO, runtime)?);
        other.push(seconds(|| Ok(raw(vendor, server.address(), PAGES)?))?);
    }
    let Summary { median, quartiles } = Summary::of(ratios(&own, &other));
    let row = Row::new("network/sequential", "read one page after the other, 20 ms a page", median, "of its time");
    let against = "the same requests over one TCP connection, answers not looked at";
    Ok(row.against(against).spread(quartiles).goal(Goal::AtMost(1.03)))
}

fn ahead(results: &mut Results, latency: Duration, runtime: &Runtime) -> Result<(), Wrong> {
    let vendor = Vendor::Centerfy;
    let server = Server::start(vendor, PAGES, latency);
    let millis = latency.as_millis();
    let mut medians = Vec::new();
    for (pages, goal) in AHEAD {
        let run = |_| read(vendor, &server, pages, Duration::ZERO, runtime);
        let times = (0..ROUNDS).map(run).collect::<Result<Vec<_>, _>>()?;
        medians.push(Some(Summary::of(times.clone()).median));
        let efficiencies = times.into_iter().map(|time| limit(pages, latency) / time).collect();
        let Summary { median, quartiles } = Summary::of(efficiencies);
        let (id, what) = (format!("network/ahead/{millis}/{pages}"), format!("read {pages} ahead, {millis} ms a page"));
        let row = Row::new(&id, &what, median, "of its speed").against("the limit").spread(quartiles);
        results.rows.push(row.goal(Goal::AtLeast(goal)));
    }
    results.charts.push(chart(latency, medians));
    Ok(())
}

fn chart(latency: Duration, medians: Vec<Option<f64>>) -> Chart {
    let millis = latency.as_millis();
    let limits = AHEAD.iter().map(|(pages, _)| Some(limit(*pages, latency))).collect();
    let at = AHEAD.iter().map(|(pages, _)| *pages as f64).collect();
    Chart {
        id: format!("ahead-{millis}"),
        title: format!("Reading {PAGES} pages that take {millis} ms each"),
        x: Axis { label: "pages read ahead".to_owned(), at: Places::Numbers(at) },
        y: "s".to_owned(),
        series: vec![
            Series { name: "specloom".to_owned(), values: medians },
            Series { name: "limit".to_owned(), values: limits },
        ],
    }
}

/// The seconds that cannot be undercut: the first page, then so many at once.
fn limit(ahead: usize, latency: Duration) -> f64 {
    (1 + (PAGES - 1).div_ceil(ahead)) as f64 * latency.as_secs_f64()
}

/// A caller who takes longer for a page than two of them take together to come.
fn slow_caller(runtime: &Runtime) -> Result<Row, Wrong> {
    let vendor = Vendor::Centerfy;
    let server = Server::start(vendor, PAGES, SHORT);
    let larger = limit(2, SHORT).max(PAGES as f64 * WORK.as_secs_f64());
    let run = |_| Ok(read(vendor, &server, 2, WORK, runtime)? / larger);
    let Summary { median, quartiles } = Summary::of((0..ROUNDS).map(run).collect::<Result<_, Wrong>>()?);
    let row = Row::new("network/slow", "read 2 ahead for a caller who works 15 ms on a page", median, "of its time");
    let against = "the larger of the limit and the caller's work";
    Ok(row.against(against).spread(quartiles).goal(Goal::AtMost(1.06)))
}

/// Seconds that a new client takes for the whole list.
fn read(vendor: Vendor, server: &Server, ahead: usize, work: Duration, runtime: &Runtime) -> Result<f64, Wrong> {
    let client = client(vendor, server);
    let list = list(vendor, &*client).read_ahead(ahead);
    seconds(|| runtime.block_on(pages(list, work)))
}

fn seconds<T>(work: impl FnOnce() -> Result<T, Wrong>) -> Result<f64, Wrong> {
    let start = now();
    work()?;
    Ok(start.elapsed().as_secs_f64())
}
