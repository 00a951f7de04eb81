//! What the fuzzers found worth keeping: `fuzz/corpus` has a folder for each of them.
//!
//! This is a test of its own because a process does not forget its peak of memory.

use std::fs;

use specloom_tests::{FUZZERS, Seeds, package, peak_kib};

/// The most memory that is allowed, in KiB.
const PEAK: u64 = 100 * 1024;

/// The inputs of a fuzzer.
fn corpus(fuzzer: &str) -> Vec<Vec<u8>> {
    let folder = package().join("fuzz/corpus").join(fuzzer);
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it is listed").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{fuzzer} has no corpus");
    paths.iter().map(|path| fs::read(path).expect("it is readable")).collect()
}

#[test]
fn no_input_of_a_fuzzer_breaks_a_promise_or_takes_much_memory() {
    let seeds = Seeds::read();
    for (fuzzer, run) in FUZZERS {
        corpus(fuzzer).iter().for_each(|input| run(input, &seeds));
    }
    let peak = peak_kib().unwrap_or_default();
    assert!(peak < PEAK, "{peak} KiB");
}
