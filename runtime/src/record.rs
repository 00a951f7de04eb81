//! How decoded values get into the structs of generated code.

use crate::Timestamp;

/// A scalar on its way into a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// A text.
    Text(&'a str),
    /// An integer; JSON's range of `u64` and `i64` fits.
    Integer(i128),
    /// A number with a fraction, or beyond the integers.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A point in time.
    Time(Timestamp),
}

impl Value<'_> {
    /// What the value is, for people: `a text`, `an integer`.
    #[must_use]
    pub const fn describe(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Integer(_) => "an integer",
            Self::Float(_) => "a number with a fraction",
            Self::Boolean(_) => "a boolean",
            Self::Time(_) => "a timestamp",
        }
    }
}

/// A value did not fit the field it was meant for: what the field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mismatch(pub &'static str);

impl Mismatch {
    /// The record has no such slot: tables and types were not generated together.
    pub const NO_SLOT: Self = Self("nothing: the record has no such field");
}

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
    fn put(&mut self, slot: u16, value: Value<'_>) -> Result<(), Mismatch>;

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
    fn put(&mut self, value: Value<'_>) -> Result<(), Mismatch>;
}

impl Field for String {
    fn put(&mut self, value: Value<'_>) -> Result<(), Mismatch> {
        match value {
            Value::Text(text) => *self = text.to_owned(),
            Value::Integer(number) => {
                *self = i64::try_from(number).map_or_else(|_| number.to_string(), |number| number.to_string())
            }
            _ => return Err(Mismatch("a string or an integer")),
        }
        Ok(())
    }
}

impl Field for i64 {
    fn put(&mut self, value: Value<'_>) -> Result<(), Mismatch> {
        *self = integer(value).ok_or(Mismatch("an integer of 64 bits"))?;
        Ok(())
    }
}

/// Vendors write integers as numbers with a zero fraction (`20.0`) and as texts of digits; no other text is a number.
fn integer(value: Value<'_>) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Integer(number) => i64::try_from(number).ok(),
        #[expect(clippy::cast_possible_truncation, reason = "whole and within the range in which f64 is exact")]
        Value::Float(number) if number.trunc() == number && number.abs() <= EXACT => Some(number as i64),
        Value::Text(text) => text.parse().ok(),
        _ => None,
    }
}

impl Field for f64 {
    fn put(&mut self, value: Value<'_>) -> Result<(), Mismatch> {
        *self = match value {
            Value::Float(number) => number,
            #[expect(clippy::cast_precision_loss, reason = "the field was declared as a float")]
            Value::Integer(number) => number as Self,
            Value::Text(text) => {
                text.parse().ok().filter(|number: &Self| number.is_finite()).ok_or(Mismatch("a number"))?
            }
            _ => return Err(Mismatch("a number")),
        };
        Ok(())
    }
}

impl Field for bool {
    fn put(&mut self, value: Value<'_>) -> Result<(), Mismatch> {
        *self = match value {
            Value::Boolean(truth) => truth,
            Value::Text("true") => true,
            Value::Text("false") => false,
            _ => return Err(Mismatch("`true` or `false`")),
        };
        Ok(())
    }
}

impl Field for Timestamp {
    fn put(&mut self, value: Value<'_>) -> Result<(), Mismatch> {
        let Value::Time(time) = value else { return Err(Mismatch("a timestamp")) };
        *self = time;
        Ok(())
    }
}

impl<T: Field + Default> Field for Option<T> {
    fn put(&mut self, value: Value<'_>) -> Result<(), Mismatch> {
        self.get_or_insert_default().put(value)
    }
}

impl<T: Field + Default> Field for Vec<T> {
    fn put(&mut self, value: Value<'_>) -> Result<(), Mismatch> {
        let mut element = T::default();
        element.put(value)?;
        self.push(element);
        Ok(())
    }
}
