//! Any text as a continuation, or as its position.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use specloom_tests::{Seeds, any_continuation};

static SEEDS: LazyLock<Seeds> = LazyLock::new(Seeds::read);

fuzz_target!(|input: &[u8]| any_continuation(input, &SEEDS));
