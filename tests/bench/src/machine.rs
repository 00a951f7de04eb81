//! Where and when something was measured.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::process::Command;
use std::thread;

use serde::{Deserialize, Serialize};
use specloom::Timestamp;

/// A machine that something was measured on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    /// The model of its processor.
    pub cpu: String,
    /// How many cores the process may use.
    pub cores: usize,
    /// Operating system and instruction set.
    pub os: String,
    /// The version of the compiler.
    pub rustc: String,
}

impl Machine {
    /// The machine that this runs on.
    #[must_use]
    pub fn this() -> Self {
        Self {
            cpu: cpu().unwrap_or_else(|| "unknown".to_owned()),
            cores: thread::available_parallelism().map_or(1, Into::into),
            os: format!("{OS} {ARCH}"),
            rustc: rustc().unwrap_or_else(|| "unknown".to_owned()),
        }
    }
}

/// The model, where the system tells it in a file.
fn cpu() -> Option<String> {
    let text = fs::read_to_string("/proc/cpuinfo").ok()?;
    let model = text.lines().find_map(|line| line.strip_prefix("model name"))?;
    Some(model.trim_start_matches([' ', '\t', ':']).to_owned())
}

fn rustc() -> Option<String> {
    let output = Command::new("rustc").arg("--version").output().ok()?;
    let told = String::from_utf8(output.stdout).ok()?;
    told.split_whitespace().nth(1).map(str::to_owned)
}

/// The day in UTC, as in `2026-11-21`.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "a report says when it was measured")]
pub fn today() -> String {
    let now = Timestamp::from(std::time::SystemTime::now()).to_string();
    now.split_once('T').map_or_else(String::new, |(day, _)| day.to_owned())
}
