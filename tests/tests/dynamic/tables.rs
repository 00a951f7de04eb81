//! The tables themselves.

use std::fmt::Debug;
use std::path::{Path, PathBuf};

use specloom_codegen::{Checked, Sources, load};
use specloom_dynamic::Provider;

use crate::emitted::{Set, sets};

/// What the specs of a set say, and what is made of it at run time.
pub(crate) struct Made {
    pub(crate) sources: Sources,
    pub(crate) checked: Checked,
    pub(crate) providers: Vec<Provider>,
}

pub(crate) fn made(set: &Set) -> Made {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: Vec<PathBuf> = set.files.iter().map(|file| package.join(file)).collect();
    let loaded = load(&files, package);
    let checked = loaded.check().expect("they are emitted, too");
    let providers = (0..checked.model.providers.len()).map(|index| specloom_dynamic::provider(&checked.model, index));
    let providers = providers.collect::<Result<_, _>>().expect("no spec here is that large");
    Made { sources: loaded.sources, checked, providers }
}

fn assert_same(emitted: &impl Debug, made: &impl Debug, what: &str) {
    let (emitted, made) = (format!("{emitted:#?}"), format!("{made:#?}"));
    let differs = emitted.lines().zip(made.lines()).position(|(emitted, made)| emitted != made);
    let context =
        |text: &str, at: usize| text.lines().skip(at.saturating_sub(8)).take(12).collect::<Vec<_>>().join("\n");
    if let Some(at) = differs {
        panic!("{what}: emitted is\n{}\nmade at run time\n{}", context(&emitted, at), context(&made, at));
    }
    assert_eq!(emitted, made, "{what}");
}

#[test]
fn every_table_is_the_one_that_is_emitted() {
    let mut compared = 0;
    for set in sets() {
        let made = made(&set).providers;
        assert_eq!(set.providers.len(), made.len());
        for (emitted, made) in set.providers.iter().zip(&made) {
            assert_same(emitted.table, made.table, &format!("{:?}", set.files));
            assert_eq!(emitted.operations.len(), made.operations.len());
            for (emitted, made) in emitted.operations.iter().zip(&made.operations) {
                assert_same(emitted.table, made.table, &format!("{:?} {}", set.files, made.name));
                compared += 1;
            }
        }
    }
    assert!(compared > 40, "{compared}");
}
