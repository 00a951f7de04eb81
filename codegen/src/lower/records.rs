//! Records.

use super::scope::Names;
use super::unique::{Case, Taken};
use super::{Lowering, enums};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Home, Record, Scalar, Type, Types};
use crate::spec::{self, Text};

/// Lowers the types of a file. `taken` is the namespace of the types of its module.
pub(super) fn lower_types(names: Names<'_>, taken: &mut Taken, lowering: &mut Lowering<'_>) -> Types {
    let enums = names.enums.iter().map(|(name, written)| {
        let name = taken.take("enum", name, Case::Camel, lowering);
        enums::lower(written, name, lowering)
    });
    let enums = enums.collect();
    let records = names.records.iter().map(|(name, written)| {
        let rust = taken.take("record", name, Case::Camel, lowering);
        lower(written, rust, names, lowering)
    });
    let mut types = Types { enums, records: records.collect() };
    refuse_recursion(&mut types, names, lowering);
    types
}

fn lower(written: &spec::Record, name: String, names: Names<'_>, lowering: &mut Lowering<'_>) -> Record {
    let mut taken = Taken::default();
    let fields = written.fields.iter().map(|(text, field)| Field {
        name: taken.take("field", text, Case::Snake, lowering),
        text: text.value.clone(),
        doc: field.doc.clone(),
        required: field.required,
        ty: names.ty(&field.ty, lowering),
    });
    let fields: Vec<_> = fields.collect();
    let identity = written.identity.as_ref().and_then(|identity| identity_field(identity, &fields, lowering));
    Record { name, doc: written.doc.clone(), identity, fields }
}

fn identity_field(identity: &Text, fields: &[Field], lowering: &mut Lowering<'_>) -> Option<usize> {
    let Some(index) = fields.iter().position(|field| field.text == identity.value) else {
        let known: Vec<_> = fields.iter().map(|field| field.text.as_str()).collect();
        let message = format!("the record has no field `{}`", identity.value);
        lowering.unknown(Code::Identity, message, identity.span, &known);
        return None;
    };
    if fields[index].ty != Type::Scalar(Scalar::String) {
        let message = "the field that identifies a record has to be a `string`";
        let help = "ids of any form fit a string: integers are kept as their digits";
        lowering.push(Diagnostic::error(Code::Identity, message, identity.span).help(help));
    }
    Some(index)
}

/// A record that holds itself other than through a list would have no end.
fn refuse_recursion(types: &mut Types, names: Names<'_>, lowering: &mut Lowering<'_>) {
    let endless: Vec<_> = (0..types.records.len()).filter(|&at| holds(types, at, at, &mut Vec::new())).collect();
    for at in endless {
        if let Some((name, _)) = names.records.get_index(at) {
            let message = format!("record `{}` holds itself", name.value);
            let help = "a list of it is fine";
            lowering.push(Diagnostic::error(Code::RecursiveRecord, message, name.span).help(help));
        }
        types.records[at].fields.retain(|field| !matches!(field.ty, Type::Record(_)));
    }
}

fn holds(types: &Types, at: usize, target: usize, seen: &mut Vec<usize>) -> bool {
    types.records[at].fields.iter().any(|field| match &field.ty {
        Type::Record(inner) if inner.home == Home::Here => {
            let new = !seen.contains(&inner.index);
            seen.push(inner.index);
            inner.index == target || new && holds(types, inner.index, target, seen)
        }
        _ => false,
    })
}
