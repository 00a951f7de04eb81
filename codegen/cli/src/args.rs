//! What the command line takes.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

/// Checks specs and generates typed clients from them.
#[derive(Debug, Parser)]
#[command(version, about, after_help = EXIT_CODES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Reports every mistake in specs, each at its line and column
    Check(Specs),
    /// Generates clients as Rust files to check in
    Generate(Generate),
}

/// Which specs are meant.
#[derive(Debug, ClapArgs)]
pub(crate) struct Specs {
    /// Spec files, or folders of them; interfaces that they name are found
    #[arg(required = true)]
    pub(crate) specs: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) specs: Specs,
    /// Folder that the files are written to; what else is in it stays
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Write nothing; fail if a file is not what would be written
    #[arg(long)]
    pub(crate) check: bool,
    /// Path of the runtime crate in the generated code
    #[arg(long, value_name = "PATH", default_value = "::specloom")]
    pub(crate) runtime: String,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  there are mistakes in the specs, or generated files are stale
  2  the command could not be carried out";
