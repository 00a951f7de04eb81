//! Running the program.

use std::process::{Command, Output};

use specloom_example::messaging::PROVIDERS;
use specloom_vendors::{Server, Vendor, conversation_id};

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

/// The program, in an environment that has nothing to do with the tests'.
pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specloom-example"));
    command.args(args).env_clear();
    command
}

pub(crate) fn run(args: &[&str]) -> Run {
    command(args).output().unwrap().into()
}

impl Run {
    /// Ids of the messages on standard output, which are all of this provider where one is named.
    pub(crate) fn ids(&self, provider: &str) -> Vec<String> {
        let lines = self.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let lines = lines.filter(|line| line["provider"] == provider);
        lines.map(|line| line["id"].as_str().unwrap().to_owned()).collect()
    }

    /// The command lines that go on, without the name of the program.
    pub(crate) fn resuming(&self) -> Vec<Vec<String>> {
        let lines = self.stderr.lines().filter(|line| line.contains(" --resume "));
        lines.map(|line| line.split_whitespace().skip(1).map(str::to_owned).collect()).collect()
    }
}

/// The providers, each with the ids of its messages, newest first.
pub(crate) fn expected(server: &Server) -> Vec<(&'static str, Vec<String>)> {
    let vendors = PROVIDERS.iter().filter_map(|name| Some((*name, Vendor::from_name(name)?)));
    let ids = |vendor| server.expected(vendor, conversation_id(vendor)).into_iter().map(|truth| truth.id).collect();
    vendors.map(|(name, vendor)| (name, ids(vendor))).collect()
}
