//! Which operations name which samples.

use super::Index;
use crate::lower::File;
use crate::relative::beside;
use crate::source::{FileId, Span};
use crate::spec::Provider;

/// A sample that an operation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedSample {
    /// Index into [`Model::providers`](crate::model::Model::providers).
    pub provider: usize,
    /// Index into [`Provider::operations`](crate::model::Provider::operations).
    pub operation: usize,
    /// The sample.
    pub file: FileId,
    /// Where the operation names it.
    pub named: Span,
}

/// The samples that operations name, in the order of the specs; those that were not read are left out.
pub(crate) fn named(providers: &[File<Provider>], index: &Index<'_>) -> Vec<NamedSample> {
    let mut found = Vec::new();
    for (provider, File { path, spec }) in providers.iter().enumerate() {
        for (operation, written) in spec.operations.values().enumerate() {
            found.extend(written.samples.iter().filter_map(|text| {
                let (file, _) = *index.0.get(beside(path, text).as_str())?;
                Some(NamedSample { provider, operation, file, named: text.span })
            }));
        }
    }
    found
}
