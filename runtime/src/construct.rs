//! Strategies and schemes made of named fields.
//!
//! A strategy is a struct of its own, and nobody but its file knows its fields. So the file says how it is made of them,
//! with [`from_fields!`], and the list of all strategies finds it by the name of its file, with [`by_name!`]; the same for
//! auth schemes.

use crate::table::read::{Json, Read, Unfit};

/// The fields that an object gives a struct.
pub(crate) struct Given<'j>(Vec<&'j (&'static str, Json)>);

impl<'j> Given<'j> {
    pub(crate) fn of(json: &'j Json) -> Result<Self, Unfit> {
        json.members().map(|members| Self(members.iter().collect()))
    }

    /// Takes out the value of a field.
    pub(crate) fn take<T: Read>(&mut self, name: &str) -> Result<T, Unfit> {
        match self.0.iter().position(|(field, _)| *field == name) {
            Some(at) => self.0.swap_remove(at).1.read_at(name),
            None => T::absent().ok_or_else(|| Unfit::lacks(name)),
        }
    }

    /// Ends the taking: nothing may be left.
    pub(crate) fn finish(self) -> Result<(), Unfit> {
        self.0.first().map_or(Ok(()), |(name, _)| Err(Unfit::unknown(name)))
    }
}

/// What makes one of the choices.
type Make<T> = fn(&Json) -> Result<T, Unfit>;

/// Makes the choice that an object names by its one key, of the choices that there are.
pub(crate) fn chosen<T>(json: &Json, choices: &[(&str, Make<T>)]) -> Result<T, Unfit> {
    let (name, fields) = json.choice()?;
    let choice = choices.iter().find(|(known, _)| *known == name);
    let (_, make) = choice.ok_or_else(|| Unfit::unknown(name))?;
    make(fields).map_err(|unfit| unfit.within(name))
}

/// Says that a struct is made of these fields, which have to be all.
macro_rules! from_fields {
    ($type:ident { $($field:ident),* }) => {
        impl $crate::table::read::Read for $type {
            fn read(json: &$crate::table::read::Json) -> Result<Self, $crate::table::read::Unfit> {
                #[allow(unused_mut, reason = "a struct may have no fields")]
                let mut given = $crate::construct::Given::of(json)?;
                let made = Self { $($field: given.take(stringify!($field))?),* };
                given.finish()?;
                Ok(made)
            }
        }
    };
}

/// Says how the variants of an enum are called, which have to be all.
macro_rules! from_names {
    ($type:ident { $($variant:ident: $name:literal),* $(,)? }) => {
        impl $crate::table::read::Key for $type {
            fn from_key(key: &'static str) -> Result<Self, $crate::table::read::Unfit> {
                // Fails to compile if a variant is left out.
                let _ = |variant: Self| match variant { $(Self::$variant => {})* };
                match key {
                    $($name => Ok(Self::$variant),)*
                    _ => Err($crate::table::read::Unfit::unknown(key)),
                }
            }
        }

        impl $crate::table::read::Read for $type {
            fn read(json: &$crate::table::read::Json) -> Result<Self, $crate::table::read::Unfit> {
                json.text().and_then($crate::table::read::Key::from_key)
            }
        }
    };
}

/// Exports the structs of a folder, one a file, and says that tables name them by their files.
macro_rules! by_name {
    (dyn $trait:ident { $($file:ident::$type:ident,)* }) => {
        $(pub use $file::$type;)*

        impl $crate::table::read::Read for &'static dyn $trait {
            fn read(json: &$crate::table::read::Json) -> Result<Self, $crate::table::read::Unfit> {
                $crate::construct::chosen(json, &[$((stringify!($file), |fields| {
                    <&$type as $crate::table::read::Read>::read(fields).map(|made| made as _)
                }),)*])
            }
        }
    };
}

pub(crate) use {by_name, from_fields, from_names};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::Scheme;
    use crate::pagination::Strategy;

    fn strategy(text: &'static str) -> Result<String, String> {
        made::<&dyn Strategy>(text)
    }

    fn made<T: Read + std::fmt::Debug>(text: &'static str) -> Result<String, String> {
        let made = Json::parse(text).and_then(|json| T::read(&json));
        made.map(|made| format!("{made:?}")).map_err(|unfit| unfit.to_string())
    }

    #[test]
    fn a_strategy_is_made_of_its_fields_in_any_order() {
        let expected = r#"PageNumber { param: "page", start: 1, size: None, total_is: Pages }"#;
        for text in [
            r#"{ "page": { "param": "page", "start": 1, "total_is": "pages" } }"#,
            r#"{ "page": { "total_is": "pages", "start": 1, "param": "page" } }"#,
        ] {
            assert_eq!(strategy(text), Ok(expected.to_owned()));
        }
    }

    #[test]
    fn a_field_that_may_be_absent_is_left_out() {
        let expected = r#"Cursor { param: "after", size: None, gated: false }"#;
        assert_eq!(strategy(r#"{ "cursor": { "param": "after" } }"#), Ok(expected.to_owned()));
    }

    #[test]
    fn a_field_that_is_missing_or_left_over_is_told() {
        let told = |text, error: &str| assert_eq!(strategy(text), Err(error.to_owned()));
        told(r#"{ "page": { "start": 1, "total_is": "pages" } }"#, "`page`: `param` is missing");
        told(r#"{ "single": { "gated": true } }"#, "`single`: there is no `gated` here");
    }

    #[test]
    fn a_field_of_another_kind_is_told() {
        let told = |text, error: &str| assert_eq!(strategy(text), Err(error.to_owned()));
        told(r#"{ "cursor": { "param": 1 } }"#, "`cursor.param`: it is a number, not a text");
        told(
            r#"{ "page": { "param": "page", "start": 1, "total_is": "rows" } }"#,
            "`page.total_is`: there is no `rows` here",
        );
        told(r#"{ "offset": { "param": "skip", "start": -1 } }"#, "`offset.start`: no table counts to -1 here");
    }

    #[test]
    fn a_name_that_the_runtime_does_not_have_is_told() {
        let expected = Err("there is no `spiral` here".to_owned());
        assert_eq!(strategy(r#"{ "spiral": {} }"#), expected);
        assert_eq!(made::<&dyn Scheme>(r#"{ "spiral": {} }"#), expected);
    }

    #[test]
    fn a_struct_without_fields_is_made_of_none() {
        assert_eq!(made::<&dyn Scheme>(r#"{ "open": {} }"#), Ok("Open".to_owned()));
    }
}
