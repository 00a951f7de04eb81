//! JSON values with their places.

use std::borrow::Cow;

use specloom_values::Value;

use crate::json_path::Step;
use crate::source::Span;

/// A JSON value and where it stands.
#[derive(Debug, PartialEq)]
pub(crate) struct Node<'s> {
    pub(crate) span: Span,
    pub(crate) kind: Kind<'s>,
}

/// What a JSON value is.
#[derive(Debug, PartialEq)]
pub(crate) enum Kind<'s> {
    Null,
    Boolean(bool),
    /// As it is written.
    Number(&'s str),
    Text(Cow<'s, str>),
    Array(Vec<Node<'s>>),
    Object(Vec<Entry<'s>>),
}

/// A key of an object and its value.
#[derive(Debug, PartialEq)]
pub(crate) struct Entry<'s> {
    pub(crate) key: Cow<'s, str>,
    /// Where the key stands.
    pub(crate) at: Span,
    pub(crate) value: Node<'s>,
}

impl<'s> Node<'s> {
    /// The entries of an object; none of anything else.
    pub(crate) fn entries(&self) -> &[Entry<'s>] {
        match &self.kind {
            Kind::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of an array; none of anything else.
    pub(crate) fn elements(&self) -> &[Self] {
        match &self.kind {
            Kind::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The value of a key; of a key that stands there twice the last one.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().rev().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The value one step below.
    pub(crate) fn step(&self, step: &Step) -> Option<&Self> {
        match step {
            Step::Key(key) => self.get(key),
            Step::Index(index) => self.elements().get(*index),
        }
    }

    /// The value at a path.
    pub(crate) fn find(&self, steps: &[Step]) -> Option<&Self> {
        steps.iter().try_fold(self, |node, step| node.step(step))
    }

    /// The value as fields take it; `None` for what is no scalar, and for a number that is too large for a float.
    pub(crate) fn scalar(&self) -> Option<Value<'_>> {
        match &self.kind {
            Kind::Boolean(truth) => Some(Value::Boolean(*truth)),
            Kind::Number(digits) => Value::number(digits),
            Kind::Text(text) => Some(Value::Text(text)),
            Kind::Null | Kind::Array(_) | Kind::Object(_) => None,
        }
    }

    pub(crate) const fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    /// What the value is, for people.
    pub(crate) fn describe(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "null",
            Kind::Text(text) if text.is_empty() => "an empty string",
            Kind::Array(elements) if elements.is_empty() => "an empty array",
            Kind::Array(_) => "an array",
            Kind::Object(_) => "an object",
            Kind::Boolean(_) | Kind::Number(_) | Kind::Text(_) => {
                self.scalar().map_or("a number that is too large", |value| value.describe())
            }
        }
    }
}
