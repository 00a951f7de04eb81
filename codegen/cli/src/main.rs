//! The command line of specloom: check specs, explain rules, try specs, generate clients, tell editors of the language.

mod args;
mod check;
mod explain;
mod files;
mod generate;
mod report;
mod samples;
mod schema;
mod show;
mod stdout;
mod trial;
mod wrap;

use std::process::ExitCode;

use crate::args::{Args, Command};

/// Generating for many specs is millions of small allocations in several threads: with that of the system it takes a fifth
/// longer.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a command came to.
type Outcome = Result<(), Failure>;

/// Why a command failed.
#[derive(Debug)]
enum Failure {
    /// There are mistakes in the specs, generated files are stale, or a vendor failed. It was reported.
    Found,
    /// Somebody pressed Ctrl-C. What there is to say was said.
    Interrupted,
    /// The command could not be carried out.
    Error(String),
}

/// What shells report for a program that Ctrl-C ended.
const INTERRUPTED: u8 = 130;

fn main() -> ExitCode {
    let args = Args::read();
    report::colors(args.color);
    let outcome = match &args.command {
        Command::Check(arguments) => check::run(arguments),
        Command::Generate(arguments) => generate::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Try(arguments) => trial::run(arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Found) => ExitCode::from(1),
        Err(Failure::Interrupted) => ExitCode::from(INTERRUPTED),
        Err(Failure::Error(message)) => {
            report::line(&format!("specloom: {message}"));
            ExitCode::from(2)
        }
    }
}
