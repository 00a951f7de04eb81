//! Settings from environment variables. A process cannot safely change its own, so a second one is started with them.

use std::process::Command;

use specloom::Options;
use specloom_vendors::{Vendor, credentials};

use crate::clients::messaging;

/// Set in the process that has the variables.
const CHILD: &str = "SPECLOOM_TESTS_CHILD";

/// Whether this test passes in a process with these variables, and none of the vendors' beside them.
fn passes_with(test: &str, variables: &[(String, &str)]) -> bool {
    let mut command = Command::new(std::env::current_exe().expect("this is a program"));
    for vendor in Vendor::ALL {
        for (name, _) in credentials(vendor).iter().chain(&[("account_id", "")]) {
            command.env_remove(variable(vendor, name));
        }
    }
    let variables = variables.iter().map(|(name, value)| (name.as_str(), *value));
    let output = command.args(["--exact", test]).env(CHILD, "1").envs(variables).output().expect("it runs");
    output.status.success() && String::from_utf8_lossy(&output.stdout).contains("1 passed")
}

fn is_child() -> bool {
    std::env::var_os(CHILD).is_some()
}

fn variable(vendor: Vendor, name: &str) -> String {
    format!("{}_{}", vendor.name(), name).to_uppercase()
}

fn all_variables() -> Vec<(String, &'static str)> {
    let of = |vendor| credentials(vendor).iter().map(move |(name, value)| (variable(vendor, name), *value));
    Vendor::ALL.into_iter().flat_map(of).chain([("CHATWOOT_ACCOUNT_ID".to_owned(), " 1 ")]).collect()
}

#[test]
fn a_client_is_made_from_the_environment() {
    if !is_child() {
        assert!(passes_with("environment::a_client_is_made_from_the_environment", &all_variables()));
        return;
    }
    for vendor in Vendor::ALL {
        let client = messaging::connect_from_env(vendor.name(), Options::new()).expect("the variables are there");
        assert_eq!(client.info().provider, vendor.name());
    }
}

#[test]
fn a_missing_variable_is_named() {
    if !is_child() {
        // An empty variable counts as missing.
        let empty = [("OCTOPUSH_API_KEY".to_owned(), "k"), ("OCTOPUSH_API_LOGIN".to_owned(), "")];
        assert!(passes_with("environment::a_missing_variable_is_named", &empty));
        return;
    }
    for (vendor, name) in [
        (Vendor::Centerfy, "api_key"),
        (Vendor::ChatbotX, "token"),
        (Vendor::HighLevel, "token"),
        (Vendor::Octopush, "api_login"),
        (Vendor::Chatwoot, "account_id"),
    ] {
        let error = messaging::connect_from_env(vendor.name(), Options::new()).expect_err("it is missing");
        assert!(error.is_config(), "{error}");
        let variable = variable(vendor, name);
        let wanted = format!("setting `{name}` (environment variable {variable}) is missing");
        assert!(error.to_string().ends_with(&wanted), "{error}");
    }
}

#[test]
fn a_variable_of_another_type_is_named_and_not_shown() {
    if !is_child() {
        let variables = [("CHATWOOT_ACCOUNT_ID".to_owned(), "s3cret"), ("CHATWOOT_ACCESS_TOKEN".to_owned(), "t")];
        assert!(passes_with("environment::a_variable_of_another_type_is_named_and_not_shown", &variables));
        return;
    }
    let error = messaging::connect_from_env("chatwoot", Options::new()).expect_err("it is no number");
    assert!(error.to_string().contains("environment variable CHATWOOT_ACCOUNT_ID"), "{error}");
    assert!(!error.to_string().contains("s3cret"), "{error}");
}
