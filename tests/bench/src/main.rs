//! Renders the report from the committed results: `cargo run -p specloom-bench`. For profilers it decodes one page again
//! and again: `cargo run --release -p specloom-bench -- decode specloom chatwoot 100`.

use std::env;
use std::hint::black_box;

use bytes::Bytes;
use specloom_bench::peers::{Peer, Wrong};
use specloom_bench::{Specloom, Vendor, report};

fn main() -> Result<(), Wrong> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Ok(report::write()?),
        ["decode", method, vendor, times] => decode(method, vendor, times.parse()?),
        _ => Err("give nothing, or: decode METHOD VENDOR TIMES".into()),
    }
}

fn decode(method: &str, vendor: &str, times: u32) -> Result<(), Wrong> {
    let named = |known: &Vendor| known.id() == vendor;
    let vendor = Vendor::ALL.into_iter().find(named).ok_or_else(|| format!("no vendor {vendor}"))?;
    let peer = Peer::ALL.into_iter().find(|peer| peer.id() == method);
    let (body, specloom) = (Bytes::from(vendor.page(100)), Specloom::new(vendor));
    for _ in 0..times {
        let page = match peer {
            Some(peer) => peer.decode(vendor, black_box(&body), vendor.conversation())?,
            None if method == "specloom" => specloom.decode(black_box(&body))?,
            None => return Err(format!("no method {method}").into()),
        };
        black_box(page);
    }
    Ok(())
}
