//! The command line of specloom: check specs, generate clients, tell editors about the language.

mod args;
mod check;
mod files;
mod generate;
mod report;
mod samples;
mod schema;
mod show;

use std::process::ExitCode;

use crate::args::{Args, Command};

/// What a command came to.
type Outcome = Result<(), Failure>;

/// Why a command failed.
#[derive(Debug)]
enum Failure {
    /// There are mistakes in the specs, or generated files are stale. They were reported.
    Found,
    /// The command could not be carried out.
    Error(String),
}

fn main() -> ExitCode {
    let args = Args::read();
    report::colors(args.color);
    let outcome = match &args.command {
        Command::Check(arguments) => check::run(arguments),
        Command::Generate(arguments) => generate::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Found) => ExitCode::from(1),
        Err(Failure::Error(message)) => {
            report::line(&format!("specloom: {message}"));
            ExitCode::from(2)
        }
    }
}
