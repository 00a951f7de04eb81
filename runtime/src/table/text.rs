//! Tables as generated code holds them.

use std::fmt::{self, Debug, Formatter};
use std::sync::OnceLock;

use super::read::{FromText, Unfit};

/// A table as a text, which is read when the table is first asked for: what is not used costs nothing.
pub struct Table<T: 'static> {
    text: &'static str,
    read: OnceLock<Result<T, Unfit>>,
}

impl<T> Table<T> {
    /// The table of this text.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, read: OnceLock::new() }
    }
}

impl<T: FromText> Table<T> {
    /// The table.
    ///
    /// # Errors
    ///
    /// The text is no table of this version.
    pub fn get(&'static self) -> Result<&'static T, &'static Unfit> {
        self.read.get_or_init(|| T::from_text(self.text)).as_ref()
    }
}

impl<T> Debug for Table<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Table").field(&self.text).finish()
    }
}
