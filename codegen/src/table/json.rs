//! JSON values.

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Json {
    Boolean(bool),
    Number(i128),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Json {
    /// A list.
    pub(super) fn list(values: impl IntoIterator<Item = impl Into<Self>>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }

    /// An object.
    pub(super) fn object(members: impl IntoIterator<Item = (impl Into<String>, impl Into<Self>)>) -> Self {
        Self::Object(members.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }

    /// An object of texts.
    pub(super) fn pairs(pairs: &[(String, String)]) -> Self {
        Self::object(pairs.iter().map(|(name, value)| (name, value)))
    }

    /// An object with one member.
    pub(super) fn of(key: &str, value: impl Into<Self>) -> Self {
        Self::object([(key, value)])
    }

    const fn is_empty(&self) -> bool {
        match self {
            Self::List(values) => values.is_empty(),
            Self::Object(members) => members.is_empty(),
            _ => false,
        }
    }
}

impl From<bool> for Json {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<usize> for Json {
    fn from(number: usize) -> Self {
        // No machine counts further.
        Self::Number(number as i128)
    }
}

macro_rules! from_numbers {
    ($($number:ty),*) => {
        $(impl From<$number> for Json {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        })*
    };
}

from_numbers!(u16, u32, u64, i64);

/// A struct of the runtime. What equals the default is left out: it is shorter, and the text outlives new fields.
#[derive(Debug, Default)]
pub(super) struct Struct(Vec<(String, Json)>);

impl Struct {
    pub(super) fn field(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// A field that is left out where it is empty.
    pub(super) fn filled(self, name: &str, value: impl Into<Json>) -> Self {
        let value = value.into();
        if value.is_empty() { self } else { self.field(name, value) }
    }

    /// A field that is left out where there is nothing.
    pub(super) fn some(self, name: &str, value: Option<impl Into<Json>>) -> Self {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    /// A field that is left out where it has the default.
    pub(super) fn unless<T: Into<Json> + PartialEq>(self, default: T, name: &str, value: T) -> Self {
        if value == default { self } else { self.field(name, value) }
    }
}

impl From<Struct> for Json {
    fn from(Struct(fields): Struct) -> Self {
        Self::Object(fields)
    }
}
