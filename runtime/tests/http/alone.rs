//! Tests that need a process of their own.

use std::env;
use std::process::Command;

/// Set in the process that the test runs in.
const ALONE: &str = "SPECLOOM_TESTS_ALONE";

/// Runs the work of the test with this name in a process in which no other test runs.
pub(crate) fn alone(test: &str, work: impl Future<Output = ()>) {
    if env::var_os(ALONE).is_some() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        return runtime.block_on(work);
    }
    let program = env::current_exe().unwrap();
    let output = Command::new(program).args(["--exact", test, "--nocapture"]).env(ALONE, "1").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}
