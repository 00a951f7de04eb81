//! What stands in records, for people.

use specloom::Timestamp;

use crate::object::{Content, Object};
use crate::shape::Kind;

/// A scalar in a record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Leaf<'o> {
    /// A text.
    Text(&'o str),
    /// An integer.
    Integer(i64),
    /// A number.
    Number(f64),
    /// A boolean.
    Boolean(bool),
    /// A point in time.
    Time(Timestamp),
}

impl Object {
    /// The scalars that are there, each with its path: `sender.name`, `attachments[0].url`.
    #[must_use]
    pub fn leaves(&self) -> Vec<(String, Leaf<'_>)> {
        let mut leaves = Vec::new();
        self.collect("", &mut leaves);
        leaves
    }

    /// The paths of what is absent or empty in all of these records, which are of one type: `sender`, `sender.name`,
    /// `attachments[].url`.
    #[must_use]
    pub fn unfilled<'o>(records: impl IntoIterator<Item = &'o Self>) -> Vec<String> {
        let mut paths = Vec::new();
        unfilled(&records.into_iter().collect::<Vec<_>>(), "", &mut paths);
        paths
    }

    fn collect<'o>(&'o self, prefix: &str, leaves: &mut Vec<(String, Leaf<'o>)>) {
        for (field, content) in self.shape().fields.iter().zip(self.contents()) {
            content.collect(format!("{prefix}{}", field.name), leaves);
        }
    }
}

impl Content {
    fn collect<'o>(&'o self, path: String, leaves: &mut Vec<(String, Leaf<'o>)>) {
        let leaf = match self {
            Self::Absent => return,
            Self::Record(record) => return record.collect(&format!("{path}."), leaves),
            Self::List(list) => {
                let numbered = list.iter().enumerate();
                return numbered.for_each(|(at, element)| element.collect(format!("{path}[{at}]"), leaves));
            }
            Self::Text(text) => Leaf::Text(text),
            Self::Integer(number) => Leaf::Integer(*number),
            Self::Number(number) => Leaf::Number(*number),
            Self::Boolean(truth) => Leaf::Boolean(*truth),
            Self::Time(time) => Leaf::Time(*time),
        };
        leaves.push((path, leaf));
    }
}

fn unfilled(records: &[&Object], prefix: &str, paths: &mut Vec<String>) {
    let Some(shape) = records.first().map(|record| record.shape()) else { return };
    for (at, field) in shape.fields.iter().enumerate() {
        let path = format!("{prefix}{}", field.name);
        let contents = || records.iter().filter_map(|record| record.contents().get(at));
        let elements =
            || contents().flat_map(|content| if let Content::List(list) = content { &list[..] } else { &[] });
        let (nested, below) = match &field.kind {
            Kind::Record(_) => (inner(contents()), format!("{path}.")),
            Kind::List(_) => (inner(elements()), format!("{path}[].")),
            _ => (Vec::new(), String::new()),
        };
        let is_empty = match &field.kind {
            Kind::Record(_) => nested.is_empty(),
            Kind::List(_) => elements().next().is_none(),
            _ => contents().all(|content| *content == Content::Absent),
        };
        if is_empty {
            paths.push(path);
        } else {
            unfilled(&nested, &below, paths);
        }
    }
}

/// The records among what fields hold.
fn inner<'o>(contents: impl Iterator<Item = &'o Content>) -> Vec<&'o Object> {
    contents.filter_map(|content| if let Content::Record(record) = content { Some(record) } else { None }).collect()
}
