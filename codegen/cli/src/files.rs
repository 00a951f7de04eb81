//! Specs from the arguments of a command.

use std::env;
use std::path::PathBuf;

use quote::quote;
use specloom_codegen::{Module, Sources};

use crate::args::Specs;
use crate::{Failure, report};

/// Generates from the specs; their mistakes are reported.
pub(crate) fn modules(specs: &Specs, runtime: &str) -> Result<(Vec<Module>, Sources), Failure> {
    let runtime: syn::Path = syn::parse_str(runtime).map_err(|_| Failure::Error(format!("`{runtime}` is no path")))?;
    let root = env::current_dir().map_err(|e| Failure::Error(format!("there is no current folder: {e}")))?;
    let loaded = specloom_codegen::load(&expanded(specs)?, &root);
    match loaded.generate(&quote!(#runtime)) {
        Ok(generated) => {
            report::warnings(&generated.warnings, &loaded.sources);
            Ok((generated.modules, loaded.sources))
        }
        Err(diagnostics) => Err(report::mistakes(&diagnostics, &loaded.sources)),
    }
}

/// The files that are named, and those in the folders that are named.
fn expanded(specs: &Specs) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in &specs.specs {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let found = specloom_codegen::spec_files(path)
            .map_err(|e| Failure::Error(format!("cannot read folder {}: {e}", path.display())))?;
        if found.is_empty() {
            return Err(Failure::Error(format!("there are no specs in folder {}", path.display())));
        }
        files.extend(found);
    }
    Ok(files)
}
