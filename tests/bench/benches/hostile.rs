//! Whether the time for bad pages is linear in their bytes.

use std::fmt::Write;
use std::hint::black_box;
use std::io;

use bytes::Bytes;
use specloom_bench::results::{self, Axis, Chart, Goal, Places, Results, Row, Series};
use specloom_bench::turns::{Summary, Task, take_turns};
use specloom_bench::{Specloom, Vendor, report};

/// How much larger than the smallest the others are.
const SIZES: [usize; 3] = [1, 4, 16];
/// How often everything takes its turn.
const ROUNDS: usize = 5;

const METHOD: &str = "\
Pages of Chatwoot's shape as nobody sends them, each in three sizes. Time is linear where a byte costs as much in the largest
as in the smallest; were it quadratic, a byte would cost 16 times as much. The largest text comes to pages of memory that
the system gives anew each time, smaller ones do not. `cargo bench -p specloom-bench --bench hostile` measures this.";

/// A page as nobody sends it, by its size: 16 is the one that is named.
struct Bad {
    id: &'static str,
    name: &'static str,
    page: fn(usize) -> String,
}

const BAD: [Bad; 4] = [
    Bad { id: "tiny", name: "a million tiny items", page: tiny },
    Bad { id: "huge", name: "one item of 50 MB", page: huge },
    Bad { id: "shuffled", name: "keys in another order in every item", page: shuffled },
    Bad { id: "unknown", name: "a thousand unknown keys in every item", page: unknown },
];

fn main() -> io::Result<()> {
    let mut results = Results::new("Bad pages", METHOD);
    let mut series = Vec::new();
    for bad in BAD {
        let times = measure(&bad);
        results.rows.push(row(&bad, &times));
        let medians = times.into_iter().map(|times| Some(Summary::of(times).median));
        series.push(Series { name: bad.name.to_owned(), values: medians.collect() });
    }
    let at = Places::Numbers(SIZES.map(|size| size as f64).into());
    results.charts.push(Chart {
        id: "hostile".to_owned(),
        title: "Decoding a byte of bad pages".to_owned(),
        x: Axis { label: "size".to_owned(), at },
        y: "ns".to_owned(),
        series,
    });
    results.write(&results::folder(), "hostile")?;
    report::write()
}

/// Nanoseconds for a byte: for each size, round by round.
fn measure(bad: &Bad) -> Vec<Vec<f64>> {
    let specloom = Specloom::new(Vendor::Chatwoot);
    let bodies = SIZES.map(|size| Bytes::from((bad.page)(size)));
    let decode = |body| drop(black_box(specloom.decode(body).expect("the page can be read")));
    let tasks = bodies.iter().map(|body| Box::new(|| decode(body)) as Task<'_>);
    let seconds = take_turns(tasks.collect(), ROUNDS);
    let for_a_byte = |(seconds, body): (Vec<f64>, &Bytes)| {
        seconds.into_iter().map(|seconds| seconds * 1e9 / body.len() as f64).collect()
    };
    seconds.into_iter().zip(&bodies).map(for_a_byte).collect()
}

fn row(bad: &Bad, times: &[Vec<f64>]) -> Row {
    let growth = times[2].iter().zip(&times[0]).map(|(large, small)| large / small).collect();
    let Summary { median, quartiles } = Summary::of(growth);
    let row = Row::new(&format!("hostile/{}", bad.id), bad.name, median, "times as long a byte");
    row.against("a page of a sixteenth of its size").spread(quartiles).goal(Goal::AtMost(3.0))
}

fn page(items: impl Iterator<Item = String>) -> String {
    let mut page = String::from("{\"payload\":[");
    for (index, item) in items.enumerate() {
        page.push_str(if index == 0 { "" } else { "," });
        page.push_str(&item);
    }
    page.push_str("]}");
    page
}

fn tiny(size: usize) -> String {
    page((0..size * 62_500).map(|id| format!("{{\"id\":{id},\"message_type\":0}}")))
}

fn huge(size: usize) -> String {
    let text = "a long story\\n".repeat(size * 240_000);
    page([format!("{{\"id\":1,\"message_type\":0,\"content\":\"{text}\"}}")].into_iter())
}

fn shuffled(size: usize) -> String {
    let mut random = fastrand::Rng::with_seed(1);
    page((0..size * 1_000).map(move |id| {
        let mut fields = [
            format!("\"id\":{id}"),
            "\"message_type\":1".to_owned(),
            "\"content\":\"hello\"".to_owned(),
            "\"conversation_id\":4711".to_owned(),
            "\"created_at\":1776500000".to_owned(),
            "\"private\":false".to_owned(),
            "\"status\":\"sent\"".to_owned(),
            "\"sender\":{\"id\":7,\"name\":\"Ann\",\"type\":\"user\"}".to_owned(),
            "\"inbox_id\":3".to_owned(),
            "\"updated_at\":1776500000".to_owned(),
        ];
        random.shuffle(&mut fields);
        format!("{{{}}}", fields.join(","))
    }))
}

fn unknown(size: usize) -> String {
    page((0..size * 20).map(|id| {
        let mut item = format!("{{\"id\":{id},\"message_type\":0");
        for key in 0..1_000 {
            write!(item, ",\"key_{key}\":{{\"a\":[1,\"b\",null]}}").expect("a String takes everything");
        }
        item + "}"
    }))
}
