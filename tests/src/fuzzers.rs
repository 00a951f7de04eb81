//! The fuzzers: those of the generator, and those of the runtime.

use crate::{
    Seeds, any_answer, any_continuation, any_header, any_sample, any_spec, any_value, changed_spec, made_answer,
};

/// What a fuzzer does with its input.
pub type Fuzzer = fn(&[u8], &Seeds);

/// The fuzzers, each with the folder of its corpus.
pub const FUZZERS: [(&str, Fuzzer); 8] = [
    ("spec", any_spec),
    ("mutated", changed_spec),
    ("sample", any_sample),
    ("answer", any_answer),
    ("made", made_answer),
    ("header", any_header),
    ("value", any_value),
    ("continuation", any_continuation),
];
