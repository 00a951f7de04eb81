//! Interfaces.

use super::scope::Names;
use super::unique::{Case, Taken};
use super::{File, Lowering, records};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Interface, InterfaceOperation, InterfaceParam, RecordRef, Returns};
use crate::names;
use crate::source::Span;
use crate::spec::{self, Text};

/// Names of types that the module of an interface has beside those of the spec.
const RESERVED: [&str; 5] = ["String", "Option", "Vec", "Result", "Box"];

/// What a parameter of an interface can be.
pub(crate) const PARAM_TYPES: [&str; 4] = ["string", "integer", "number", "boolean"];

/// The interfaces that providers can implement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) written: &'a [File<spec::Interface>],
    pub(super) lowered: &'a [Interface],
    /// Whether they were lowered without a mistake.
    pub(super) sound: &'a [bool],
}

impl Known<'_> {
    /// The interface that `implements` names in the file at `path`.
    pub(super) fn find(&self, implements: &Text, path: &str, lowering: &mut Lowering<'_>) -> Option<usize> {
        let wanted = crate::relative::beside(path, implements);
        let found = self.written.iter().position(|file| file.path == wanted);
        if found.is_none() {
            match lowering.file(&wanted) {
                // It may be one, but for its mistakes.
                Some(file) if !lowering.is_whole(file) => {}
                Some(_) => refuse_provider(implements, &wanted, lowering),
                None => self.not_found(implements, &wanted, lowering),
            }
        }
        found
    }

    fn not_found(&self, implements: &Text, wanted: &str, lowering: &mut Lowering<'_>) {
        let message = format!("there is no interface file `{wanted}`");
        let paths: Vec<_> = self.written.iter().map(|file| file.path.as_str()).collect();
        let help = match paths.as_slice() {
            [] => "the path is relative to this file, and names a file with the key `interface`".to_owned(),
            _ => format!("the interfaces at hand are {}", paths.join(", ")),
        };
        lowering.push(Diagnostic::error(Code::InterfaceNotFound, message, implements.span).help(help));
    }
}

fn refuse_provider(implements: &Text, wanted: &str, lowering: &mut Lowering<'_>) {
    let message = format!("`{wanted}` describes a provider, not an interface");
    let help = "name a file with the key `interface`; a provider that implements none has no `implements`";
    lowering.push(Diagnostic::error(Code::InterfaceNotFound, message, implements.span).help(help));
}

pub(super) fn lower(file: &File<spec::Interface>, lowering: &mut Lowering<'_>) -> Interface {
    let written = &file.spec;
    super::provider::version(written.specloom, lowering);
    let scope = Names { enums: &written.enums, records: &written.records, interface: None };
    let name = names::camel(&written.interface).unwrap_or_default();
    let mut taken = Taken::with_reserved(&RESERVED);
    taken.take("interface", &written.interface, Case::Camel, lowering);
    let types = records::lower_types(scope, None, &mut taken, lowering);
    let mut methods = Taken::with_reserved(&["info"]);
    let operations = written.operations.iter().map(|(text, operation)| InterfaceOperation {
        name: methods.take("operation", text, Case::Snake, lowering),
        doc: operation.doc.clone(),
        params: params(operation, lowering),
        returns: returns(operation, text.span, scope, lowering),
    });
    let operations = operations.collect();
    let module = names::snake(&written.interface).unwrap_or_default();
    Interface { module, name, file: file.path.clone(), doc: written.doc.clone(), types, operations }
}

fn params(operation: &spec::InterfaceOperation, lowering: &mut Lowering<'_>) -> Vec<InterfaceParam> {
    let mut taken = Taken::default();
    let params = operation.params.iter().map(|(text, param)| InterfaceParam {
        name: taken.take("parameter", text, Case::Snake, lowering),
        ty: Names::scalar(&param.ty, &PARAM_TYPES, lowering),
        doc: param.doc.clone(),
    });
    params.collect()
}

fn returns(operation: &spec::InterfaceOperation, at: Span, names: Names<'_>, lowering: &mut Lowering<'_>) -> Returns {
    let (text, many) = match (&operation.items, &operation.item) {
        (Some(items), None) => (items, true),
        (None, Some(item)) => (item, false),
        (Some(items), Some(item)) => {
            let message = "an operation lists `items` or returns one `item`, not both";
            let diagnostic = Diagnostic::error(Code::OperationShape, message, item.span);
            lowering.push(diagnostic.note(items.span, "a list is declared here"));
            (items, true)
        }
        (None, None) => {
            let message = "the operation does not say what it returns";
            let help = "add `items` with the record that it lists, or `item` with the record that it returns";
            lowering.push(Diagnostic::error(Code::OperationShape, message, at).help(help));
            return Returns { record: RecordRef::UNKNOWN, many: true };
        }
    };
    Returns { record: names.record(text, lowering).unwrap_or(RecordRef::UNKNOWN), many }
}
