//! The generator of specloom: from YAML specs to Rust.
//!
//! ```text
//! parse  text  -> spec     as written, every value with its place
//! lower  spec  -> model    names resolved, defaults applied, every rule checked
//! proof  claims, samples   what was taken for granted about answers, checked
//! emit   model -> tokens   infallible
//! ```
//!
//! The core, [`generate`], does no I/O. Around it stand the front ends: the macro of `specloom-macros`, [`build`] for
//! build scripts, and the command line of `specloom-cli`. All give the same tokens.

mod auth;
mod diagnostic;
mod emit;
mod front;
mod json_path;
mod lower;
pub mod model;
mod names;
mod pagination;
mod parallel;
mod parse;
mod proof;
mod relative;
mod sample;
#[cfg(feature = "schema")]
pub mod schema;
mod source;
mod spec;
mod suggest;
pub mod table;
mod template;
mod yaml;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Layout, Policy, Severity, UnknownCode, explain};
pub use emit::Module;
pub use front::{Build, Loaded, Named, build, expand, load, load_unsaved, spec_files};
#[cfg(feature = "pretty")]
pub use front::{GeneratedFiles, is_generated, render};
pub use sample::{Answer, NamedSample};
pub use source::{FileId, Region, Source, Sources, Span};
pub use suggest::{nearest, suggest};

use proc_macro2::TokenStream;

use crate::model::Model;
use crate::parse::Specs;

/// Specs without mistakes.
#[derive(Debug)]
pub struct Checked {
    /// What they say.
    pub model: Model,
    /// What is doubtful about them, in the order of the files.
    pub warnings: Vec<Diagnostic>,
    /// The samples of each operation.
    pub samples: Vec<NamedSample>,
}

/// What was generated from specs without mistakes.
#[derive(Debug)]
pub struct Generated {
    /// A module for each spec, interfaces first.
    pub modules: Vec<Module>,
    /// What is doubtful about the specs, in the order of the files.
    pub warnings: Vec<Diagnostic>,
}

/// Checks specs against the rules of the language, and against the samples that they name. An operation one of whose
/// samples is not among the sources is not checked against the others: [`load`] tells what is not there.
///
/// # Errors
///
/// Every mistake in the specs, and what is doubtful, in the order of the files.
pub fn check(sources: &Sources) -> Result<Checked, Vec<Diagnostic>> {
    let mut diagnostics = Diagnostics::default();
    let specs = parse::parse(sources, &mut diagnostics);
    let checked = inspect(&specs, sources, &mut diagnostics);
    conclude(checked, diagnostics.into_sorted())
}

/// Finds all that is to be said of specs that were read; what was found on the way stands in `diagnostics`.
pub(crate) fn inspect(specs: &Specs, sources: &Sources, diagnostics: &mut Diagnostics) -> Checked {
    let shared = lower::Shared::of(specs, sources, diagnostics);
    let samples = sample::Index::of(sources);
    let parts = parallel::in_parts(&specs.providers, |files| {
        let mut found = diagnostics.fork();
        let inspect = |file| {
            let (provider, claimed) = shared.provider(file, &mut found);
            proof::check(&claimed, &samples, &mut found);
            provider
        };
        (files.iter().map(inspect).collect::<Vec<_>>(), found)
    });
    let mut providers = Vec::with_capacity(specs.providers.len());
    for (part, found) in parts {
        providers.extend(part);
        diagnostics.absorb(found);
    }
    // Providers can share a sample.
    diagnostics.keep_first(Code::SampleInvalid);
    let model = Model { interfaces: shared.interfaces, providers };
    Checked { model, warnings: Vec::new(), samples: sample::named(&specs.providers, &samples) }
}

/// What was checked, with what was found, unless there are mistakes among it.
pub(crate) fn conclude(checked: Checked, found: Vec<Diagnostic>) -> Result<Checked, Vec<Diagnostic>> {
    if found.iter().any(Diagnostic::is_error) { Err(found) } else { Ok(Checked { warnings: found, ..checked }) }
}

/// Checks specs and emits a module for each of them. `runtime` is the path of the runtime crate as it is to be written,
/// such as `::specloom`.
///
/// # Errors
///
/// As [`check`].
pub fn generate(sources: &Sources, runtime: &TokenStream) -> Result<Generated, Vec<Diagnostic>> {
    let Checked { model, warnings, .. } = check(sources)?;
    Ok(Generated { modules: emit::emit(&model, runtime), warnings })
}
