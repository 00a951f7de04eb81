//! SARIF, against the schema of the standard.

use std::fs;

use jsonschema::Validator;
use serde_json::{Value, json};
use specloom_codegen::Code;

use crate::program::{Folder, GOOD};

/// The schema that the standard comes with.
fn schema() -> Validator {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/sarif-2.1.0.json");
    let schema = fs::read_to_string(file).unwrap();
    // One pattern closes a bracket that it does not open. This is what is meant.
    let (wrong, meant) = ("{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "{2}(-[a-zA-Z]{2})?$");
    assert!(schema.contains(wrong));
    jsonschema::validator_for(&serde_json::from_str(&schema.replace(wrong, meant)).unwrap()).unwrap()
}

/// The log of a run, which the schema accepts.
fn log(folder: &Folder, arguments: &[&str]) -> Value {
    let said = folder.run(&[arguments, &["--format", "sarif"]].concat());
    let log = serde_json::from_str(&said.stdout).unwrap_or_else(|error| panic!("{error}: {said:?}"));
    let schema = schema();
    let problems: Vec<_> =
        schema.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(problems.is_empty(), "{problems:#?}\n{log:#}");
    log
}

#[test]
fn the_schema_refuses_what_is_no_log() {
    let folder = Folder::new("sarif_schema");
    let mut log = log(folder.write("specs/acme.yaml", GOOD), &["check"]);
    log["runs"][0]["columnKind"] = json!("bytes");
    assert!(!schema().is_valid(&log));
}

#[test]
fn every_rule_is_described() {
    let folder = Folder::new("sarif_rules");
    folder.write("specs/acme.yaml", GOOD);
    let log = log(&folder, &["check"]);
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for (rule, code) in rules.iter().zip(Code::ALL) {
        assert_eq!(rule["id"], code.to_string());
        assert_eq!(rule["shortDescription"]["text"], code.title());
        let explanation = code.explanation().expect("every rule is explained");
        assert_eq!(rule["fullDescription"]["text"], explanation.rule);
        assert_eq!(rule["help"]["text"], explanation.why);
        assert_eq!(rule["defaultConfiguration"]["level"], code.severity().to_string());
    }
    assert_eq!(rules.len(), Code::ALL.len() + 1);
    assert_eq!(log["runs"][0]["results"], json!([]));
}

#[test]
fn a_mistake_is_a_result_with_its_places() {
    let folder = Folder::new("sarif_result");
    folder.write("specs/a b.yaml", GOOD.replace("    order: unspecified\n", "    order: newest\n    get: /v2/notes\n"));
    let log = log(&folder, &["check"]);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let place = |line: u32, column: u32, end_column: u32| {
        json!({
            "artifactLocation": { "uri": "specs/a%20b.yaml" },
            "region": { "startLine": line, "startColumn": column, "endLine": line, "endColumn": end_column },
        })
    };
    let help = "help: expected one of `newest_first`, `oldest_first`, `oldest_first_within_page`, \
                `newest_first_within_page`, `unspecified`";
    assert_eq!(
        results[0],
        json!({
            "ruleId": "SL0017",
            "ruleIndex": 16,
            "level": "error",
            "message": { "text": format!("unknown value `newest`\n{help}") },
            "locations": [{ "physicalLocation": place(11, 12, 18) }],
            "relatedLocations": [],
        })
    );
    assert_eq!(results[1]["message"]["text"], "duplicate key `get`\nthis one is ignored");
    assert_eq!(
        results[1]["relatedLocations"],
        json!([{ "physicalLocation": place(9, 5, 8), "message": { "text": "it stands here first" } }])
    );
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
}

#[test]
fn a_file_that_cannot_be_read_has_no_region() {
    let folder = Folder::new("sarif_unread");
    let log = log(&folder, &["check", "specs/none.yaml"]);
    let location = json!({ "physicalLocation": { "artifactLocation": { "uri": "specs/none.yaml" } } });
    assert_eq!(log["runs"][0]["results"][0]["locations"], json!([location]));
}

#[test]
fn a_stale_file_is_a_result() {
    let folder = Folder::new("sarif_stale");
    folder.write("specs/acme.yaml", GOOD).write("src/acme.rs", "old");
    let log = log(&folder, &["generate", "--out", "src", "--check"]);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let said: Vec<_> = results.iter().map(|result| result["message"]["text"].as_str().unwrap()).collect();
    assert_eq!(
        said,
        ["src/acme.rs is stale: run `specloom generate`", "src/mod.rs is missing: run `specloom generate`"]
    );
    let index = usize::try_from(results[0]["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][index]["id"], "stale");
}
