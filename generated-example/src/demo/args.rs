//! The command line.

use std::time::Duration;

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{ArgGroup, CommandFactory as _, Parser};
use specloom::Continuation;
use specloom_example::messaging;

const ABOUT: &str = "\
Lists the messages of conversations through generated clients.

Without options it starts a server on this machine that behaves as five messaging services do, and lists every message \
of all five. With --provider it reads a conversation of a real account.";

const EXAMPLES: &str = "\
Credentials of a real account come from environment variables, which are named after the provider and the credential: \
CHATWOOT_ACCOUNT_ID, CHATWOOT_ACCESS_TOKEN.

Examples:
  cargo run                             All messages of five embedded services
  cargo run -- --all | less             The same, with nothing left out
  cargo run -- --json > messages.jsonl  The same for programs
  cargo run -- --max-pages 2            Two pages of each, and how to go on
  cargo run -- --serve                  Only the services, to try clients with

  CHATWOOT_ACCOUNT_ID=1 CHATWOOT_ACCESS_TOKEN=... \\
  cargo run -- --provider chatwoot --conversation 42 \\
    --base-url https://chat.example.com";

/// What the user asks for.
#[derive(Debug, Parser)]
#[command(version, about = ABOUT, after_help = EXAMPLES)]
#[command(group(ArgGroup::new("named").args(["provider", "resume"]).multiple(true)))]
pub(crate) struct Args {
    /// Read a real account of this provider
    #[arg(long, value_name = "NAME", requires = "conversation", help_heading = "Real accounts")]
    #[arg(value_parser = PossibleValuesParser::new(messaging::PROVIDERS))]
    pub(crate) provider: Option<String>,

    /// The conversation to read, in the provider's own terms
    #[arg(long, value_name = "ID", requires = "named", help_heading = "Real accounts")]
    pub(crate) conversation: Option<String>,

    /// Where the provider's API is, if not at its usual address
    #[arg(long, value_name = "URL", requires = "conversation", help_heading = "Real accounts")]
    pub(crate) base_url: Option<String>,

    /// Let the credentials travel unencrypted to a base URL with http://
    #[arg(long, requires = "base_url", help_heading = "Real accounts")]
    pub(crate) allow_plain_http: bool,

    /// Go on where another run stopped, with the token that it printed
    #[arg(long, value_name = "TOKEN")]
    pub(crate) resume: Option<Continuation>,

    /// Ask for this many messages a page, where the provider lets one choose
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) page_size: Option<u32>,

    /// Stop each provider after this many pages, and print how to go on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) max_pages: Option<u64>,

    /// Wait this many milliseconds between two pages
    #[arg(long, value_name = "MS", default_value_t = 0, hide_default_value = true)]
    pause: u64,

    /// Show this many messages of each provider, half of them the last ones
    #[arg(long, value_name = "N", default_value_t = 6, conflicts_with = "all")]
    limit: usize,

    /// Show all messages
    #[arg(long)]
    all: bool,

    /// Print one message a line as JSON, and nothing else to standard output
    #[arg(long, conflicts_with_all = ["all", "limit"])]
    pub(crate) json: bool,

    /// Only run the embedded services, and print how to reach them
    #[arg(long, exclusive = true)]
    pub(crate) serve: bool,
}

impl Args {
    /// The provider whose real account is to be read, and the conversation there; `None` for the embedded services.
    pub(crate) fn account(&self) -> Result<Option<(&str, &str)>, clap::Error> {
        let token = self.resume.as_ref().map(Continuation::provider);
        if let (Some(token), Some(provider)) = (token, self.provider.as_deref())
            && token != provider
        {
            let conflict = format!("the token of --resume is for {token}, not for {provider}");
            return Err(Self::command().error(ErrorKind::ArgumentConflict, conflict));
        }
        let provider = self.provider.as_deref().or(token);
        Ok(provider.zip(self.conversation.as_deref()))
    }

    /// How many messages of a provider the table shows; `None` for all.
    pub(crate) fn shown(&self) -> Option<usize> {
        (!self.all).then_some(self.limit)
    }

    /// How long to wait between two pages.
    pub(crate) fn pause(&self) -> Duration {
        Duration::from_millis(self.pause)
    }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::Args;

    const TOKEN: &str = "eyJ2IjoxLCJwcm92aWRlciI6Im9jdG9wdXNoIiwib3BlcmF0aW9uIjoibGlzdF9tZXNzYWdlcyIsInBhZ2UiOjJ9";

    fn account(words: &[&str]) -> Result<Option<(String, String)>, String> {
        let args = Args::try_parse_from([&["demo"], words].concat()).map_err(|error| error.to_string())?;
        let account = args.account().map_err(|error| error.to_string())?;
        Ok(account.map(|(provider, conversation)| (provider.to_owned(), conversation.to_owned())))
    }

    #[test]
    fn the_options_fit_together() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_conversation_makes_it_a_real_account() {
        let octopush = Ok(Some(("octopush".to_owned(), "+336".to_owned())));
        assert_eq!(account(&["--provider", "octopush", "--conversation", "+336"]), octopush);
        assert_eq!(account(&["--resume", TOKEN, "--conversation", "+336"]), octopush);
        assert_eq!(account(&["--resume", TOKEN]), Ok(None));
        assert_eq!(account(&[]), Ok(None));
    }

    #[test]
    fn a_token_of_another_provider_is_refused() {
        let error = account(&["--provider", "chatwoot", "--conversation", "1", "--resume", TOKEN]).unwrap_err();
        assert!(error.contains("the token of --resume is for octopush, not for chatwoot"), "{error}");
    }

    #[test]
    fn a_damaged_token_is_refused() {
        let error = account(&["--resume", "eyJ2"]).unwrap_err();
        assert!(error.contains("it is damaged"), "{error}");
    }

    #[test]
    fn a_provider_needs_a_conversation() {
        let error = account(&["--provider", "chatwoot"]).unwrap_err();
        assert!(error.contains("--conversation <ID>"), "{error}");
    }
}
