//! Bodies that a decode table asks for.

use specloom::__v1::tables::{Each, Elements, Fields, Node};

/// Scalars that fit one field or another, as JSON.
const SCALARS: [&str; 12] = [
    r#""7""#,
    "7",
    "7.0",
    "1.5",
    "true",
    r#""false""#,
    r#""""#,
    r#""open""#,
    r#""2026-04-18T14:22:11.25+02:00""#,
    "1776522131",
    "18446744073709551615",
    "null",
];

/// Makes a body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bodies {
    /// The scalar that comes next.
    scalar: usize,
    /// Whether the scalars go round; else it is always the same.
    round: bool,
    /// How often each key stands in its object.
    times: usize,
    /// Whether arrays have elements.
    filled: bool,
}

/// Every way to make a body.
pub(crate) fn all() -> impl Iterator<Item = Bodies> {
    let ways = [false, true]
        .into_iter()
        .flat_map(|round| [1, 2].into_iter().flat_map(move |times| [true, false].map(|filled| (round, times, filled))));
    ways.flat_map(|(round, times, filled)| {
        (0..SCALARS.len()).map(move |scalar| Bodies { scalar, round, times, filled })
    })
}

impl Bodies {
    /// Whether each key stands once in its object.
    pub(crate) const fn is_plain(&self) -> bool {
        self.times == 1
    }

    /// A value with all that a node looks for, and something that it does not look for.
    pub(crate) fn body(&mut self, node: &Node) -> String {
        if let Some(each) = node.each {
            return self.elements(each);
        }
        if let Some(last) = node.at.iter().map(|(at, _)| *at).max() {
            let below = |at| node.at.iter().find(|(index, _)| *index == at).map(|(_, below)| below);
            let elements = (0..=last).map(|at| below(at).map_or_else(|| "null".to_owned(), |below| self.body(below)));
            return format!("[{}]", elements.collect::<Vec<_>>().join(","));
        }
        let one = node.one.map_or(&Fields::NONE, |one| &one.node.fields);
        if node.one.is_none() && node.fields.rows().is_empty() {
            return self.next().to_owned();
        }
        let mut members = vec![r#""not mapped":{"deep":[1,2]}"#.to_owned()];
        for _ in 0..self.times {
            let rows = node.fields.rows().iter().chain(one.rows());
            members.extend(rows.map(|(key, below)| format!("{key:?}:{}", self.body(below))));
        }
        format!("{{{}}}", members.join(","))
    }

    fn elements(&mut self, each: &Each) -> String {
        // Without items there is nothing to see.
        if !self.filled && !matches!(each.elements, Elements::Items { .. }) {
            return "[]".to_owned();
        }
        let elements = [self.body(&each.node), "null".to_owned(), self.body(&each.node), self.body(&each.node)];
        format!("[{}]", elements.join(","))
    }

    fn next(&mut self) -> &'static str {
        let scalar = SCALARS[self.scalar % SCALARS.len()];
        self.scalar += usize::from(self.round);
        scalar
    }
}
