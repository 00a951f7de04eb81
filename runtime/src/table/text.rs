//! Tables as generated code holds them: texts, each of which is read when it is first needed, once in a program.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use super::read::{FromText, Unfit};
use super::{Operation, Provider};

/// The provider of this text.
///
/// # Errors
///
/// The text is no table of this version.
pub fn provider(text: &'static str) -> Result<&'static Provider, &'static Unfit> {
    static READ: Tables<Provider> = Tables::new();
    READ.get(text)
}

/// The operation of this text.
///
/// # Errors
///
/// The text is no table of this version.
pub fn operation(text: &'static str) -> Result<&'static Operation, &'static Unfit> {
    static READ: Tables<Operation> = Tables::new();
    READ.get(text)
}

type Outcome<T> = Result<&'static T, &'static Unfit>;

/// The tables that were read, by the addresses of their texts: a text that is never freed shares its own with no other.
///
/// They are kept here and not beside the texts, where the compiler would take five times as long for each as for the text.
struct Tables<T: 'static>(RwLock<BTreeMap<(usize, usize), Outcome<T>>>);

impl<T: FromText> Tables<T> {
    const fn new() -> Self {
        Self(RwLock::new(BTreeMap::new()))
    }

    fn get(&self, text: &'static str) -> Outcome<T> {
        let place = (text.as_ptr().addr(), text.len());
        let read = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&place).copied();
        read.unwrap_or_else(|| {
            let mut tables = self.0.write().unwrap_or_else(PoisonError::into_inner);
            *tables.entry(place).or_insert_with(|| kept(T::from_text(text)))
        })
    }
}

/// What was read, for as long as the program runs: there are as many tables as it has texts.
fn kept<T>(read: Result<T, Unfit>) -> Outcome<T> {
    match read {
        Ok(table) => Ok(Box::leak(Box::new(table))),
        Err(unfit) => Err(Box::leak(Box::new(unfit))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_once() {
        let text = r#"{ "name": "list" }"#;
        let first = operation(text).unwrap();
        assert_eq!(first.name, "list");
        assert!(std::ptr::eq(first, operation(text).unwrap()));
    }

    #[test]
    fn texts_that_begin_at_one_place_are_told_apart() {
        let text = r#"{ "name": "list" }}"#;
        assert!(operation(text).is_err());
        assert!(operation(&text[..text.len() - 1]).is_ok());
    }
}
