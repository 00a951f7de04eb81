//! Tests that cross packages: `vendors` has the clients of the catalogue talk to a server that behaves as the vendors do,
//! `generator` shows what is emitted and what is said about mistakes, `ui` shows what the compiler says.
