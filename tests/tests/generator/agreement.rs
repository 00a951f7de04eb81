//! The JSON Schema and the language agree about specs that were changed in one place.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use serde_yaml::{Mapping, Value};
use specloom_codegen::{Diagnostic, Source, Sources, check};

use crate::schema::{SHAPE, Schemas, json};
use crate::specs::{files, rendered};

/// Keys that hold names of the spec's own choice: what is below one of those is as what is below another.
const NAMED: [&str; 8] = ["config", "enums", "records", "fields", "values", "operations", "params", "map"];

/// A changed value, and what stands in the place that was changed where it was replaced.
type Changed = (Value, Option<Value>);

/// Makes changes, each place once: the specs of the constructs have much in common.
#[derive(Default)]
struct Changes {
    seen: HashSet<String>,
}

impl Changes {
    /// Every value that comes of changing one place: a value is replaced, a key is taken away, misspelt or added.
    fn of(&mut self, value: &Value, path: &str) -> Vec<Changed> {
        let mut all = Vec::new();
        if self.seen.insert(path.to_owned()) {
            all.extend(replacements().into_iter().map(|new| (new.clone(), Some(new))));
        }
        match value {
            Value::Mapping(entries) => all.extend(self.of_mapping(entries, path)),
            Value::Sequence(items) => all.extend(self.of_list(items, path)),
            _ => {}
        }
        all
    }

    fn of_mapping(&mut self, entries: &Mapping, path: &str) -> Vec<Changed> {
        let mut all = Vec::new();
        if self.seen.insert(format!("{path}/")) {
            all.push((with(entries, "zzz".into(), 1.into()), None));
        }
        let is_named = path.rsplit('/').next().is_some_and(|key| NAMED.contains(&key));
        for (key, inner) in entries {
            let inside = format!("{path}/{}", if is_named { "*".to_owned() } else { yaml(key) }.trim_end());
            if self.seen.insert(format!("{inside} as key")) {
                let others = entries.iter().filter(|(other, _)| *other != key);
                let less: Mapping = others.map(|(key, value)| (key.clone(), value.clone())).collect();
                all.push((with(&less, "zzz".into(), inner.clone()), None));
                all.push((less.into(), None));
            }
            let changed = self.of(inner, &inside);
            all.extend(changed.into_iter().map(|(new, by)| (with(entries, key.clone(), new), by)));
        }
        all
    }

    fn of_list(&mut self, items: &[Value], path: &str) -> Vec<Changed> {
        let mut all = Vec::new();
        for (index, inner) in items.iter().enumerate() {
            for (new, by) in self.of(inner, &format!("{path}/-")) {
                let mut items = items.to_vec();
                items[index] = new;
                all.push((items.into(), by));
            }
        }
        all
    }
}

/// A mapping with another value for a key.
fn with(entries: &Mapping, key: Value, value: Value) -> Value {
    let mut entries = entries.clone();
    entries.insert(key, value);
    entries.into()
}

/// What a value is replaced by: some of each kind, and texts that mean something in some places.
fn replacements() -> Vec<Value> {
    let texts = ["zzz", "", "list<string>"].map(Value::from);
    let others = [Value::Null, true.into(), 7.into(), (-1).into(), 1.5.into(), 70_000.into(), (1_u64 << 40).into()];
    let nested = ["[]", "[a]", "[1]", "{}", "{ zzz: 1 }", "{ none: a }", "{ from: a }"];
    let nested = nested.map(|text| serde_yaml::from_str(text).expect("it is YAML"));
    texts.into_iter().chain(others).chain(nested).collect()
}

fn yaml(value: &Value) -> String {
    serde_yaml::to_string(value).expect("it is YAML")
}

/// The specs of the constructs.
fn specs() -> Vec<(String, Value)> {
    let read = |file: PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str()).expect("names are text").to_owned();
        let spec = serde_yaml::from_str(&fs::read_to_string(file).expect("it is text")).expect("it is YAML");
        (name, spec)
    };
    files("constructs").into_iter().map(read).collect()
}

/// What the language says about a spec beside the interface that some of them implement.
fn mistakes(name: &str, text: &str, interface: &Source) -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    sources.add(Source { path: name.to_owned(), text: text.to_owned() });
    if name != interface.path {
        sources.add(interface.clone());
    }
    (check(&sources).err().unwrap_or_default(), sources)
}

#[test]
fn the_schema_and_the_language_refuse_the_same_shapes() {
    let schemas = Schemas::new();
    let specs = specs();
    let (path, interface) = specs.iter().find(|(name, _)| name == "interface.yaml").expect("there is one");
    let interface = Source { path: path.clone(), text: yaml(interface) };
    let mut changes = Changes::default();
    let (mut accepted, mut told) = (0, 0);
    for (name, spec) in &specs {
        // What is below a key may differ between the kinds of file.
        let kind = if spec.get("interface").is_some() { "interface" } else { "provider" };
        for (changed, by) in changes.of(spec, kind) {
            let text = yaml(&changed);
            let (found, sources) = mistakes(name, &text, &interface);
            let refused = schemas.mistakes(&json(&text).expect("it is YAML"));
            let shown = || format!("{name}\n{text}\n{}\n{refused:#?}", rendered(&found, &sources));
            let of_shape = found.iter().any(|diagnostic| SHAPE.contains(&diagnostic.code));
            assert!(!of_shape || !refused.is_empty(), "the schema accepts {}", shown());
            // The schema is stricter where a key has no value, and where a truth value stands for a text.
            let stricter = by.is_some_and(|by| by.is_null() || by.is_bool());
            assert!(refused.is_empty() || !found.is_empty() || stricter, "the schema refuses {}", shown());
            if refused.is_empty() { accepted += 1 } else { told += 1 }
        }
    }
    assert!(accepted > 500 && told > 2000, "{accepted} accepted, {told} refused");
}
