//! From text to specs.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::lower::File;
use crate::parallel::in_parts;
use crate::source::{FileId, Source, Sources};
use crate::spec::{Head, Interface, Provider};
use crate::yaml::Document;

/// The specs of a run.
#[derive(Debug, Default)]
pub(crate) struct Specs {
    pub(crate) interfaces: Vec<File<Interface>>,
    pub(crate) providers: Vec<File<Provider>>,
}

/// A file that was read.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    /// What other files it names; `None` where that cannot be read.
    pub(crate) head: Option<Head>,
    spec: Option<Spec>,
    found: Diagnostics,
}

#[derive(Debug)]
enum Spec {
    Interface(Box<Interface>),
    Provider(Box<Provider>),
}

/// Reads every file. What cannot be read is left out after its mistakes were noted.
pub(crate) fn parse(sources: &Sources, diagnostics: &mut Diagnostics) -> Specs {
    let files: Vec<_> = sources.specs().collect();
    let parsed = in_parts(&files, |files| files.iter().map(|(id, source)| one(*id, source)).collect::<Vec<_>>());
    let mut specs = Specs::default();
    for ((_, source), parsed) in files.into_iter().zip(parsed.into_iter().flatten()) {
        specs.add(&source.path, parsed, diagnostics);
    }
    specs
}

/// Reads a file.
pub(crate) fn one(file: FileId, source: &Source) -> Parsed {
    let mut found = Diagnostics::default();
    let Some(document) = Document::parse(file, &source.text, &mut found) else {
        return Parsed { found, ..Parsed::default() };
    };
    // Mistakes in there are noted when the whole file is read.
    let head: Option<Head> = document.peek();
    let kind = head.as_ref().map_or((None, None), |head| (head.interface.as_ref(), head.provider.as_ref()));
    let spec = match kind {
        (Some(interface), Some(provider)) => {
            let message = "a file describes a `provider` or an `interface`, not both";
            let diagnostic = Diagnostic::error(Code::FileKind, message, provider.span);
            found.push(diagnostic.note(interface.span, "the interface is declared here"));
            None
        }
        (Some(_), None) => document.read(&mut found).map(|spec| Spec::Interface(Box::new(spec))),
        // A file that says nothing of its kind most likely is a provider: the missing key is reported.
        (None, _) => document.read(&mut found).map(|spec| Spec::Provider(Box::new(spec))),
    };
    Parsed { head, spec, found }
}

impl Specs {
    /// Takes in the file at a path, and what was found in it.
    pub(crate) fn add(&mut self, path: &str, parsed: Parsed, diagnostics: &mut Diagnostics) {
        diagnostics.absorb(parsed.found);
        let path = path.to_owned();
        match parsed.spec {
            Some(Spec::Interface(spec)) => self.interfaces.push(File { path, spec: *spec }),
            Some(Spec::Provider(spec)) => self.providers.push(File { path, spec: *spec }),
            None => {}
        }
    }
}
