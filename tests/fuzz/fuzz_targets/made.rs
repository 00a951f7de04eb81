//! An answer that an operation's table asks for, as far as the input lets it.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use specloom_tests::{Seeds, made_answer};

static SEEDS: LazyLock<Seeds> = LazyLock::new(Seeds::read);

fuzz_target!(|input: &[u8]| made_answer(input, &SEEDS));
