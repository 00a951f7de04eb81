//! What ends the program before or between the conversations.

use std::io;
use std::process::ExitCode;

use super::screen::say;

/// Why the program cannot go on. The failure of one provider is no such reason.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line contradicts itself.
    Usage(clap::Error),
    /// A client cannot be made.
    Client(specloom::Error),
    /// Standard output, or the embedded server.
    Io(io::Error),
}

impl Failure {
    /// Tells the user, and gives the exit code.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Self::Usage(error) => error.exit(),
            Self::Client(error) => {
                say(&format!("error: {error}"));
                ExitCode::from(2)
            }
            // Whoever read the output wanted no more of it.
            Self::Io(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Io(error) => {
                say(&format!("error: {error}"));
                ExitCode::FAILURE
            }
        }
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::Usage(error)
    }
}

impl From<specloom::Error> for Failure {
    fn from(error: specloom::Error) -> Self {
        Self::Client(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
