//! Enums.

use super::Lowering;
use super::unique::{Case, Taken};
use crate::model::{Enum, EnumValue};
use crate::spec;

/// The variant that keeps a value that is not declared.
const UNKNOWN: &str = "Unknown";

pub(super) fn lower(written: &spec::Enum, name: String, lowering: &mut Lowering<'_>) -> Enum {
    let renaming = "`value: { name: word }` gives a value another name in Rust";
    let mut taken = Taken::with_reserved(&[UNKNOWN]).renamed_by(renaming);
    let values = written.values.iter().map(|(text, value)| EnumValue {
        name: taken.take("enum value", value.name.as_ref().unwrap_or(text), Case::Camel, lowering),
        text: text.value.clone(),
        doc: value.doc.clone(),
    });
    Enum { name, doc: written.doc.clone(), values: values.collect() }
}
