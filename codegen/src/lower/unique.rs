//! Names that become one namespace in Rust.

use std::collections::HashMap;

use super::{File, Lowering};
use crate::diagnostic::{Code, Diagnostic};
use crate::names;
use crate::source::Span;
use crate::spec::{Interface, Provider, Text};

/// The names of one namespace that are taken so far.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Each with the place that took it, if it is not generated code itself.
    names: HashMap<String, Option<Span>>,
    /// How something gets another name in Rust than it has for the vendor, where it can.
    renaming: Option<&'static str>,
}

/// Which case a name has in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Snake,
    Camel,
}

impl Taken {
    /// A namespace in which generated code has names of its own.
    pub(super) fn with_reserved(reserved: &[&str]) -> Self {
        Self { names: reserved.iter().map(|name| ((*name).to_owned(), None)).collect(), renaming: None }
    }

    /// Says how something gets another name in Rust than it has for the vendor.
    pub(super) fn renamed_by(self, renaming: &'static str) -> Self {
        Self { renaming: Some(renaming), ..self }
    }

    /// The name in Rust of `written`, which is noted as taken. `what` is what has the name: `operation`, `field`.
    pub(super) fn take(&mut self, what: &str, written: &Text, case: Case, lowering: &mut Lowering<'_>) -> String {
        let name = match case {
            Case::Snake => names::snake(written),
            Case::Camel => names::camel(written),
        };
        let Some(name) = name else {
            let message = format!("{what} name `{}` does not make a Rust name", written.value);
            let allowed = "use ASCII letters, digits and `_`, starting with a letter, and no keyword such as `self`";
            let help = self.renaming.map_or_else(|| allowed.to_owned(), |renaming| format!("{allowed}; {renaming}"));
            lowering.push(Diagnostic::error(Code::BadName, message, written.span).help(help));
            return "invalid".to_owned();
        };
        match self.names.get(&name) {
            // An operation has a name in two namespaces; that it is taken in both is one mistake.
            Some(_) if lowering.is_reported(Code::NameTaken, written.span) => {}
            Some(first) => {
                let collision = collision(what, written, &name, *first);
                lowering.push(Diagnostic { help: self.renaming.map(str::to_owned), ..collision });
            }
            None => drop(self.names.insert(name.clone(), Some(written.span))),
        }
        name
    }
}

fn collision(what: &str, written: &Text, name: &str, first: Option<Span>) -> Diagnostic {
    let becomes = if written.value == name { String::new() } else { format!(" becomes `{name}` in Rust, which") };
    let message = match first {
        Some(_) => format!("{what} name `{}`{becomes} is taken", written.value),
        None => format!("{what} name `{}`{becomes} is needed by generated code itself", written.value),
    };
    let diagnostic = Diagnostic::error(Code::NameTaken, message, written.span);
    match first {
        Some(first) => diagnostic.note(first, "by this one"),
        None => diagnostic,
    }
}

/// Checks that the modules of all files have names of their own.
pub(super) fn modules(interfaces: &[File<Interface>], providers: &[File<Provider>], lowering: &mut Lowering<'_>) {
    let mut taken = Taken::default();
    for file in interfaces {
        taken.take("interface", &file.spec.interface, Case::Snake, lowering);
    }
    for file in providers {
        taken.take("provider", &file.spec.provider, Case::Snake, lowering);
    }
}
