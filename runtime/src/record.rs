//! How decoded values get into the structs of generated code.

pub use specloom_values::{Mismatch, Value};

use crate::Timestamp;

/// A record type that the decoder can fill. Generated code implements it once for each record of an interface or a
/// provider.
///
/// The leaves of a record are numbered by slots: its own scalar fields, the fields of records nested in it, and its
/// lists.
pub trait Record: Send {
    /// Writes a value into a slot. A list of scalars appends it.
    ///
    /// # Errors
    ///
    /// The value does not fit the field's type.
    fn put(&mut self, slot: u16, value: &Value<'_>) -> Result<(), Mismatch>;

    /// Appends an empty record to the list at this slot and returns it; `None` if there is no such list.
    fn push(&mut self, slot: u16) -> Option<&mut dyn Record> {
        let _ = slot;
        None
    }

    /// Empties a list at this slot, for an array that stands in the body twice. Other slots stay as they are.
    fn clear(&mut self, slot: u16) {
        let _ = slot;
    }
}

/// A record that operations list.
pub trait Item: Record + Default + Clone + std::fmt::Debug + Sync + 'static {
    /// An empty record of the same shape: what the decoder fills. A type whose values differ in shape says how.
    fn blank(&self) -> Self {
        Self::default()
    }

    /// What tells one item from another: the field that the spec calls its identity. `None` where there is none;
    /// then nothing is recognised as seen before.
    fn identity(&self) -> Option<&str>;
}

/// A field's type: what [`Record::put`] writes to.
pub trait Field {
    /// Takes the value over; a list appends it.
    ///
    /// # Errors
    ///
    /// The value does not fit.
    fn put(&mut self, value: &Value<'_>) -> Result<(), Mismatch>;
}

impl Field for String {
    fn put(&mut self, value: &Value<'_>) -> Result<(), Mismatch> {
        *self = specloom_values::string(value)?.into_owned();
        Ok(())
    }
}

impl Field for i64 {
    fn put(&mut self, value: &Value<'_>) -> Result<(), Mismatch> {
        *self = specloom_values::integer(value)?;
        Ok(())
    }
}

impl Field for f64 {
    fn put(&mut self, value: &Value<'_>) -> Result<(), Mismatch> {
        *self = specloom_values::number(value)?;
        Ok(())
    }
}

impl Field for bool {
    fn put(&mut self, value: &Value<'_>) -> Result<(), Mismatch> {
        *self = specloom_values::boolean(value)?;
        Ok(())
    }
}

impl Field for Timestamp {
    fn put(&mut self, value: &Value<'_>) -> Result<(), Mismatch> {
        let Value::Time(micros) = *value else { return Err(Mismatch("a timestamp")) };
        *self = Self::from_unix_micros(micros);
        Ok(())
    }
}

impl<T: Field + Default> Field for Option<T> {
    fn put(&mut self, value: &Value<'_>) -> Result<(), Mismatch> {
        self.get_or_insert_default().put(value)
    }
}

impl<T: Field + Default> Field for Vec<T> {
    fn put(&mut self, value: &Value<'_>) -> Result<(), Mismatch> {
        let mut element = T::default();
        element.put(value)?;
        self.push(element);
        Ok(())
    }
}
