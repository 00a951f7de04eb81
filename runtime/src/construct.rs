//! Strategies and schemes made of named fields, for tables that are built at run time.
//!
//! A strategy is a struct of its own, and nobody but its file knows its fields. So the file says how it is made of them,
//! with [`from_fields!`], and the list of all strategies finds it by its name, with [`by_name!`]; the same for auth
//! schemes.

use std::fmt::{self, Display, Formatter};

use crate::pagination::Size;
use crate::table::Piece;

/// A strategy or a scheme by name, and its fields.
#[derive(Debug, Clone)]
pub struct Construct {
    path: &'static str,
    fields: Vec<(&'static str, Value)>,
}

/// The value of a field.
#[derive(Debug, Clone, Copy)]
pub enum Value {
    /// A text.
    Text(&'static str),
    /// A number.
    Number(u64),
    /// A number that may be absent.
    OptionalNumber(Option<u32>),
    /// A flag.
    Flag(bool),
    /// A variant of an enum.
    Variant(&'static str),
    /// How the size of a page is chosen, if it can be.
    Size(Option<Size>),
    /// A template.
    Pieces(&'static [Piece]),
    /// Headers with their templates.
    Headers(&'static [(&'static str, &'static [Piece])]),
}

/// Fields that make no strategy and no scheme: the generator and the runtime are not of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit(String);

impl Construct {
    /// What the generator names by this path, such as `pagination::Cursor`.
    #[must_use]
    pub fn new(path: &'static str, fields: Vec<(&'static str, Value)>) -> Self {
        Self { path, fields }
    }

    /// Makes it of the choices that there are, each with its path.
    pub(crate) fn make<T>(self, choices: &[(&str, Make<T>)]) -> Result<T, Unfit> {
        match choices.iter().find(|(path, _)| *path == self.path) {
            Some((_, make)) => make(self),
            None => Err(Unfit(format!("the runtime has no `{}`", self.path))),
        }
    }

    /// Makes a struct of all fields.
    pub(crate) fn whole<T: FromFields>(mut self) -> Result<T, Unfit> {
        let made = T::from_fields(&mut self)?;
        match self.fields.first() {
            None => Ok(made),
            Some((name, _)) => Err(Unfit(format!("the runtime's `{}` has no field `{name}`", self.path))),
        }
    }

    /// Takes out the value of a field.
    pub(crate) fn take<T: FromValue>(&mut self, name: &str) -> Result<T, Unfit> {
        let path = self.path;
        let at = self.fields.iter().position(|(field, _)| *field == name);
        let (_, value) =
            at.map(|at| self.fields.remove(at)).ok_or_else(|| Unfit(format!("`{path}` lacks `{name}`")))?;
        T::from_value(value).ok_or_else(|| Unfit(format!("`{name}` of `{path}` is of another kind: {value:?}")))
    }
}

impl Display for Unfit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unfit {}

/// What makes one of the choices.
pub(crate) type Make<T> = fn(Construct) -> Result<T, Unfit>;

/// A struct that is made of named fields: see [`from_fields!`].
pub(crate) trait FromFields: Sized {
    fn from_fields(construct: &mut Construct) -> Result<Self, Unfit>;
}

/// A type of a field.
pub(crate) trait FromValue: Sized {
    /// `None` if the value is of another kind.
    fn from_value(value: Value) -> Option<Self>;
}

/// Says that a struct is made of these fields, which have to be all.
macro_rules! from_fields {
    ($type:ident { $($field:ident),* }) => {
        impl $crate::construct::FromFields for $type {
            #[allow(unused_variables, reason = "a struct may have no fields")]
            fn from_fields(
                construct: &mut $crate::construct::Construct,
            ) -> Result<Self, $crate::construct::Unfit> {
                Ok(Self { $($field: construct.take(stringify!($field))?),* })
            }
        }
    };
}

/// Says that an enum has these variants, which have to be all.
macro_rules! from_variant {
    ($type:ident { $($variant:ident),* }) => {
        impl $crate::construct::FromValue for $type {
            fn from_value(value: $crate::construct::Value) -> Option<Self> {
                // Fails to compile if a variant is left out.
                let _ = |variant: Self| match variant { $(Self::$variant => {})* };
                let $crate::construct::Value::Variant(name) = value else { return None };
                match name {
                    $(stringify!($variant) => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

/// Exports the structs of a folder, one a file, and declares the function that makes one of them by name.
macro_rules! by_name {
    ($(#[$doc:meta])* $function:ident -> dyn $trait:ident in $folder:literal { $($file:ident::$type:ident,)* }) => {
        $(pub use $file::$type;)*

        $(#[$doc])*
        pub fn $function(
            construct: $crate::construct::Construct,
        ) -> Result<Box<dyn $trait>, $crate::construct::Unfit> {
            construct.make(&[$((
                concat!($folder, "::", stringify!($type)),
                |construct| Ok(Box::new(construct.whole::<$type>()?) as _),
            )),*])
        }
    };
}

pub(crate) use {by_name, from_fields, from_variant};

macro_rules! from_value {
    ($($variant:ident($type:ty)),* $(,)?) => {
        $(impl FromValue for $type {
            fn from_value(value: Value) -> Option<Self> {
                if let Value::$variant(value) = value { Some(value) } else { None }
            }
        })*
    };
}

from_value! {
    Text(&'static str),
    Number(u64),
    OptionalNumber(Option<u32>),
    Flag(bool),
    Size(Option<Size>),
    Pieces(&'static [Piece]),
    Headers(&'static [(&'static str, &'static [Piece])]),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::scheme;
    use crate::pagination::strategy;

    const PAGE: [(&str, Value); 4] = [
        ("param", Value::Text("page")),
        ("start", Value::Number(1)),
        ("size", Value::Size(None)),
        ("total_is", Value::Variant("Pages")),
    ];

    fn page(fields: &[(&'static str, Value)]) -> Result<String, String> {
        let made = strategy(Construct::new("pagination::PageNumber", fields.to_vec()));
        made.map(|made| format!("{made:?}")).map_err(|unfit| unfit.to_string())
    }

    #[test]
    fn a_strategy_is_made_of_its_fields_in_any_order() {
        let expected = r#"PageNumber { param: "page", start: 1, size: None, total_is: Pages }"#;
        assert_eq!(page(&PAGE), Ok(expected.to_owned()));
        let mut turned = PAGE;
        turned.reverse();
        assert_eq!(page(&turned), Ok(expected.to_owned()));
    }

    #[test]
    fn a_field_that_is_missing_or_left_over_is_told() {
        assert_eq!(page(&PAGE[1..]), Err("`pagination::PageNumber` lacks `param`".to_owned()));
        let more = [&PAGE[..], &[("gated", Value::Flag(true))]].concat();
        assert_eq!(page(&more), Err("the runtime's `pagination::PageNumber` has no field `gated`".to_owned()));
    }

    #[test]
    fn a_field_of_another_kind_is_told() {
        for (at, wrong) in [(0, Value::Number(1)), (1, Value::Flag(true)), (3, Value::Variant("Rows"))] {
            let mut fields = PAGE;
            fields[at].1 = wrong;
            let name = fields[at].0;
            let expected = format!("`{name}` of `pagination::PageNumber` is of another kind: {wrong:?}");
            assert_eq!(page(&fields), Err(expected));
        }
    }

    #[test]
    fn a_name_that_the_runtime_does_not_have_is_told() {
        let unknown = || Construct::new("pagination::Spiral", Vec::new());
        assert_eq!(strategy(unknown()).unwrap_err().to_string(), "the runtime has no `pagination::Spiral`");
        assert_eq!(scheme(unknown()).unwrap_err().to_string(), "the runtime has no `pagination::Spiral`");
    }

    #[test]
    fn a_struct_without_fields_is_made_of_none() {
        let open = Construct::new("auth::Open", Vec::new());
        assert_eq!(format!("{:?}", scheme(open).unwrap()), "Open");
    }
}
