//! Small functions that generated code calls.

use crate::record::{Mismatch, Record, Value};

/// Appends an empty record to a list and returns it.
#[expect(clippy::indexing_slicing, reason = "the element was appended a line above")]
pub fn push<T: Record + Default>(list: &mut Vec<T>) -> &mut dyn Record {
    list.push(T::default());
    let last = list.len() - 1;
    &mut list[last]
}

/// Reads the text of a value of an open enum. Vendors number some values, so integers and booleans count as well.
///
/// # Errors
///
/// The value is neither.
pub fn text(value: &Value<'_>, read: impl FnOnce(&str)) -> Result<(), Mismatch> {
    read(&specloom_values::label(value)?);
    Ok(())
}
