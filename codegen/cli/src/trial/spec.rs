//! The spec that is tried.

use std::env;
use std::path::Path;

use specloom_codegen::model::{self, EnumRef, Home, Model, RecordRef};
use specloom_codegen::{Checked, Code, Diagnostic, Sources};

use super::names::{find, unknown};
use crate::{Failure, report};

/// A provider's spec without mistakes.
#[derive(Debug)]
pub(crate) struct Spec {
    /// The path as it was given.
    pub(crate) path: String,
    model: Model,
}

impl Spec {
    /// Reads and checks a spec; its mistakes are reported.
    ///
    /// Its samples are left aside: whether they fit says nothing about the vendor, and missing ones may be what the user
    /// is about to record.
    pub(crate) fn load(path: &Path) -> Result<Self, Failure> {
        if path.is_dir() {
            return Err(Failure::Error(format!("{} is a folder; name the spec of one provider in it", path.display())));
        }
        let root = env::current_dir().map_err(|e| Failure::Error(format!("there is no current folder: {e}")))?;
        let mut loaded = specloom_codegen::load(&[path.to_path_buf()], &root);
        loaded.diagnostics.retain(|diagnostic| diagnostic.code != Code::SampleMissing);
        if let Some(unread) = loaded.diagnostics.iter().find(|diagnostic| diagnostic.code == Code::Unreadable) {
            return Err(unreadable(unread, &loaded.sources));
        }
        let mut specs = Sources::default();
        for (_, spec) in loaded.sources.specs() {
            specs.add(spec.clone());
        }
        loaded.sources = specs;
        let Checked { model, .. } =
            loaded.check().map_err(|diagnostics| report::mistakes(&diagnostics, &loaded.sources))?;
        let path = path.display().to_string();
        if model.providers.is_empty() {
            return Err(Failure::Error(format!("{path} is an interface; try a provider that implements it")));
        }
        Ok(Self { path, model })
    }

    pub(crate) fn model(&self) -> &Model {
        &self.model
    }

    pub(crate) fn provider(&self) -> &model::Provider {
        // One file was asked for, so there is one provider.
        &self.model.providers[0]
    }

    /// The index of an operation, by its name in the spec, in Rust or in the interface.
    pub(crate) fn operation(&self, name: &str) -> Result<usize, Failure> {
        let operations = &self.provider().operations;
        let names: Vec<Vec<&str>> = operations.iter().map(|operation| self.names(operation)).collect();
        find(&names, name).ok_or_else(|| Failure::Error(unknown("operation", name, &names)))
    }

    fn names<'s>(&'s self, operation: &'s model::Operation) -> Vec<&'s str> {
        let of_interface = self.implemented(operation).map(|implemented| implemented.name.as_str());
        let others = [Some(operation.method.as_str()), of_interface].into_iter().flatten();
        let mut names = vec![operation.name.as_str()];
        names.extend(others.filter(|other| *other != operation.name));
        names
    }

    fn implemented(&self, operation: &model::Operation) -> Option<&model::InterfaceOperation> {
        let interface = &self.model.interfaces[self.provider().interface?];
        Some(&interface.operations[operation.implements.as_ref()?.operation])
    }

    /// A record, seen from a module.
    pub(crate) fn record(&self, RecordRef { home, index }: RecordRef) -> &model::Record {
        &self.types(home).records[index]
    }

    /// An enum of the provider or of its interface.
    pub(crate) fn enumeration(&self, EnumRef { home, index }: EnumRef) -> &model::Enum {
        &self.types(home).enums[index]
    }

    fn types(&self, home: Home) -> &model::Types {
        match home {
            Home::Here => &self.provider().types,
            Home::Interface(index) => &self.model.interfaces[index].types,
        }
    }

    /// The interface's parameter that a parameter takes its value from.
    pub(crate) fn interface_param(&self, operation: &model::Operation, param: usize) -> Option<&model::InterfaceParam> {
        let bound = &operation.implements.as_ref()?.params;
        let position = bound.iter().position(|&bound| bound == param)?;
        self.implemented(operation)?.params.get(position)
    }
}

/// There is nothing to check, let alone to try.
fn unreadable(unread: &Diagnostic, sources: &Sources) -> Failure {
    let path = &sources.get(unread.span.file).path;
    let help = unread.help.iter().map(|help| format!("; {help}"));
    Failure::Error(format!("{path}: {}{}", unread.message, help.collect::<String>()))
}
