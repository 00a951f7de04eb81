//! Benchmarks of specloom: what it is measured against, and the report of the results.
//!
//! Each target in `benches/` measures one subject and writes `results/<name>.json`; the report is rendered from these
//! files. Programs that are no target here may write such files, too: [`results`] has their shape.

pub mod clients;
pub mod clock;
pub mod machine;
pub mod peers;
pub mod report;
pub mod results;
pub mod server;
pub mod shapes;
mod specloom;
pub mod turns;
mod vendor;

pub use self::specloom::Specloom;
pub use vendor::{Tables, Vendor};
