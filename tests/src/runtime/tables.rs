//! The operations of all good specs, with tables that are made at run time.

use std::sync::OnceLock;

use specloom_codegen::check;
use specloom_dynamic::{Operation, provider};

use crate::Seeds;
use crate::run::beside_named;

/// The operations of the catalogue and of the constructs. Tables stay as long as the process, so they are made once.
pub(super) fn operations(seeds: &Seeds) -> &'static [Operation] {
    static OPERATIONS: OnceLock<Vec<Operation>> = OnceLock::new();
    OPERATIONS.get_or_init(|| seeds.specs.iter().flat_map(|spec| of_spec(&spec.path, &spec.text, seeds)).collect())
}

fn of_spec(path: &str, text: &str, seeds: &Seeds) -> Vec<Operation> {
    let model = check(&beside_named(path, text, seeds)).expect("the spec has no mistakes").model;
    let made = |index| provider(&model, index).expect("tables count far enough").operations;
    (0..model.providers.len()).flat_map(made).collect()
}
