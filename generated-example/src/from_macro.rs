//! A client that the macro `specloom::providers!` generates when the crate is compiled.
//!
//! There is no build script in this way. The macro names the specs one by one, and the interface that they implement
//! comes along.

specloom::providers!("../../specs/chatwoot.yaml");
