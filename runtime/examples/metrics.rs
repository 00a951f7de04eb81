//! Exports what clients do as metrics in Prometheus' text format.
//!
//! ```console
//! $ cargo run -p specloom --example metrics
//! ```
//!
//! A service would answer `GET /metrics` with [`Metrics::render`]; here it is printed after a scan of a small server,
//! which is busy once.

use std::collections::{BTreeMap, VecDeque};
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use specloom::{End, Event, Observer, Options, WaitReason};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

specloom::providers!("./metrics.yaml");

/// Counts what clients do.
#[derive(Default)]
struct Metrics(Mutex<Counts>);

#[derive(Default)]
struct Counts {
    /// By metric and labels.
    counters: BTreeMap<(&'static str, String), f64>,
    /// By labels.
    latencies: BTreeMap<String, Histogram>,
}

/// Upper bounds of the buckets, in seconds.
const BUCKETS: [f64; 8] = [0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

#[derive(Default)]
struct Histogram {
    buckets: [u64; BUCKETS.len()],
    count: u64,
    sum: f64,
}

/// Every counter with its help.
const COUNTERS: [(&str, &str); 9] = [
    ("specloom_requests_total", "Requests sent, retries included."),
    ("specloom_retries_total", "Requests sent again."),
    ("specloom_answers_total", "Answers received, by status."),
    ("specloom_failures_total", "Attempts that came to nothing, by class of error."),
    ("specloom_wait_seconds_total", "Time spent waiting before requests."),
    ("specloom_response_bytes_total", "Bytes of answers after decompression."),
    ("specloom_pages_total", "Pages delivered."),
    ("specloom_items_total", "Items delivered."),
    ("specloom_calls_total", "Calls that are over, by how they ended."),
];

const LATENCY: &str = "specloom_request_duration_seconds";

impl Observer for Metrics {
    fn event(&self, event: &Event<'_>) {
        let labels = format!("provider=\"{}\",operation=\"{}\"", event.provider(), event.operation());
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            Event::Sending(sending) => {
                counts.add("specloom_requests_total", &labels, 1.0);
                counts.add("specloom_retries_total", &labels, f64::from(u8::from(sending.attempt > 1)));
            }
            Event::Answered(answered) => {
                let status = format!("{labels},status=\"{}\"", answered.status);
                counts.add("specloom_answers_total", &status, 1.0);
                counts.add("specloom_response_bytes_total", &labels, answered.body.len() as f64);
                counts.latencies.entry(labels).or_default().observe(answered.elapsed);
            }
            Event::Failed(failed) => {
                let class = format!("{labels},class=\"{}\"", failed.error.class());
                counts.add("specloom_failures_total", &class, 1.0);
            }
            Event::Waiting(waiting) => {
                let reason = match waiting.reason {
                    WaitReason::Backoff => "backoff",
                    WaitReason::RetryAfter => "retry_after",
                    _ => "other",
                };
                let reason = format!("{labels},reason=\"{reason}\"");
                counts.add("specloom_wait_seconds_total", &reason, waiting.duration.as_secs_f64());
            }
            Event::Delivered(delivered) => {
                counts.add("specloom_pages_total", &labels, 1.0);
                counts.add("specloom_items_total", &labels, delivered.items as f64);
            }
            Event::Ended(ended) => {
                let end = match ended.end {
                    End::Complete => "complete",
                    End::Stopped => "stopped",
                    End::Failed(error) => error.class(),
                    _ => "other",
                };
                counts.add("specloom_calls_total", &format!("{labels},end=\"{end}\""), 1.0);
            }
            _ => {}
        }
    }
}

impl Counts {
    fn add(&mut self, metric: &'static str, labels: &str, amount: f64) {
        *self.counters.entry((metric, labels.to_owned())).or_default() += amount;
    }
}

impl Histogram {
    fn observe(&mut self, elapsed: Duration) {
        let seconds = elapsed.as_secs_f64();
        for (count, bound) in self.buckets.iter_mut().zip(BUCKETS) {
            *count += u64::from(seconds <= bound);
        }
        self.count += 1;
        self.sum += seconds;
    }
}

impl Metrics {
    /// The counts as Prometheus reads them.
    fn render(&self) -> Result<String, std::fmt::Error> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::new();
        for (metric, help) in COUNTERS {
            writeln!(text, "# HELP {metric} {help}\n# TYPE {metric} counter")?;
            for ((_, labels), value) in counts.counters.iter().filter(|((name, _), _)| *name == metric) {
                writeln!(text, "{metric}{{{labels}}} {value}")?;
            }
        }
        writeln!(text, "# HELP {LATENCY} Time from sending to the last byte.\n# TYPE {LATENCY} histogram")?;
        for (labels, histogram) in &counts.latencies {
            for (count, bound) in histogram.buckets.iter().zip(BUCKETS) {
                writeln!(text, "{LATENCY}_bucket{{{labels},le=\"{bound}\"}} {count}")?;
            }
            writeln!(text, "{LATENCY}_bucket{{{labels},le=\"+Inf\"}} {}", histogram.count)?;
            writeln!(text, "{LATENCY}_sum{{{labels}}} {}", histogram.sum)?;
            writeln!(text, "{LATENCY}_count{{{labels}}} {}", histogram.count)?;
        }
        Ok(text)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let metrics = Arc::new(Metrics::default());
    let options = Options::new().base_url(serve().await?).observer(Arc::clone(&metrics));
    let client = acme::Client::with(acme::Config { token: "t0ken".into() }, options)?;
    let mut notes = client.list_notes().items();
    while notes.try_next().await?.is_some() {}
    std::io::stdout().write_all(metrics.render()?.as_bytes())?;
    Ok(())
}

/// Starts a server that has two pages, and is busy before the second.
async fn serve() -> std::io::Result<String> {
    let first = ("200 OK", r#"{"data":[{"id":3},{"id":2}],"next":"a"}"#);
    let busy = ("503 Service Unavailable", r#"{"error":"busy"}"#);
    let second = ("200 OK", r#"{"data":[{"id":1}]}"#);
    let mut answers = VecDeque::from([first, busy, second]);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        while let (Ok((mut stream, _)), Some((status, body))) = (listener.accept().await, answers.pop_front()) {
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n")
                && let Ok(byte) = stream.read_u8().await
            {
                request.push(byte);
            }
            let length = body.len();
            let answer = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
            // A client that is gone needs no answer.
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    Ok(url)
}
