//! What JSON scalars may become what fields, and where a header says that a list goes on.
//!
//! The runtime reads answers by these rules, and the generator checks samples by them, so that what the generator lets
//! pass is what the runtime reads. Nothing is guessed: a value that does not fit is refused.

#![deny(missing_docs)]
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "tests may panic"
    )
)]

mod fields;
mod link;
mod page;
pub mod time;
mod value;

pub use fields::{boolean, integer, label, number, string};
pub use link::next_link;
pub use page::{Key, count, key};
pub use time::TimeFormat;
pub use value::{Mismatch, Value};
