//! What only the compiler can show: mistakes in calls of the macro and in the use of clients.

use std::io::Write as _;
use std::process::Command;

/// The release whose words are written down in `ui/`: each release may frame errors differently.
const RELEASE: &str = "rustc 1.95.";

#[test]
fn mistakes_are_told_by_the_compiler() {
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(compiler).arg("--version").output().expect("the compiler runs");
    let version = String::from_utf8_lossy(&output.stdout);
    if !version.starts_with(RELEASE) {
        let skipped = format!("skipped: the expected errors are those of {RELEASE}x, and this is {version}");
        std::io::stderr().write_all(skipped.as_bytes()).expect("standard error is open");
        return;
    }
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
