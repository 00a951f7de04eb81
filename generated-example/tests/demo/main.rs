//! The demo program, run as a user runs it.

mod interrupt;
mod json;
mod program;
mod real;
mod resume;
mod usage;
