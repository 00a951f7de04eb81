//! A record whose type is known at run time only.

use std::fmt::{self, Debug, Formatter};

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use specloom::__v1::{Field, Item, Mismatch, Record, Value, text};
use specloom::Timestamp;

use crate::shape::{Kind, Shape, Shapes};

/// A record, which serializes as a generated struct of its type does: fields in the order of the spec, `null` for what
/// is absent.
#[derive(Clone)]
pub struct Object {
    shapes: Shapes,
    shape: &'static Shape,
    fields: Vec<Content>,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    Absent,
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Time(Timestamp),
    Record(Object),
    List(Vec<Self>),
}

/// The record that nothing is known of.
static NOTHING: Shape = Shape { name: "Object", fields: Vec::new(), identity: None };

impl Object {
    /// A record without values.
    pub(crate) fn new(shapes: Shapes, shape: &'static Shape) -> Self {
        let fields = shape.fields.iter().map(|field| match (field.required, &field.kind) {
            (false, kind) if !matches!(kind, Kind::List(_)) => Content::Absent,
            (_, kind) => kind.empty(shapes),
        });
        Self { shapes, shape, fields: fields.collect() }
    }

    pub(crate) fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// What the fields of the shape hold.
    pub(crate) fn contents(&self) -> &[Content] {
        &self.fields
    }

    /// The leaf at a slot; optional records on the way to it are made.
    fn leaf(&mut self, slot: usize) -> Option<(&'static Kind, &mut Content)> {
        let after = self.shape.fields.partition_point(|field| field.slot <= slot);
        let at = after.checked_sub(1)?;
        let (field, content) = (&self.shape.fields[at], self.fields.get_mut(at)?);
        match &field.kind {
            Kind::Record(index) => content.record(self.shapes, *index)?.leaf(slot - field.slot),
            kind => (field.slot == slot).then_some((kind, content)),
        }
    }
}

impl Content {
    /// The record that stands here, which is made if there is none.
    fn record(&mut self, shapes: Shapes, index: usize) -> Option<&mut Object> {
        if *self == Self::Absent {
            *self = Self::Record(Object::new(shapes, shapes.get(index)?));
        }
        if let Self::Record(record) = self { Some(record) } else { None }
    }
}

impl Kind {
    /// What a field holds that has to hold something, before it has a value.
    fn empty(&self, shapes: Shapes) -> Content {
        match self {
            Self::String | Self::Label => Content::Text(String::new()),
            Self::Integer => Content::Integer(0),
            Self::Number => Content::Number(0.0),
            Self::Boolean => Content::Boolean(false),
            Self::Timestamp => Content::Time(Timestamp::default()),
            Self::Record(index) => Content::Record(Object::new(shapes, shapes.get(*index).unwrap_or(&NOTHING))),
            Self::List(_) => Content::List(Vec::new()),
        }
    }

    /// Reads a scalar by the runtime's own rules.
    fn read(&self, value: &Value<'_>) -> Result<Content, Mismatch> {
        Ok(match self {
            Self::String => Content::Text(read(value)?),
            Self::Integer => Content::Integer(read(value)?),
            Self::Number => Content::Number(read(value)?),
            Self::Boolean => Content::Boolean(read(value)?),
            Self::Timestamp => Content::Time(read(value)?),
            Self::Label => {
                let mut label = String::new();
                text(value, |text| text.clone_into(&mut label))?;
                Content::Text(label)
            }
            Self::Record(_) | Self::List(_) => return Err(Mismatch::NO_SLOT),
        })
    }
}

fn read<T: Field + Default>(value: &Value<'_>) -> Result<T, Mismatch> {
    let mut read = T::default();
    read.put(value)?;
    Ok(read)
}

impl Record for Object {
    fn put(&mut self, slot: u16, value: &Value<'_>) -> Result<(), Mismatch> {
        match self.leaf(slot.into()).ok_or(Mismatch::NO_SLOT)? {
            (Kind::List(element), Content::List(list)) => list.push(element.read(value)?),
            (kind, content) => *content = kind.read(value)?,
        }
        Ok(())
    }

    fn push(&mut self, slot: u16) -> Option<&mut dyn Record> {
        let shapes = self.shapes;
        let (Kind::List(element), Content::List(list)) = self.leaf(slot.into())? else { return None };
        let Kind::Record(index) = **element else { return None };
        list.push(Content::Absent);
        Some(list.last_mut()?.record(shapes, index)?)
    }

    fn clear(&mut self, slot: u16) {
        if let Some((_, Content::List(list))) = self.leaf(slot.into()) {
            list.clear();
        }
    }
}

impl Item for Object {
    fn blank(&self) -> Self {
        Self::new(self.shapes, self.shape)
    }

    fn identity(&self) -> Option<&str> {
        match self.fields.get(self.shape.identity?)? {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A record without fields.
impl Default for Object {
    fn default() -> Self {
        Self { shapes: &[], shape: &NOTHING, fields: Vec::new() }
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.shape, other.shape) && self.fields == other.fields
    }
}

impl Debug for Object {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut record = f.debug_struct(self.shape.name);
        for (field, content) in self.shape.fields.iter().zip(&self.fields) {
            record.field(field.name, content);
        }
        record.finish()
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct(self.shape.name, self.fields.len())?;
        for (field, content) in self.shape.fields.iter().zip(&self.fields) {
            record.serialize_field(field.name, content)?;
        }
        record.end()
    }
}

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Boolean(truth) => serializer.serialize_bool(*truth),
            Self::Time(time) => time.serialize(serializer),
            Self::Record(record) => record.serialize(serializer),
            Self::List(list) => serializer.collect_seq(list),
        }
    }
}
