//! The text of a table as a tree.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::unfit::Unfit;

/// A JSON value. Texts are lent by the text of the table where nothing is escaped in them; others stay as long as the
/// process runs, as tables do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Json {
    Boolean(bool),
    Number(i128),
    Text(&'static str),
    List(Vec<Self>),
    Object(Vec<(&'static str, Self)>),
}

/// The key of the object that a number is, where somebody else in the program has serde_json's feature
/// `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

impl Json {
    /// Reads the text of a table.
    pub(crate) fn parse(text: &'static str) -> Result<Self, Unfit> {
        serde_json::from_str(text).map_err(|error| Unfit::new(format!("it is no JSON as tables have it: {error}")))
    }

    pub(super) fn boolean(&self) -> Result<bool, Unfit> {
        if let Self::Boolean(boolean) = self { Ok(*boolean) } else { Err(self.is_no("`true` or `false`")) }
    }

    pub(super) fn number(&self) -> Result<i128, Unfit> {
        if let Self::Number(number) = self { Ok(*number) } else { Err(self.is_no("a number")) }
    }

    pub(crate) fn text(&self) -> Result<&'static str, Unfit> {
        if let Self::Text(text) = self { Ok(text) } else { Err(self.is_no("a text")) }
    }

    pub(super) fn list(&self) -> Result<&[Self], Unfit> {
        if let Self::List(values) = self { Ok(values) } else { Err(self.is_no("a list")) }
    }

    pub(crate) fn members(&self) -> Result<&[(&'static str, Self)], Unfit> {
        if let Self::Object(members) = self { Ok(members) } else { Err(self.is_no("an object")) }
    }

    /// The member of an object that has no other: a choice.
    pub(crate) fn choice(&self) -> Result<(&'static str, &Self), Unfit> {
        match self.members()? {
            [(name, value)] => Ok((name, value)),
            members => Err(Unfit::new(format!("it has {} keys, not one", members.len()))),
        }
    }

    fn is_no(&self, expected: &str) -> Unfit {
        let found = match self {
            Self::Boolean(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        };
        Unfit::new(format!("it is {found}, not {expected}"))
    }
}

impl Deserialize<'static> for Json {
    fn deserialize<D: Deserializer<'static>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl Visitor<'static> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a boolean, an integer, a text, a list or an object")
    }

    fn visit_bool<E: Error>(self, boolean: bool) -> Result<Json, E> {
        Ok(Json::Boolean(boolean))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Text.visit_str(text).map(Json::Text)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'static str) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'static>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'static>>(self, mut object: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(Key(key)) = object.next_key()? {
            if key == NUMBER {
                let digits = object.next_value::<String>()?;
                return digits.parse().map(Json::Number).map_err(A::Error::custom);
            }
            members.push((key, object.next_value()?));
        }
        Ok(Json::Object(members))
    }
}

/// The key of a member.
struct Key(&'static str);

impl Deserialize<'static> for Key {
    fn deserialize<D: Deserializer<'static>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text).map(Key)
    }
}

struct Text;

impl Visitor<'static> for Text {
    type Value = &'static str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<&'static str, E> {
        Ok(String::leak(text.to_owned()))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'static str) -> Result<&'static str, E> {
        Ok(text)
    }
}
