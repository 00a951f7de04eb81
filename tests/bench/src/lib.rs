//! Benchmarks of specloom: what it is measured against, and the report of the results.
//!
//! Each target in `benches/` measures one subject and writes `results/<name>.json`; the report is rendered from these
//! files. Programs that are no target here may write such files, too: [`results`] has their shape.

pub mod machine;
pub mod report;
pub mod results;
