//! What the generator writes is what the runtime reads, and records without a struct are those with one. That tables which
//! are made at run time are those that are emitted needs no test: both are the same texts.

mod agreement;
mod bodies;
mod deep;
mod emitted;
mod proof;
mod records;
mod tables;
mod texts;
