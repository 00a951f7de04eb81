//! The binary, run in a folder of its own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

pub(crate) const GOOD: &str = "\
specloom: 1
provider: acme
base_url: https://api.acme.example
auth: { bearer: token }
records:
  Note: { fields: { id: { type: string, required: true } } }
operations:
  list_notes:
    get: /notes
    pagination: { none: the list is short }
    order: unspecified
    items: notes
    returns: Note
    map: { id: id }
    samples: [notes.json]
";

/// The sample that the spec names, which lies in the folder `specs`.
pub(crate) const SAMPLE: &str = r#"{ "notes": [{ "id": "1" }] }"#;

/// A folder of one test. At its start there is nothing in it but the folder `specs` with the sample.
pub(crate) struct Folder(pub(crate) PathBuf);

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    pub(crate) fn new(test: &str) -> Self {
        Self::at(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("reports").join(test))
    }

    pub(crate) fn at(path: &Path) -> Self {
        let _ = fs::remove_dir_all(path);
        let folder = Self(path.to_owned());
        folder.write("specs/notes.json", SAMPLE);
        folder
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_specloom"));
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(variable);
        }
        command.args(arguments).current_dir(&self.0).stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        Said::from(self.command(arguments).output().unwrap())
    }

    /// Runs it with a text on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], stdin: &[u8]) -> Said {
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // The program may have had enough of it.
        let _ = child.stdin.take().unwrap().write_all(stdin);
        Said::from(child.wait_with_output().unwrap())
    }

    /// What a run says in JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let said = self.run(&[arguments, &["--format", "json"]].concat());
        serde_json::from_str(&said.stdout).unwrap_or_else(|error| panic!("{error}: {said:?}"))
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}
