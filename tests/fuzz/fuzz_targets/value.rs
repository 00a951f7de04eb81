//! Any bytes as a scalar.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use specloom_tests::{Seeds, any_value};

static SEEDS: LazyLock<Seeds> = LazyLock::new(Seeds::read);

fuzz_target!(|input: &[u8]| any_value(input, &SEEDS));
