//! Records.

use super::scope::Names;
use super::unique::{Case, Taken};
use super::{Lowering, enums, nesting};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Record, Scalar, Type, Types};
use crate::spec::{self, Text};

/// Lowers the types of a file. `shared` are those of its interface, `taken` is the namespace of the types of its module.
pub(super) fn lower_types(
    names: Names<'_>,
    shared: Option<&Types>,
    taken: &mut Taken,
    lowering: &mut Lowering<'_>,
) -> Types {
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
    nesting::check(&mut types, shared, names, lowering);
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
    let ty = &fields[index].ty;
    if *ty != Type::Scalar(Scalar::String) && !ty.is_unknown() {
        let message = "the field that identifies a record has to be a `string`";
        let help = "ids of any form fit a string: integers are kept as their digits";
        lowering.push(Diagnostic::error(Code::Identity, message, identity.span).help(help));
    }
    Some(index)
}
