//! From text to specs.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::lower::File;
use crate::source::{FileId, Source, Sources};
use crate::spec::{Head, Interface, Provider};
use crate::yaml;

/// The specs of a run.
#[derive(Debug, Default)]
pub(crate) struct Specs {
    pub(crate) interfaces: Vec<File<Interface>>,
    pub(crate) providers: Vec<File<Provider>>,
}

/// Reads every file. What cannot be read is left out after its mistakes were noted, and so is a file that was not even
/// opened: of that `diagnostics` tells.
pub(crate) fn parse(sources: &Sources, diagnostics: &mut Diagnostics) -> Specs {
    let mut specs = Specs::default();
    let unread: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.span.file).collect();
    for (id, source) in sources.specs().filter(|(id, _)| !unread.contains(id)) {
        let path = source.path.clone();
        match head(id, source) {
            Some(Head { interface: Some(_), provider: None, .. }) => {
                let read = yaml::read(id, &source.text, diagnostics);
                specs.interfaces.extend(read.map(|spec| File { path, spec }));
            }
            Some(Head { interface: Some(interface), provider: Some(provider), .. }) => {
                let message = "a file describes a `provider` or an `interface`, not both";
                let diagnostic = Diagnostic::error(Code::FileKind, message, provider.span);
                diagnostics.push(diagnostic.note(interface.span, "the interface is declared here"));
            }
            // A file that says nothing of its kind most likely is a provider: the missing key is reported.
            _ => {
                let read = yaml::read(id, &source.text, diagnostics);
                specs.providers.extend(read.map(|spec| File { path, spec }));
            }
        }
    }
    specs
}

/// The keys that tell the kinds of file apart and name other files; `None` where there are none to be read. Mistakes in
/// them are noted when the whole file is read.
pub(crate) fn head(id: FileId, source: &Source) -> Option<Head> {
    yaml::read(id, &source.text, &mut Diagnostics::default())
}
