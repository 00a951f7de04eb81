//! Any text as a header that says how to go on.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use specloom_tests::{Seeds, any_header};

static SEEDS: LazyLock<Seeds> = LazyLock::new(Seeds::read);

fuzz_target!(|input: &[u8]| any_header(input, &SEEDS));
