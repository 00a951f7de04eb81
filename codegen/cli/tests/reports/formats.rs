//! The formats that programs read.

use serde_json::{Value, json};

use crate::program::{Folder, GOOD};

/// A spec with two mistakes: one comes with help, the other with a note about another place.
fn bad(test: &str) -> Folder {
    let folder = Folder::new(test);
    let twice = GOOD.replace("    order: unspecified\n", "    order: newest\n    get: /v2/notes\n");
    folder.write("specs/acme.yaml", twice);
    folder
}

#[test]
fn json_is_one_document_with_all_that_is_known() {
    let mut document = bad("json").json(&["check", "specs"]);
    let rendered = document["diagnostics"][0]["rendered"].take();
    assert!(rendered.as_str().unwrap().starts_with("error[SL0017]: unknown value `newest`\n"), "{rendered}");
    document["diagnostics"][1]["rendered"].take();
    assert_eq!(
        document,
        json!({
            "version": 1,
            "specs": 1,
            "mistakes": 2,
            "warnings": 0,
            "diagnostics": [
                {
                    "code": "SL0017",
                    "title": "A value is none of those that can stand there.",
                    "severity": "error",
                    "message": "unknown value `newest`",
                    "path": "specs/acme.yaml",
                    "line": 11,
                    "column": 12,
                    "end_line": 11,
                    "end_column": 18,
                    "label": null,
                    "notes": [],
                    "help": "expected one of `newest_first`, `oldest_first`, `oldest_first_within_page`, \
                             `newest_first_within_page`, `unspecified`",
                    "rendered": null,
                },
                {
                    "code": "SL0012",
                    "title": "A mapping has the same key twice.",
                    "severity": "error",
                    "message": "duplicate key `get`",
                    "path": "specs/acme.yaml",
                    "line": 12,
                    "column": 5,
                    "end_line": 12,
                    "end_column": 8,
                    "label": "this one is ignored",
                    "notes": [{
                        "message": "it stands here first",
                        "path": "specs/acme.yaml",
                        "line": 9,
                        "column": 5,
                        "end_line": 9,
                        "end_column": 8,
                    }],
                    "help": null,
                    "rendered": null,
                },
            ],
            "files": [],
        })
    );
}

#[test]
fn what_is_told_in_another_format_is_not_told_to_people() {
    let folder = bad("silent");
    for format in ["json", "github", "sarif"] {
        let said = folder.run(&["check", "--format", format]);
        assert_eq!((said.code, said.stderr.as_str()), (Some(1), ""), "{format}");
        assert!(said.stdout.ends_with('\n'), "{format}");
    }
    let said = folder.run(&["check", "--format", "human"]);
    assert_eq!((said.code, said.stdout.as_str()), (Some(1), ""));
}

#[test]
fn a_good_spec_gives_an_empty_list() {
    let folder = Folder::new("empty");
    folder.write("specs/acme.yaml", GOOD);
    let expected = json!({ "version": 1, "specs": 1, "mistakes": 0, "warnings": 0, "diagnostics": [], "files": [] });
    assert_eq!(folder.json(&["check"]), expected);
    let said = folder.run(&["check", "--format", "github"]);
    assert_eq!((said.code, said.stdout.as_str()), (Some(0), ""));
}

#[test]
fn a_file_that_cannot_be_read_has_a_path_and_no_place() {
    let folder = Folder::new("placeless");
    let document = folder.json(&["check", "specs/none.yaml"]);
    let found = &document["diagnostics"][0];
    assert_eq!(
        (&found["path"], &found["line"], &found["end_column"]),
        (&json!("specs/none.yaml"), &Value::Null, &Value::Null)
    );
    let said = folder.run(&["check", "specs/none.yaml", "--format", "github"]);
    let expected = "::error file=specs/none.yaml,title=SL0021::specs/none.yaml: cannot read this file: ";
    assert!(said.stdout.starts_with(expected), "{}", said.stdout);
}

#[test]
fn github_gets_an_annotation_for_each_mistake() {
    let said = bad("github").run(&["check", "--format", "github"]);
    let help = "expected one of `newest_first`, `oldest_first`, `oldest_first_within_page`, \
                `newest_first_within_page`, `unspecified`";
    let expected = [
        "::error file=specs/acme.yaml,line=11,endLine=11,col=12,endColumn=18,title=SL0017::\
         specs/acme.yaml:11:12: unknown value `newest`%0Ahelp: ",
        help,
        "\n::error file=specs/acme.yaml,line=12,endLine=12,col=5,endColumn=8,title=SL0012::\
         specs/acme.yaml:12:5: duplicate key `get`%0Athis one is ignored%0Aspecs/acme.yaml:9:5: it stands here first\n",
    ];
    assert_eq!(said.stdout, expected.concat());
}

#[test]
fn an_annotation_of_several_lines_stands_at_the_first() {
    let folder = Folder::new("lines");
    folder.write("specs/acme.yaml", GOOD.replace("get: /notes", "get:\n      path: /notes\n      v: 2"));
    let said = folder.run(&["check", "--format", "github"]);
    assert!(said.stdout.starts_with("::error file=specs/acme.yaml,line=10,title=SL0016::"), "{}", said.stdout);
    let found = &folder.json(&["check"])["diagnostics"][0];
    assert_eq!((&found["line"], &found["end_line"]), (&json!(10), &json!(12)), "{found}");
}

#[test]
fn stale_files_are_told_in_every_format() {
    let folder = Folder::new("stale");
    folder.write("specs/acme.yaml", GOOD).write("src/acme.rs", "old");
    let generate = ["generate", "--out", "src", "--check"];
    let files = |state: [&str; 2]| json!([{ "path": "src/acme.rs", "state": state[0] }, { "path": "src/mod.rs", "state": state[1] }]);
    assert_eq!(folder.json(&generate)["files"], files(["stale", "missing"]));
    let said = folder.run(&[&generate[..], &["--format", "github"]].concat());
    let expected = "::error file=src/acme.rs,title=stale::src/acme.rs is stale\n\
                    ::error file=src/mod.rs,title=stale::src/mod.rs is missing\n";
    assert_eq!((said.code, said.stdout.as_str()), (Some(1), expected));

    assert_eq!(folder.json(&generate[..3])["files"], files(["written", "written"]));
    assert_eq!(folder.json(&generate[..3])["files"], files(["unchanged", "unchanged"]));
    assert_eq!(folder.json(&generate)["files"], files(["fresh", "fresh"]));
}
