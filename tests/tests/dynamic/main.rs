//! Tables that are made at run time are those that are emitted, and records without a struct are those with one.

mod agreement;
mod bodies;
mod emitted;
mod proof;
mod records;
mod tables;
