//! What the command line takes.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args as ClapArgs, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use specloom_codegen::{Code, Policy, UnknownCode};

use crate::trial::Try;

/// Checks specs and generates typed clients from them.
#[derive(Debug, Parser)]
#[command(name = "specloom", version, about, after_help = EXIT_CODES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When colours are shown; `auto` looks at the terminal and at NO_COLOR, CLICOLOR and CLICOLOR_FORCE
    #[arg(long, global = true, value_name = "WHEN", default_value_t, display_order = 100)]
    pub(crate) color: ColorChoice,
}

impl Args {
    /// The arguments of this process. Wrong ones end it.
    pub(crate) fn read() -> Self {
        let command = Self::command().mut_subcommands(|command| match command.get_after_help() {
            // It says more than the others.
            Some(_) => command,
            None => command.after_help(EXIT_CODES),
        });
        Self::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Reports the mistakes in specs, each at its line and column
    Check(Check),
    /// Generates clients as Rust files to check in
    Generate(Generate),
    /// Explains the rules that specs can break, such as SL0012
    Explain(Explain),
    /// Prints the JSON Schema of spec files, for editors
    Schema(Schema),
    /// Calls an operation of a spec on a live server
    Try(Box<Try>),
}

/// Which specs are meant.
#[derive(Debug, ClapArgs)]
pub(crate) struct Specs {
    /// Spec files, or folders of them; the folder `specs` if there are none. Interfaces that they name are found
    pub(crate) specs: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) specs: Specs,
    /// Take the text of this spec from standard input, whatever the file holds: for editors
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_path: Option<PathBuf>,
    /// Print what becomes of each sample
    #[arg(long)]
    pub(crate) show: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// How a command tells what it found.
#[derive(Debug, ClapArgs)]
pub(crate) struct Output {
    /// How what was found is told
    #[arg(long, value_name = "FORMAT", default_value_t, value_enum)]
    pub(crate) format: Format,
    /// Make warnings mistakes: those of rules such as SL0069, or all `warnings`
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    deny: Vec<Denied>,
    /// Leave out the warnings of rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    allow: Vec<Code>,
}

/// How what was found is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, on standard error
    #[default]
    Human,
    /// One JSON document on standard output
    Json,
    /// Annotations of GitHub Actions on standard output
    Github,
    /// SARIF 2.1.0 on standard output
    Sarif,
}

/// What `--deny` takes.
#[derive(Debug, Clone, Copy)]
enum Denied {
    Warnings,
    Rule(Code),
}

impl FromStr for Denied {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "warnings" => Ok(Self::Warnings),
            "warning" | "all" => Err("there is no such rule; did you mean `warnings`?".to_owned()),
            rule => rule.parse().map(Self::Rule).map_err(|error: UnknownCode| error.to_string()),
        }
    }
}

impl Output {
    /// What becomes of warnings.
    pub(crate) fn policy(&self) -> Policy {
        let policy = self.deny.iter().fold(Policy::default(), |policy, denied| match denied {
            Denied::Warnings => policy.deny_warnings(),
            Denied::Rule(code) => policy.deny(*code),
        });
        self.allow.iter().fold(policy, |policy, code| policy.allow(*code))
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) specs: Specs,
    /// Folder that the files are written to. Files that were generated from other specs are removed; what else is in it
    /// stays
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Write nothing; fail if a file is not what would be written, or would be removed
    #[arg(long)]
    pub(crate) check: bool,
    /// Path of the runtime crate in the generated code
    #[arg(long, value_name = "PATH", default_value = "::specloom")]
    pub(crate) runtime: String,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Schema {
    /// The kind of file that the schema is for
    #[arg(value_enum, default_value_t = Kind::Provider)]
    pub(crate) kind: Kind,
}

/// A kind of spec file.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    /// A file that describes a vendor's API
    Provider,
    /// A file that declares what several providers implement
    Interface,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    /// Codes of rules, such as SL0012 or 12; without any, all rules are listed
    #[arg(value_name = "CODE")]
    pub(crate) codes: Vec<Code>,
    /// Print the document with all rules, specs/RULES.md
    #[arg(long, conflicts_with = "codes")]
    pub(crate) markdown: bool,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  there are mistakes in the specs, or generated files are stale
  2  the command could not be carried out";
