//! Records and enums.

/// The types that one module declares.
#[derive(Debug, Default)]
pub struct Types {
    pub enums: Vec<Enum>,
    pub records: Vec<Record>,
}

/// An open enum.
#[derive(Debug)]
pub struct Enum {
    /// The name in Rust.
    pub name: String,
    pub doc: Option<String>,
    pub values: Vec<EnumValue>,
}

/// A value of an enum.
#[derive(Debug)]
pub struct EnumValue {
    /// The variant.
    pub name: String,
    /// The value as it is written.
    pub text: String,
    pub doc: Option<String>,
}

/// A record.
#[derive(Debug)]
pub struct Record {
    /// The name in Rust.
    pub name: String,
    pub doc: Option<String>,
    /// The field that identifies a record: its index, and whether it is optional.
    pub identity: Option<usize>,
    pub fields: Vec<Field>,
}

/// A field.
#[derive(Debug)]
pub struct Field {
    /// The name in Rust.
    pub name: String,
    /// The name in the spec, and in JSON.
    pub text: String,
    pub doc: Option<String>,
    pub required: bool,
    pub ty: Type,
}

/// The type of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    Scalar(Scalar),
    Timestamp,
    Enum(EnumRef),
    Record(RecordRef),
    List(Box<Self>),
}

impl Type {
    /// Stands for a type that a file names, but nobody declares, or that cannot be. It is never emitted.
    pub const UNKNOWN: Self = Self::Record(RecordRef::UNKNOWN);

    /// Whether nobody knows what the type is, or what its elements are.
    pub(crate) fn is_unknown(&self) -> bool {
        match self {
            Self::Record(record) => record.index == RecordRef::UNKNOWN.index,
            Self::List(element) => element.is_unknown(),
            Self::Scalar(_) | Self::Timestamp | Self::Enum(_) => false,
        }
    }

    /// The type of a field of a record that is declared at `home`, for somebody who is elsewhere.
    pub fn seen_from(&self, home: Home) -> Self {
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
pub enum Scalar {
    String,
    Integer,
    Number,
    Boolean,
}

/// Which module declares a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// The module that names it.
    Here,
    /// The interface with this index.
    Interface(usize),
}

/// A record, and where it is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordRef {
    pub home: Home,
    pub index: usize,
}

impl RecordRef {
    /// Stands for a record that a file names, but nobody declares. It is never emitted.
    pub const UNKNOWN: Self = Self { home: Home::Here, index: usize::MAX };
}

/// An enum, and where it is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnumRef {
    pub home: Home,
    pub index: usize,
}
