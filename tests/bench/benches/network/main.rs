//! What reading whole lists costs: the processor's time where nothing else does, and the time on the wall where the vendor
//! takes its time for each page.

mod cpu;
mod latency;
mod readers;

use std::io;

use specloom_bench::peers::Wrong;
use specloom_bench::results::{self, Results};
use specloom_bench::{report, server};

const METHOD: &str = "\
A server in another process, which sends ready pages over loopback. The processor's time of the client is that of its whole
process, divided by the messages. Times on the wall hold everything from the first connection on; the limit of reading ahead
is 1 + ⌈(pages - 1) / N⌉ times what a page takes: the first page says how long pages are, then N are under way at once.
`cargo bench -p specloom-bench --bench network` measures this.";

fn main() -> Result<(), Wrong> {
    server::serve_if_asked();
    // The client by hand has none of its own, and asks for TLS even where it is not used.
    rustls::crypto::ring::default_provider().install_default().expect("it is the first");
    let mut results = Results::new("Reading lists", METHOD);
    cpu::measure(&mut results)?;
    latency::measure(&mut results)?;
    results.write(&results::folder(), "network").and_then(|()| report::write()).map_err(io::Error::into)
}
