//! The parts that touch files: what the macro, build scripts and the command line share.

mod build;
mod expand;
mod files;
mod read;
mod write;

pub use build::{Build, build};
pub use expand::{Named, expand};
pub use files::{Loaded, load, load_unsaved, spec_files};
pub use write::{GeneratedFiles, render};
