//! A crate need not use all that is generated for it, nor show it to others: no lint is about that.
//!
//! It is a test by being compiled.

#![deny(dead_code, unreachable_pub)]

#[path = "../../../generated-example/src/checked_in/mod.rs"]
mod checked_in;
