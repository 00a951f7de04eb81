//! Records and enums.

/// The types that one module declares.
#[derive(Debug, Default)]
pub(crate) struct Types {
    pub(crate) enums: Vec<Enum>,
    pub(crate) records: Vec<Record>,
}

/// An open enum.
#[derive(Debug)]
pub(crate) struct Enum {
    /// The name in Rust.
    pub(crate) name: String,
    pub(crate) doc: Option<String>,
    pub(crate) values: Vec<EnumValue>,
}

/// A value of an enum.
#[derive(Debug)]
pub(crate) struct EnumValue {
    /// The variant.
    pub(crate) name: String,
    /// The value as it is written.
    pub(crate) text: String,
    pub(crate) doc: Option<String>,
}

/// A record.
#[derive(Debug)]
pub(crate) struct Record {
    /// The name in Rust.
    pub(crate) name: String,
    pub(crate) doc: Option<String>,
    /// The field that identifies a record: its index, and whether it is optional.
    pub(crate) identity: Option<usize>,
    pub(crate) fields: Vec<Field>,
}

/// A field.
#[derive(Debug)]
pub(crate) struct Field {
    /// The name in Rust.
    pub(crate) name: String,
    /// The name in the spec, and in JSON.
    pub(crate) text: String,
    pub(crate) doc: Option<String>,
    pub(crate) required: bool,
    pub(crate) ty: Type,
}

/// The type of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Type {
    Scalar(Scalar),
    Timestamp,
    Enum(EnumRef),
    Record(RecordRef),
    List(Box<Self>),
}

impl Type {
    /// The type of a field of a record that is declared at `home`, for somebody who is elsewhere.
    pub(crate) fn seen_from(&self, home: Home) -> Self {
        let moved = |from| if from == Home::Here { home } else { from };
        match self {
            Self::Enum(EnumRef { home: from, index }) => Self::Enum(EnumRef { home: moved(*from), index: *index }),
            Self::Record(RecordRef { home: from, index }) => {
                Self::Record(RecordRef { home: moved(*from), index: *index })
            }
            Self::List(element) => Self::List(Box::new(element.seen_from(home))),
            Self::Scalar(_) | Self::Timestamp => self.clone(),
        }
    }
}

/// A type that Rust has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scalar {
    String,
    Integer,
    Number,
    Boolean,
}

/// Which module declares a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    /// The module that names it.
    Here,
    /// The interface with this index.
    Interface(usize),
}

/// A record, and where it is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RecordRef {
    pub(crate) home: Home,
    pub(crate) index: usize,
}

impl RecordRef {
    /// Stands for a record that a file names, but nobody declares. It is never emitted.
    pub(crate) const UNKNOWN: Self = Self { home: Home::Here, index: usize::MAX };
}

/// An enum, and where it is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EnumRef {
    pub(crate) home: Home,
    pub(crate) index: usize,
}
