//! Every sample of the catalogue, sent to the client that it is a sample for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_yaml::Value;
use specloom::Error;
use specloom_vendors::{Fault, Server, Vendor};

use crate::clients::{chatbotx, chatwoot, highlevel, shared};

fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(specs().join("samples").join(name)).expect("the sample is there")
}

/// The samples that specs name: provider, operation, and the file's path in `samples`.
fn named() -> BTreeSet<(String, String, String)> {
    let mut named = BTreeSet::new();
    for file in fs::read_dir(specs()).expect("the folder is there") {
        let path = file.expect("it is listed").path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let text = fs::read_to_string(path).expect("it is text");
        let spec: Value = serde_yaml::from_str(&text).expect("it is YAML");
        for (operation, written) in spec["operations"].as_mapping().expect("it has operations") {
            let samples = written["samples"].as_sequence().into_iter().flatten().filter_map(Value::as_str);
            named.extend(samples.map(|sample| {
                let file = sample.strip_prefix("samples/").expect("samples stand in one folder");
                let text = |value: &Value| value.as_str().expect("it is a name").to_owned();
                (text(&spec["provider"]), text(operation), file.to_owned())
            }));
        }
    }
    named
}

/// The files of `samples`, as paths in it.
fn files(folder: &Path, prefix: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it is listed").path();
        let name = format!("{prefix}{}", path.file_name().and_then(|name| name.to_str()).expect("names are text"));
        if path.is_dir() {
            found.extend(files(&path, &format!("{name}/")));
        } else {
            found.insert(name);
        }
    }
    found
}

/// What a client makes of a sample.
async fn decoded(provider: &str, operation: &str, body: Vec<u8>) -> Result<serde_json::Value, Error> {
    let server = Server::start().expect("there is a port");
    let vendor = Vendor::from_name(provider).expect("the server plays every provider");
    server.inject(vendor, Fault::Body(body));
    match (vendor, operation) {
        (Vendor::ChatbotX, "list_contacts") => Ok(json(&chatbotx(&server).list_contacts().send().await?.items)),
        (Vendor::HighLevel, "get_contact") => Ok(json(&highlevel(&server).get_contact("any").fetch().await?)),
        (_, "list_messages") => {
            let conversation = match vendor {
                Vendor::ChatbotX => "id:1",
                // As the documentation masks it.
                Vendor::Octopush => "***",
                _ => "1",
            };
            Ok(json(&shared(&server, vendor).list_messages(conversation).send().await?.items))
        }
        _ => panic!("there is no client for {provider} {operation}"),
    }
}

fn json(value: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(value).expect("records are JSON")
}

#[tokio::test]
async fn every_sample_that_a_spec_names_decodes_as_reviewed() {
    for (provider, operation, file) in named().into_iter().filter(|(_, _, file)| file.ends_with(".json")) {
        let decoded = decoded(&provider, &operation, sample(&file)).await.expect("it decodes");
        insta::assert_json_snapshot!(format!("sample_{}", file.trim_end_matches(".json").replace('/', "_")), decoded);
    }
}

#[tokio::test]
async fn a_flat_list_of_highlevel_decodes_like_the_nested_one() {
    let [flat, nested] = ["highlevel/list_messages.flat.json", "highlevel/list_messages.page.json"].map(sample);
    let flat = decoded("highlevel", "list_messages", flat).await.expect("it decodes");
    assert_eq!(flat, decoded("highlevel", "list_messages", nested).await.expect("it decodes"));
}

#[tokio::test]
async fn the_next_page_of_a_sample_is_asked_for_by_its_cursor() {
    let server = Server::start().expect("there is a port");
    server.inject(Vendor::ChatbotX, Fault::Body(sample("chatbotx/list_messages.live.json")));
    let page = chatbotx(&server).list_messages("id:1").send().await.expect("it decodes");
    let body: serde_json::Value =
        serde_json::from_slice(&sample("chatbotx/list_messages.live.json")).expect("it is JSON");
    let next = serde_json::to_value(page.next).expect("it is JSON");
    assert_eq!(next["position"], body["nextCursor"]);
}

#[tokio::test]
async fn the_next_page_of_chatwoot_is_asked_for_by_the_smallest_id_of_a_sample() {
    let server = Server::start().expect("there is a port");
    let sample = String::from_utf8(sample("chatwoot/list_messages.server.json")).expect("it is text");
    let mut body: serde_json::Value = serde_json::from_str(&sample).expect("it is JSON");
    let items = body["payload"].as_array().expect("it is a list").clone();
    // A full page, so that there is another one; the smallest id stands neither first nor last.
    body["payload"] = (0..21).map(|index| items[(index + 3) % items.len()].clone()).collect();
    server.inject(Vendor::Chatwoot, Fault::Body(body.to_string().into_bytes()));
    let page = chatwoot(&server).list_messages(42).send().await.expect("it decodes");
    assert_eq!(serde_json::to_value(page.next).expect("it is JSON")["position"], "9101");
}

/// An answer as it is on the wire, chunks already put together.
fn captured(name: &str) -> Fault {
    let text = String::from_utf8(sample(name)).expect("it is text");
    let (head, body) = text.split_once("\r\n\r\n").or_else(|| text.split_once("\n\n")).expect("it has a body");
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let type_only = lines.filter_map(|line| line.split_once(": ")).filter(|(name, _)| *name == "content-type");
    let headers = type_only.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Fault::Status(status.expect("it has a status"), headers, body.as_bytes().to_vec())
}

async fn captured_error(name: &str) -> Error {
    let server = Server::start().expect("there is a port");
    server.inject(Vendor::ChatbotX, captured(name));
    let error = chatbotx(&server).list_contacts().send().await.expect_err("it is an error");
    assert_eq!(server.requests().len(), 1, "{error}");
    error
}

#[tokio::test]
async fn captured_errors_have_their_kind_and_message() {
    type Predicate = fn(&Error) -> bool;
    let cases: [(&str, Predicate, u16, &str, Option<&str>); 4] = [
        ("error.400", Error::is_invalid_request, 400, "Input validation failed", Some("BAD_REQUEST")),
        // The vendor answers a wrong token with status 500.
        ("error.401", Error::is_unauthorized, 500, "INVALID_CHATBOT_TOKEN", Some("INVALID_CHATBOT_TOKEN")),
        ("error.404", Error::is_not_found, 404, "Contact not found", Some("notFound")),
        ("error.404-route", Error::is_not_found, 404, "Not found", None),
    ];
    for (name, is_kind, status, message, code) in cases {
        let error = captured_error(&format!("chatbotx/{name}.http")).await;
        assert!(is_kind(&error) && !error.is_retryable(), "{error}");
        assert_eq!((error.status(), error.vendor_message(), error.vendor_code()), (Some(status), Some(message), code));
    }
}

#[test]
fn every_sample_is_used() {
    let mut used: BTreeSet<String> = named().into_iter().map(|(_, _, file)| file).collect();
    used.insert("README.md".to_owned());
    assert_eq!(files(&specs().join("samples"), ""), used);
}
