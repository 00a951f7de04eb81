//! What is emitted, and what is made of the same specs at run time.

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

#[test]
fn every_table_that_is_emitted_is_read() {
    let mut read = 0;
    for set in sets() {
        let model = made(&set).checked.model;
        assert_eq!(set.providers.len(), model.providers.len());
        for (emitted, provider) in set.providers.iter().zip(&model.providers) {
            assert_eq!((emitted.table.name, emitted.table.title), (&*provider.name, &*provider.title));
            let names: Vec<_> = emitted.operations.iter().map(|operation| operation.table.name).collect();
            let expected: Vec<_> = provider.operations.iter().map(|operation| &*operation.name).collect();
            assert_eq!(names, expected);
            read += names.len();
        }
    }
    assert!(read > 40, "{read}");
}
