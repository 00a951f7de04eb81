//! Tests that cross packages: `vendors` has the clients of the catalogue talk to a server that behaves as the vendors do,
//! `generator` shows what is emitted and what is said about mistakes, `ui` shows what the compiler says, `robustness`
//! gives the generator what nobody would write, and `replay` what the fuzzers in `fuzz/` found worth keeping.
//!
//! Here stands what these two share with the fuzzers.

mod fuzzers;
mod memory;
mod mutate;
mod run;
mod runtime;
mod seeds;

pub use fuzzers::{FUZZERS, Fuzzer};
pub use memory::peak_kib;
pub use mutate::{Choices, mutated};
pub use run::{any_sample, any_spec, changed_spec, run, run_check};
pub use runtime::{any_answer, any_continuation, any_header, any_value, made_answer};
pub use seeds::{Seeds, files, package};
