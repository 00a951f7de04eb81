//! What values of a table are read into.

use super::json::Json;
use super::unfit::Unfit;

/// A type of a value.
pub(crate) trait Read: Sized {
    fn read(json: &Json) -> Result<Self, Unfit>;

    /// Reads several: a list.
    fn read_all(json: &Json) -> Result<Vec<Self>, Unfit> {
        json.list()?.iter().enumerate().map(|(at, value)| value.read_at(at)).collect()
    }

    /// What a key means that is not there; `None` where it has to be.
    fn absent() -> Option<Self> {
        None
    }
}

/// A type of a key.
pub(crate) trait Key: Sized {
    fn from_key(key: &'static str) -> Result<Self, Unfit>;
}

impl Json {
    /// Reads what stands at a place, which an error names.
    pub(crate) fn read_at<T: Read>(&self, place: impl std::fmt::Display) -> Result<T, Unfit> {
        T::read(self).map_err(|unfit| unfit.within(place))
    }
}

impl Read for bool {
    fn read(json: &Json) -> Result<Self, Unfit> {
        json.boolean()
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl Read for $number {
            fn read(json: &Json) -> Result<Self, Unfit> {
                let number = json.number()?;
                Self::try_from(number).map_err(|_| Unfit::new(format!("no table counts to {number} here")))
            }
        })*
    };
}

numbers!(u8, u16, u32, u64, i64, usize);

impl Read for &'static str {
    fn read(json: &Json) -> Result<Self, Unfit> {
        json.text()
    }
}

impl Key for &'static str {
    fn from_key(key: &'static str) -> Result<Self, Unfit> {
        Ok(key)
    }
}

impl Key for usize {
    fn from_key(key: &'static str) -> Result<Self, Unfit> {
        key.parse().map_err(|_| Unfit::unknown(key))
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json) -> Result<Self, Unfit> {
        T::read(json).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for &'static [T] {
    fn read(json: &Json) -> Result<Self, Unfit> {
        T::read_all(json).map(|values| &*values.leak())
    }

    fn absent() -> Option<Self> {
        Some(&[])
    }
}

impl<T: Read> Read for &'static T {
    fn read(json: &Json) -> Result<Self, Unfit> {
        T::read(json).map(|value| &*Box::leak(Box::new(value)))
    }
}

/// A member of an object; several are all members.
impl<K: Key, T: Read> Read for (K, T) {
    fn read(json: &Json) -> Result<Self, Unfit> {
        json.choice().and_then(|(key, value)| member(key, value))
    }

    fn read_all(json: &Json) -> Result<Vec<Self>, Unfit> {
        json.members()?.iter().map(|(key, value)| member(key, value)).collect()
    }
}

fn member<K: Key, T: Read>(key: &'static str, value: &Json) -> Result<(K, T), Unfit> {
    Ok((K::from_key(key)?, value.read_at(key)?))
}
