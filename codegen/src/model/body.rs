//! The decode table, in the shape that the runtime has it.

use std::sync::Arc;

use super::{PageTarget, Pick, TimeFormat};

/// How a body becomes records.
#[derive(Debug, Default)]
pub struct Body {
    pub root: Node,
    /// Where the items are looked for, for messages.
    pub items: String,
    pub items_optional: bool,
    pub captures: usize,
}

/// What is done with a JSON value at one place.
#[derive(Debug, Default, Clone)]
pub struct Node {
    pub fields: Vec<(String, Self)>,
    pub at: Vec<(usize, Self)>,
    pub each: Option<Box<Each>>,
    pub one: Option<Box<Each>>,
    pub leaf: Vec<Write>,
}

/// What the elements of an array become.
#[derive(Debug, Clone)]
pub struct Each {
    pub elements: Elements,
    pub node: Node,
    pub frame: Frame,
}

/// Where the elements of an array go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elements {
    Items { rank: usize },
    Records { slot: usize },
    Values,
}

/// What belongs to one record while it is read.
#[derive(Debug, Default, Clone)]
pub struct Frame {
    pub slots: usize,
    pub joins: Vec<Join>,
    pub finals: Vec<Final>,
    pub required: Vec<Required>,
    pub verify: Vec<Verify>,
}

/// Several texts joined into one value.
#[derive(Debug, Clone)]
pub struct Join {
    pub slot: usize,
    pub parts: usize,
    pub separator: String,
}

/// A value for a slot that the element did not fill.
#[derive(Debug, Clone)]
pub struct Final {
    pub slot: usize,
    pub source: Source,
    pub convert: Convert,
}

/// Where a value comes from that does not stand in the element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Text(String),
    Integer(i64),
    Boolean(bool),
    Param(usize),
    Capture(usize),
}

/// A slot that has to be filled.
#[derive(Debug, Clone)]
pub struct Required {
    pub slot: usize,
    pub field: String,
    pub path: String,
    /// Only if one of these is; shared by the fields of a record.
    pub when: Arc<[usize]>,
}

/// A check that an element belongs to the value of a request parameter.
#[derive(Debug, Clone)]
pub struct Verify {
    pub param: usize,
    pub unless_prefix: Vec<String>,
    pub unless_contains: Vec<String>,
}

/// One place that a scalar is written to.
#[derive(Debug, Clone)]
pub struct Write {
    pub to: Target,
    pub rank: usize,
    pub convert: Convert,
}

/// Where a scalar goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Slot(usize),
    Part { join: usize, part: usize },
    Verify(usize),
    Capture(usize),
    Page(PageTarget),
    Key(Pick),
}

/// How a scalar is read before it is written.
#[derive(Debug, Clone)]
pub enum Convert {
    Plain,
    Time(TimeFormat),
    Lookup(Lookup),
}

/// A value table.
#[derive(Debug, Clone)]
pub struct Lookup {
    pub rows: Vec<(String, String)>,
    /// Values that count as absent.
    pub absent: Vec<String>,
    pub otherwise: Otherwise,
}

/// What a value becomes that a [`Lookup`] does not name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Otherwise {
    Keep,
    Absent,
    Value(String),
}
