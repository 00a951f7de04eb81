//! Many scans through a proxy that damages what passes: each ends with every item once, or with an error whose
//! continuation completes it.

mod proxy;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use specloom::{Continuation, Error, Options};
use specloom_vendors::{Server, Vendor, conversation_id};
use tokio::task::JoinSet;

use crate::clients::{Impatient, Message, config, messaging};
use crate::truth::{known, server_with, truth};
use proxy::{Damage, Proxy};

/// How many scans there are, unless `SPECLOOM_FAULT_SCANS` says so.
const SCANS: u64 = 200;

/// How many are under way at a time.
const AT_ONCE: usize = 16;

/// No answer within this time is a timeout. A slow machine only makes more of them.
const TIMEOUT: Duration = Duration::from_millis(500);

/// A scan that is not complete after so many continuations never will be.
const MAX_PARTS: usize = 1_000;

/// What a scan came to.
#[derive(Debug, Default)]
struct Report {
    damages: BTreeMap<Damage, u64>,
    errors: BTreeMap<&'static str, u64>,
    complete_at_once: u64,
    requests: u64,
}

impl Report {
    fn add(&mut self, other: Self) {
        self.complete_at_once += other.complete_at_once;
        self.requests += other.requests;
        for (damage, count) in other.damages {
            *self.damages.entry(damage).or_default() += count;
        }
        for (kind, count) in other.errors {
            *self.errors.entry(kind).or_default() += count;
        }
    }
}

/// Reads a part of a list: to its end, or to an error.
async fn part(
    client: &dyn messaging::Messaging,
    vendor: Vendor,
    continuation: Option<Continuation>,
    read_ahead: usize,
) -> (Vec<Message>, Option<Error>) {
    let mut list = client.list_messages(conversation_id(vendor)).read_ahead(read_ahead);
    if vendor != Vendor::Chatwoot {
        list = list.page_size(7);
    }
    if let Some(continuation) = continuation {
        list = list.resume(continuation);
    }
    let mut items = list.items();
    let mut delivered = Vec::new();
    loop {
        match items.try_next().await {
            Ok(Some(item)) => delivered.push(item),
            Ok(None) => return (delivered, None),
            Err(error) => return (delivered, Some(error)),
        }
    }
}

/// The numbers at the end of the texts.
fn numbers(messages: &[Message]) -> String {
    let text = |message: &Message| message.text.clone().unwrap_or_default();
    messages.iter().map(text).filter_map(|text| Some(text.rsplit_once(' ')?.1.to_owned())).collect()
}

fn kind(error: &Error) -> &'static str {
    type Predicate = fn(&Error) -> bool;
    let kinds: [(&'static str, Predicate); 4] = [
        ("connect", Error::is_connect),
        ("timeout", Error::is_timeout),
        ("transient", Error::is_transient),
        ("rate limited", Error::is_rate_limited),
    ];
    let found = kinds.iter().find(|(_, is)| is(error));
    found.unwrap_or_else(|| panic!("no damage makes this error: {error}")).0
}

async fn scan(server: Arc<Server>, vendor: Vendor, seed: u64) -> Report {
    let proxy = Proxy::start(server.address(), seed).await;
    let base = server.base_url(vendor).replace(&server.address().to_string(), &proxy.address().to_string());
    let options = Options::new().base_url(base).clock(Arc::new(Impatient)).timeout(TIMEOUT);
    let client = messaging::connect(vendor.name(), config(vendor), options).expect("the config fits");
    let mut report = Report::default();
    let (mut delivered, mut continuation) = (Vec::new(), None);
    for parts in 0.. {
        assert!(parts < MAX_PARTS, "seed {seed} of {vendor:?} has no end");
        let (items, error) = part(&*client, vendor, continuation, (seed % 4) as usize).await;
        delivered.extend(items);
        let Some(error) = error else {
            report.complete_at_once += u64::from(parts == 0);
            break;
        };
        *report.errors.entry(kind(&error)).or_default() += 1;
        let stored = error.continuation().expect("it can be taken up").to_string();
        continuation = Some(stored.parse().expect("it is a continuation"));
    }
    assert!(known(&delivered) == truth(&server, vendor), "seed {seed} of {vendor:?} delivers {}", numbers(&delivered));
    for damage in proxy.done() {
        *report.damages.entry(damage).or_default() += 1;
        report.requests += 1;
    }
    report
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stdout, reason = "the figures are for people")]
async fn every_scan_is_complete_or_can_be_completed() {
    let scans = std::env::var("SPECLOOM_FAULT_SCANS").map_or(SCANS, |text| text.parse().expect("it is a number"));
    let first = std::env::var("SPECLOOM_FAULT_SEED").map_or(0, |text| text.parse().expect("it is a number"));
    let servers: Vec<_> = Vendor::ALL.iter().map(|vendor| Arc::new(server_with(*vendor, 45))).collect();
    let (mut report, mut running) = (Report::default(), JoinSet::new());
    for seed in first..first + scans {
        if running.len() == AT_ONCE {
            report.add(running.join_next().await.expect("some are under way").expect("it ends"));
        }
        let which = (seed % Vendor::ALL.len() as u64) as usize;
        running.spawn(scan(Arc::clone(&servers[which]), Vendor::ALL[which], seed));
    }
    while let Some(done) = running.join_next().await {
        report.add(done.expect("it ends"));
    }
    println!("{scans} scans: {report:#?}");
    let damaged = report.damages.keys().filter(|damage| **damage != Damage::None).count();
    assert!(scans < SCANS || damaged == 10, "every damage was done: {report:?}");
}
