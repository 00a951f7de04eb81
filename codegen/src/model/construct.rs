//! Values of the runtime's types that differ from one choice to another.

/// A struct of the runtime with its fields: how a pagination strategy or an auth scheme is emitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Construct {
    /// Path of the struct in the runtime.
    pub(crate) path: &'static str,
    pub(crate) fields: Vec<(&'static str, Value)>,
}

impl Construct {
    pub(crate) fn new(path: &'static str, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Self {
        Self { path, fields: fields.into_iter().collect() }
    }

    /// How the caller chooses the size of a page, if this is a strategy that lets them.
    pub(crate) fn size(&self) -> Option<&Size> {
        self.fields.iter().find_map(|(_, value)| match value {
            Value::Size(size) => size.as_ref(),
            _ => None,
        })
    }
}

/// The value of a field of a [`Construct`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Number(u64),
    OptionalNumber(Option<u32>),
    Flag(bool),
    /// A variant of an enum of the runtime.
    Variant(&'static str, &'static str),
    Size(Option<Size>),
    Pieces(Vec<Piece>),
    Headers(Vec<(String, Vec<Piece>)>),
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    Setting(usize),
    Credential(usize),
    Param(usize),
}

/// How the caller chooses the size of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) param: String,
    pub(crate) default: u32,
    pub(crate) max: Option<u32>,
}
