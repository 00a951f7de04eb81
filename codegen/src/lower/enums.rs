//! Enums.

use super::Lowering;
use super::unique::{Case, Taken};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Enum, EnumValue};
use crate::spec;

/// The variant that keeps a value that is not declared.
const UNKNOWN: &str = "Unknown";

/// Stands for "no value" where a mapping gives one, so no value may be called so.
pub(super) const NONE: &str = "none";

pub(super) fn lower(written: &spec::Enum, name: String, lowering: &mut Lowering<'_>) -> Enum {
    let mut taken = Taken::with_reserved(&[UNKNOWN]);
    let values = written.values.iter().map(|(text, doc)| {
        if text.value == NONE {
            let message = "an enum value cannot be called `none`";
            let help = "`none` stands for no value in a mapping";
            lowering.push(Diagnostic::error(Code::NameTaken, message, text.span).help(help));
        }
        EnumValue {
            name: taken.take("enum value", text, Case::Camel, lowering),
            text: text.value.clone(),
            doc: doc.clone(),
        }
    });
    Enum { name, doc: written.doc.clone(), values: values.collect() }
}
