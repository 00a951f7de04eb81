//! How long a page takes to decode, beside four ways to write the decoder by hand.

use std::hint::black_box;
use std::io;

use bytes::Bytes;
use specloom_bench::peers::Peer;
use specloom_bench::results::{self, Axis, Chart, Goal, Places, Results, Row, Series};
use specloom_bench::turns::{Summary, Task, geometric_mean, ratios, take_turns};
use specloom_bench::{Specloom, Vendor, report};

/// Messages on a page.
const MESSAGES: usize = 100;
/// How often everything takes its turn.
const ROUNDS: usize = 200;

const METHOD: &str = "\
Pages of 100 messages as the five vendors send them, with the fields that nobody maps; every method gives the same records,
which a test holds them to. Source of the peers: [`tests/bench/src/peers`](tests/bench/src/peers). Times are those of the
body alone: no request is sent. Over all vendors, ratios are geometric means. `cargo bench -p specloom-bench --bench ratios`
measures this, `--bench decode` the same with criterion.";

/// The seconds of every round: of specloom, then of each peer.
type Rounds = Vec<Vec<f64>>;

fn main() -> io::Result<()> {
    let measured: Vec<Rounds> = Vendor::ALL.into_iter().map(measure).collect();
    let mut results = Results::new("Decoding", METHOD);
    for (index, peer) in (1..).zip(Peer::ALL) {
        results.rows.push(over_all(peer, index, &measured));
    }
    for (index, peer) in (1..).zip(Peer::ALL) {
        let each = Vendor::ALL.iter().zip(&measured).map(|(vendor, rounds)| of_vendor(peer, index, *vendor, rounds));
        results.rows.extend(each);
    }
    results.charts.push(chart(&measured));
    results.write(&results::folder(), "decode")?;
    report::write()
}

fn measure(vendor: Vendor) -> Rounds {
    let body = Bytes::from(vendor.page(MESSAGES));
    let specloom = Specloom::new(vendor);
    let mut tasks: Vec<Task<'_>> = vec![Box::new(|| drop(black_box(specloom.decode(black_box(&body)))))];
    for peer in Peer::ALL {
        let body = &body;
        let decode = move || drop(black_box(peer.decode(vendor, black_box(body), vendor.conversation())));
        tasks.push(Box::new(decode));
    }
    take_turns(tasks, ROUNDS)
}

fn over_all(peer: Peer, index: usize, measured: &[Rounds]) -> Row {
    let each: Vec<_> = measured.iter().map(|rounds| ratios(&rounds[0], &rounds[index])).collect();
    let id = format!("decode/{}", peer.id());
    row(&id, "decode a page, over all vendors", peer, geometric_mean(&each)).goal(Goal::AtMost(goal(peer)))
}

fn of_vendor(peer: Peer, index: usize, vendor: Vendor, rounds: &Rounds) -> Row {
    let id = format!("decode/{}/{}", peer.id(), vendor.id());
    row(&id, &format!("of {}", vendor.name()), peer, ratios(&rounds[0], &rounds[index]))
}

fn row(id: &str, what: &str, peer: Peer, values: Vec<f64>) -> Row {
    let Summary { median, quartiles } = Summary::of(values);
    Row::new(id, what, median, "of its time").against(against(peer)).spread(quartiles)
}

fn chart(measured: &[Rounds]) -> Chart {
    let names = ["specloom"].into_iter().chain(Peer::ALL.map(Peer::name));
    let micros = |rounds: &Rounds, index: usize| Some(Summary::of(rounds[index].clone()).median * 1e6);
    let series = names.enumerate().map(|(index, name)| Series {
        name: name.to_owned(),
        values: measured.iter().map(|rounds| micros(rounds, index)).collect(),
    });
    Chart {
        id: "decode".to_owned(),
        title: format!("Decoding a page of {MESSAGES} messages"),
        x: Axis {
            label: "vendor".to_owned(),
            at: Places::Names(Vendor::ALL.map(|vendor| vendor.name().to_owned()).into()),
        },
        y: "µs".to_owned(),
        series: series.collect(),
    }
}

const fn goal(peer: Peer) -> f64 {
    match peer {
        Peer::Visitor => 1.05,
        Peer::Narrow => 0.75,
        Peer::Full => 0.5,
        Peer::Value => 0.25,
    }
}

const fn against(peer: Peer) -> &'static str {
    match peer {
        Peer::Visitor => "visitors by hand, straight into the record",
        Peer::Narrow => "`derive(Deserialize)` of the mapped fields, and a mapping",
        Peer::Full => "`derive(Deserialize)` of all fields, as generators emit it, and a mapping",
        Peer::Value => "`serde_json::Value` and lookups",
    }
}
