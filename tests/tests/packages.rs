//! What Cargo knows of the packages that a user's program compiles.

use std::process::Command;

use serde_json::Value;

fn metadata() -> Value {
    let cargo = std::env::var_os("CARGO").expect("tests are run by Cargo");
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--locked", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("Cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("it is JSON")
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
