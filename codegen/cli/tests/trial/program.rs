//! Running the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use specloom_vendors::{CHATWOOT_ACCOUNT, Server, Vendor, conversation_id, credentials};

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

impl Run {
    /// Ids of the records on standard output, which is JSON lines.
    pub(crate) fn ids(&self) -> Vec<String> {
        let records = self.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        records.map(|record| record["id"].as_str().unwrap().to_owned()).collect()
    }

    /// What goes on where the run stopped.
    pub(crate) fn continuation(&self) -> Option<&str> {
        let (_, token) = self.stderr.split_once(" --resume ")?;
        token.split_whitespace().next()
    }

    /// Standard error without what differs from run to run.
    pub(crate) fn told(&self, server: &Server) -> String {
        let told = self.stderr.replace(&server.address().to_string(), "HOST");
        let lines = told.lines().map(|line| match (line.find(" in "), line.find(" ms, ")) {
            (Some(from), Some(to)) if line.starts_with("  ") => {
                format!("{} in TIME, {}", &line[..from], &line[to + 5..])
            }
            _ => line.to_owned(),
        });
        lines.map(|line| line + "\n").collect()
    }
}

/// The catalogue's spec of a vendor.
pub(crate) fn spec(vendor: Vendor) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../specs/{}.yaml", vendor.name()))
}

/// The program, in an environment that has nothing to do with the tests'.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_specloom"));
    command.arg("try").args(arguments).env_clear();
    command
}

/// A vendor on a server, with an account of it.
pub(crate) struct Account<'s> {
    pub(crate) server: &'s Server,
    pub(crate) vendor: Vendor,
}

impl Account<'_> {
    /// The program with the credentials of the account in its environment.
    pub(crate) fn command(&self, spec: &Path, operation: &str, arguments: &[&str]) -> Command {
        let base_url = self.server.base_url(self.vendor);
        let mut command = command(&[spec.to_str().unwrap(), operation, "--base-url", &base_url]);
        command.args(arguments);
        command.envs(self.variables());
        if self.vendor == Vendor::Chatwoot {
            command.env("CHATWOOT_ACCOUNT_ID", CHATWOOT_ACCOUNT.to_string());
        }
        command
    }

    /// The environment variables of the credentials, and their values.
    pub(crate) fn variables(&self) -> impl Iterator<Item = (String, &'static str)> {
        let variable = |name: &str| format!("{}_{name}", self.vendor.name()).to_uppercase();
        credentials(self.vendor).iter().map(move |(name, value)| (variable(name), *value))
    }

    /// Calls an operation of the catalogue's spec.
    pub(crate) fn run(&self, operation: &str, arguments: &[&str]) -> Run {
        self.command(&spec(self.vendor), operation, arguments).output().unwrap().into()
    }

    /// Lists the messages of the conversation that every server has.
    pub(crate) fn list(&self, arguments: &[&str]) -> Run {
        let conversation = format!("conversation={}", conversation_id(self.vendor));
        self.run("list_messages", &[&["--param", &conversation], arguments].concat())
    }

    /// The ids of its messages, newest first.
    pub(crate) fn expected(&self) -> Vec<String> {
        let messages = self.server.expected(self.vendor, conversation_id(self.vendor));
        messages.into_iter().map(|message| message.id).collect()
    }
}

/// A folder of one test, empty at its start.
pub(crate) fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("trial").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}
