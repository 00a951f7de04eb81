//! Every good spec gives the same values as with `serde_yaml`.

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::good;
use crate::spec::{Interface, Provider};

/// The specs of the catalogue, and those of the tests.
fn files() -> Vec<PathBuf> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folders = ["specs", "tests/constructs"].map(|folder| repository.join(folder));
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("the folder is there"));
    let paths = entries.map(|entry| entry.expect("it is listed").path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")).collect()
}

/// A value without what only our reader knows: places, and whether a text has quotes.
fn plain(value: &impl Debug) -> String {
    let text = format!("{value:?}").replace("plain: true", "plain: _").replace("plain: false", "plain: _");
    let mut parts = text.split("Span { ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').map_or(part, |(_, rest)| rest))
}

#[track_caller]
fn same<T: DeserializeOwned + Debug>(path: &Path, text: &str) {
    let foreign = serde_yaml::Deserializer::from_str(text);
    let expected: T = serde_yaml::with::singleton_map_recursive::deserialize(foreign).expect("serde_yaml reads it");
    assert_eq!(plain(&good::<T>(text)), plain(&expected), "{}", path.display());
}

#[test]
fn every_spec_is_read_alike() {
    let files = files();
    assert!(files.len() > 40);
    for path in files {
        let text = fs::read_to_string(&path).expect("it is text");
        if text.contains("\ninterface: ") { same::<Interface>(&path, &text) } else { same::<Provider>(&path, &text) }
    }
}

#[test]
fn places_do_not_count_and_values_do() {
    assert_eq!(plain(&good::<Provider>(SMALL)), plain(&good::<Provider>(&format!("# moved\n{SMALL}"))));
    assert_ne!(plain(&good::<Provider>(SMALL)), plain(&good::<Provider>(&SMALL.replace("token", "other"))));
}

const SMALL: &str = "\
specloom: 1
provider: acme
base_url: https://api.example.com
auth: { bearer: token }
operations: {}
";
