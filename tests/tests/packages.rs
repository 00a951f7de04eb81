//! What Cargo knows of the packages that a user's program compiles.

use std::collections::HashSet;
use std::process::Command;

use serde_json::Value;

/// What a call of Cargo prints.
fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").expect("tests are run by Cargo");
    let output =
        Command::new(cargo).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("Cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is text")
}

fn metadata() -> Value {
    let printed = cargo(&["metadata", "--format-version=1", "--locked", "--all-features"]);
    serde_json::from_str(&printed).expect("it is JSON")
}

/// The names of the packages that are compiled.
fn tree(arguments: &[&str]) -> HashSet<String> {
    let printed = cargo(&[&["tree", "--locked", "--prefix=none", "--format={p}"], arguments].concat());
    printed.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// A version of Rust, such as `1.88` or `1.88.0`.
fn version(text: &str) -> Vec<u32> {
    text.split('.').map(|number| number.parse().expect("it is a number")).collect()
}

/// The compiler that is stated to suffice has to suffice for the dependencies, too. That the code itself needs no newer
/// one is watched by clippy's `incompatible_msrv`.
#[test]
fn no_dependency_needs_a_newer_compiler_than_is_stated() {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("there are packages");
    let stated = packages.iter().find(|package| package["name"] == "specloom").expect("it is a package");
    let stated = version(stated["rust_version"].as_str().expect("it is stated"));
    let newer = packages.iter().filter_map(|package| {
        let needed = package["rust_version"].as_str()?;
        (version(needed)[..2] > stated[..2]).then(|| format!("{} needs {needed}", package["name"]))
    });
    assert_eq!(newer.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn users_of_checked_in_code_compile_no_generator() {
    let packages = tree(&["--package=specloom", "--no-default-features", "--features=gzip,rustls", "--edges=normal"]);
    assert!(packages.contains("serde_json"));
    let unwanted = ["specloom-codegen", "specloom-macros", "serde_derive"];
    assert_eq!(unwanted.into_iter().find(|package| packages.contains(*package)), None);
}

#[test]
fn users_of_the_macro_compile_no_printer_of_code_and_no_derive() {
    let packages = tree(&["--package=specloom-macros", "--edges=normal"]);
    assert!(packages.contains("specloom-codegen"));
    let unwanted = ["prettyplease", "serde_derive"];
    assert_eq!(unwanted.into_iter().find(|package| packages.contains(*package)), None);
}
