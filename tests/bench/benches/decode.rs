//! Decoding, measured by criterion: for confidence intervals, and to compare two revisions.

use std::hint::black_box;
use std::time::Duration;

use bytes::Bytes;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use specloom_bench::peers::Peer;
use specloom_bench::{Specloom, Vendor};

fn decode(criterion: &mut Criterion) {
    for vendor in Vendor::ALL {
        let body = Bytes::from(vendor.page(100));
        let specloom = Specloom::new(vendor);
        let mut group = criterion.benchmark_group(vendor.name());
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_function("specloom", |bencher| bencher.iter(|| specloom.decode(black_box(&body))));
        for peer in Peer::ALL {
            group.bench_function(peer.name(), |bencher| {
                bencher.iter(|| peer.decode(vendor, black_box(&body), vendor.conversation()));
            });
        }
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = decode
}
criterion_main!(benches);
