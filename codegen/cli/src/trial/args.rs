//! What `specloom try` takes.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use specloom::Continuation;

/// Which operation is tried, with what, and how far.
#[derive(Debug, ClapArgs)]
#[command(after_help = HELP)]
pub(crate) struct Try {
    /// Spec file of a provider
    pub(crate) spec: PathBuf,

    /// Operation of the spec; without it, the operations are listed
    pub(crate) operation: Option<String>,

    /// Value of a parameter, by its name in the spec or in the interface; commas separate the values of a list
    #[arg(long = "param", value_name = "NAME=VALUE", value_parser = assignment, requires = "operation")]
    pub(crate) params: Vec<Assignment>,

    /// Value of a setting, in place of its environment variable
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = assignment, requires = "operation")]
    pub(crate) settings: Vec<Assignment>,

    /// Where the provider's API is, if not at the spec's base URL
    #[arg(long, value_name = "URL", requires = "operation")]
    pub(crate) base_url: Option<String>,

    /// Let the credentials travel unencrypted to a base URL with http:// on another machine
    #[arg(long, requires = "base_url")]
    pub(crate) allow_plain_http: bool,

    /// Ask for this many items a page, where the vendor lets one choose
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), requires = "operation")]
    pub(crate) page_size: Option<u32>,

    /// Stop after this many items
    #[arg(long, value_name = "ITEMS", value_parser = clap::value_parser!(u64).range(1..), requires = "operation")]
    pub(crate) limit: Option<u64>,

    /// Stop after this many pages
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), requires = "operation")]
    pub(crate) pages: Option<u64>,

    /// Go on where another run stopped, with what it printed and the same parameters
    #[arg(long, value_name = "CONTINUATION", requires = "operation")]
    pub(crate) resume: Option<Continuation>,

    /// Print one record a line as JSON, as it comes
    #[arg(long, requires = "operation")]
    pub(crate) json: bool,

    /// Keep each answer as a sample in this folder
    #[arg(long, value_name = "DIR", requires = "operation")]
    pub(crate) record: Option<PathBuf>,

    /// Replace samples that are there already
    #[arg(long, requires = "record")]
    pub(crate) force: bool,
}

/// A name and a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assignment {
    pub(crate) name: String,
    pub(crate) value: String,
}

fn assignment(text: &str) -> Result<Assignment, String> {
    let (name, value) = text.split_once('=').ok_or("it has no `=`; write NAME=VALUE")?;
    Ok(Assignment { name: name.trim().to_owned(), value: value.to_owned() })
}

const HELP: &str = "\
Sends real requests, as a generated client would: with its retries, its limits and its rules for credentials. The records \
go to standard output, everything else to standard error. The whole list is read unless --limit or --pages end it.

Settings and credentials come from environment variables, named after provider and setting: ACME_TOKEN. A credential that \
is missing is asked for on a terminal. There is no argument for it, because arguments can be seen in the list of processes \
and stay in the history of the shell.

Examples:
  specloom try specs/acme.yaml
  specloom try specs/acme.yaml list_messages --param conversation=42 --limit 5
  specloom try specs/acme.yaml list_messages --param conversation=42 --pages 2 \\
    --record specs/samples/acme

Exit codes:
  0  all is well
  1  the vendor failed, its answer is not what the spec says, or the spec has
     mistakes
  2  the command could not be carried out: what it needs is missing or wrong,
     or a file cannot be written
  130  Ctrl-C";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_may_hold_an_equals_sign_or_nothing() {
        let value = |text| assignment(text).map(|Assignment { name, value }| (name, value));
        assert_eq!(value("a=b=c"), Ok(("a".to_owned(), "b=c".to_owned())));
        assert_eq!(value("a="), Ok(("a".to_owned(), String::new())));
        assert!(value("a").is_err());
    }
}
