//! The hooks for pre-commit and the workflow in the reference: what they run is run here.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_yaml::Value;

use crate::program::{Folder, GOOD};

fn of_workspace(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

/// The block of YAML in the reference that has a key.
fn documented(key: &str) -> Value {
    let reference = of_workspace("specs/README.md");
    let blocks = reference.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut parsed = blocks.filter_map(|block| serde_yaml::from_str::<Value>(block).ok());
    parsed.find(|block| block.get(key).is_some()).expect("the reference has it")
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_sequence().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn what_hooks_run_is_what_they_are_called() {
    let hooks: Value = serde_yaml::from_str(&of_workspace(".pre-commit-hooks.yaml")).unwrap();
    let config = documented("repos");
    let uses = config["repos"][0]["hooks"].as_sequence().unwrap();
    assert_eq!(uses.len(), hooks.as_sequence().unwrap().len());
    for (hook, used) in hooks.as_sequence().unwrap().iter().zip(uses) {
        assert_eq!(hook["id"], used["id"]);
        let entry: Vec<_> = hook["entry"].as_str().unwrap().split(' ').collect();
        assert_eq!(entry[0], "specloom");
        let arguments = [&entry[1..], &texts(&used["args"])].concat();

        let folder = Folder::new(hook["id"].as_str().unwrap());
        folder.write("specs/acme.yaml", GOOD);
        folder.run(&["generate", "--out", "src/clients"]);
        let said = folder.run(&arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {said:?}");
        folder.write("specs/acme.yaml", GOOD.replace("unspecified", "newest"));
        assert_eq!(folder.run(&arguments).code, Some(1), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn the_workflow_checks_and_leaves_a_log() {
    let workflow = documented("jobs");
    let steps = workflow["jobs"]["check"]["steps"].as_sequence().unwrap();
    let commands: Vec<_> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    let commands: Vec<_> = commands.into_iter().filter(|command| command.starts_with("specloom ")).collect();
    assert_eq!(commands.len(), 2);

    let folder = Folder::new("workflow");
    let programs = Path::new(env!("CARGO_BIN_EXE_specloom")).parent().unwrap().to_owned();
    let path = env::join_paths([programs].into_iter().chain(env::split_paths(&env::var_os("PATH").unwrap()))).unwrap();
    for (spec, code) in [(GOOD.to_owned(), 0), (GOOD.replace("unspecified", "newest"), 1)] {
        folder.write("specs/acme.yaml", spec);
        for command in &commands {
            let mut shell = Command::new("sh");
            // Printed by a test, annotations would be taken for those of the build that it runs in.
            let output = shell.args(["-c", command]).current_dir(&folder.0).env("PATH", &path).output().unwrap();
            assert_eq!(output.status.code(), Some(code), "{command}");
        }
        let uploaded = steps.iter().find_map(|step| step["with"]["sarif_file"].as_str()).unwrap();
        let log: Value = serde_yaml::from_str(&fs::read_to_string(folder.0.join(uploaded)).unwrap()).unwrap();
        assert_eq!(log["runs"][0]["results"].as_sequence().unwrap().len(), usize::try_from(code).unwrap());
    }
}
