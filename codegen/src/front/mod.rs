//! The parts that touch files: what the macro, build scripts and the command line share.

mod build;
mod expand;
mod files;
mod lines;
mod read;
#[cfg(feature = "pretty")]
mod write;

pub use build::{Build, build};
pub use expand::{Named, expand};
pub use files::{Loaded, load, load_unsaved, spec_files};
#[cfg(feature = "pretty")]
pub use write::{GeneratedFiles, is_generated, render};
