//! What tables are made of: data that stays for as long as the process runs.

use specloom::__v1::dynamic::{FromText, Unfit};

/// A text that stays.
pub(crate) fn text(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

/// Rows that stay.
pub(crate) fn rows<T>(rows: impl IntoIterator<Item = T>) -> &'static [T] {
    Vec::leak(rows.into_iter().collect())
}

/// A table that stays, as generated code has it.
pub(crate) fn table<T: FromText>(text: String) -> Result<&'static T, Unfit> {
    let table = T::from_text(text.leak())?;
    Ok(Box::leak(Box::new(table)))
}
