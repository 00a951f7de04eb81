//! `specloom try`, run as its users run it, against the server that plays the vendors.

mod endings;
mod failures;
mod interrupt;
mod output;
mod program;
mod samples;
mod scripted;
mod secrets;
mod usage;
mod vendors;
