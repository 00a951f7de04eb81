//! Values of the runtime's types that differ from one choice to another.

/// A pagination strategy or an auth scheme of the runtime, with its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Construct {
    /// The name of its file in the runtime.
    pub name: &'static str,
    pub fields: Vec<(&'static str, Value)>,
}

impl Construct {
    pub fn new(name: &'static str, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Self {
        Self { name, fields: fields.into_iter().collect() }
    }

    /// How the caller chooses the size of a page, if this is a strategy that lets them.
    pub fn size(&self) -> Option<&Size> {
        self.fields.iter().find_map(|(_, value)| match value {
            Value::Size(size) => size.as_ref(),
            _ => None,
        })
    }

    /// Whether it reads a header of answers.
    pub fn reads_header(&self) -> bool {
        self.fields.contains(&("header", Value::Flag(true)))
    }
}

/// The value of a field of a [`Construct`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Number(u64),
    OptionalNumber(Option<u32>),
    Flag(bool),
    /// One of a few names.
    Name(&'static str),
    Size(Option<Size>),
    Pieces(Vec<Piece>),
    Headers(Vec<(String, Vec<Piece>)>),
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Setting(usize),
    Credential(usize),
    Param(usize),
}

/// How the caller chooses the size of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    pub param: String,
    pub default: u32,
    pub max: Option<u32>,
}
