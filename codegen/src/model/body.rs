//! The decode table, in the shape that the runtime has it.

use super::{PageTarget, Pick, TimeFormat};

/// How a body becomes records.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) root: Node,
    /// Where the items are looked for, for messages.
    pub(crate) items: String,
    pub(crate) items_optional: bool,
    pub(crate) captures: usize,
}

/// What is done with a JSON value at one place.
#[derive(Debug, Default, Clone)]
pub(crate) struct Node {
    pub(crate) fields: Vec<(String, Self)>,
    pub(crate) at: Vec<(usize, Self)>,
    pub(crate) each: Option<Box<Each>>,
    pub(crate) one: Option<Box<Each>>,
    pub(crate) leaf: Vec<Write>,
}

/// What the elements of an array become.
#[derive(Debug, Clone)]
pub(crate) struct Each {
    pub(crate) elements: Elements,
    pub(crate) node: Node,
    pub(crate) frame: Frame,
}

/// Where the elements of an array go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Elements {
    Items { rank: usize },
    Records { slot: usize },
    Values,
}

/// What belongs to one record while it is read.
#[derive(Debug, Default, Clone)]
pub(crate) struct Frame {
    pub(crate) slots: usize,
    pub(crate) joins: Vec<Join>,
    pub(crate) finals: Vec<Final>,
    pub(crate) required: Vec<Required>,
    pub(crate) verify: Vec<Verify>,
}

/// Several texts joined into one value.
#[derive(Debug, Clone)]
pub(crate) struct Join {
    pub(crate) slot: usize,
    pub(crate) parts: usize,
    pub(crate) separator: String,
}

/// A value for a slot that the element did not fill.
#[derive(Debug, Clone)]
pub(crate) struct Final {
    pub(crate) slot: usize,
    pub(crate) source: Source,
    pub(crate) convert: Convert,
}

/// Where a value comes from that does not stand in the element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    Text(String),
    Integer(i64),
    Boolean(bool),
    Param(usize),
    Capture(usize),
}

/// A slot that has to be filled.
#[derive(Debug, Clone)]
pub(crate) struct Required {
    pub(crate) slot: usize,
    pub(crate) field: String,
    pub(crate) path: String,
    pub(crate) when: Vec<usize>,
}

/// A check that an element belongs to the value of a request parameter.
#[derive(Debug, Clone)]
pub(crate) struct Verify {
    pub(crate) param: usize,
    pub(crate) unless_prefix: Vec<String>,
    pub(crate) unless_contains: Vec<String>,
}

/// One place that a scalar is written to.
#[derive(Debug, Clone)]
pub(crate) struct Write {
    pub(crate) to: Target,
    pub(crate) rank: usize,
    pub(crate) convert: Convert,
}

/// Where a scalar goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Slot(usize),
    Part { join: usize, part: usize },
    Verify(usize),
    Capture(usize),
    Page(PageTarget),
    Key(Pick),
}

/// How a scalar is read before it is written.
#[derive(Debug, Clone)]
pub(crate) enum Convert {
    Plain,
    Time(TimeFormat),
    Lookup(Lookup),
}

/// A value table.
#[derive(Debug, Clone)]
pub(crate) struct Lookup {
    pub(crate) rows: Vec<(String, String)>,
    /// Values that count as absent.
    pub(crate) absent: Vec<String>,
    pub(crate) otherwise: Otherwise,
}

/// What a value becomes that a [`Lookup`] does not name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Otherwise {
    Keep,
    Absent,
    Value(String),
}
