//! The spec language: files as they are written, every name and value with its place.
//!
//! These types say which keys there are and what shape their values have. What the values mean, and whether they fit
//! each other, is decided when they are lowered.

mod interface;
mod limits;
mod map;
mod mapping;
mod matcher;
mod operation;
mod paths;
mod provider;
mod types;
mod value;

pub(crate) use interface::{Interface, InterfaceOperation};
pub(crate) use limits::{Limits, Wait};
pub(crate) use map::Map;
pub(crate) use mapping::{Mapping, Rule};
pub(crate) use operation::{Operation, Param};
pub(crate) use paths::{PathText, Paths, alternatives};
pub(crate) use provider::{Errors, Provider, Setting};
pub(crate) use types::{Enum, Record};
pub(crate) use value::EnumValue;
#[cfg(feature = "schema")]
pub(crate) use {paths::Annotated, value::Named};

pub use limits::WaitFormat;
pub use mapping::TimeFormat;
pub use matcher::Matcher;
pub use operation::{Order, Place, Style};

use crate::yaml::{Spanned, mapping};

/// A text with its place.
pub(crate) type Text = Spanned<String>;

/// What tells the kinds of file apart, and which other files one names.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) interface: Option<Text>,
    pub(crate) provider: Option<Text>,
    pub(crate) implements: Option<Text>,
    pub(crate) operations: Map<OperationHead>,
}

mapping!(Head { interface?, provider?, implements?, operations? });

/// The part of an operation that names other files.
#[derive(Debug)]
pub(crate) struct OperationHead {
    pub(crate) samples: Vec<Text>,
}

mapping!(OperationHead { samples? });
