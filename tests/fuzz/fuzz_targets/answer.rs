//! Any bytes as an answer to an operation of a good spec.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use specloom_tests::{Seeds, any_answer};

static SEEDS: LazyLock<Seeds> = LazyLock::new(Seeds::read);

fuzz_target!(|input: &[u8]| any_answer(input, &SEEDS));
