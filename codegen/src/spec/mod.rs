//! The spec language: files as they are written, every name and value with its place.
//!
//! These types say which keys there are and what shape their values have. What the values mean, and whether they fit
//! each other, is decided when they are lowered.

mod interface;
mod mapping;
mod matcher;
mod one_or_many;
mod operation;
mod provider;
mod types;

pub(crate) use interface::{Interface, InterfaceOperation};
pub(crate) use mapping::{Mapping, Rule, TimeFormat};
pub(crate) use matcher::Matcher;
pub(crate) use one_or_many::OneOrMany;
pub(crate) use operation::{Operation, Order, Param, Place, Style};
pub(crate) use provider::{Errors, Provider, Setting};
pub(crate) use types::{Enum, Record};

use indexmap::IndexMap;
use serde::Deserialize;

use crate::yaml::Spanned;

/// A text with its place.
pub(crate) type Text = Spanned<String>;

/// A mapping whose keys have their places, in the order of the file.
pub(crate) type Map<T> = IndexMap<Text, T>;

/// What tells the kinds of file apart, and which other files one names.
#[derive(Debug, Deserialize)]
pub(crate) struct Head {
    pub(crate) interface: Option<Text>,
    pub(crate) provider: Option<Text>,
    pub(crate) implements: Option<Text>,
    #[serde(default)]
    pub(crate) operations: Map<OperationHead>,
}

/// The part of an operation that names other files.
#[derive(Debug, Deserialize)]
pub(crate) struct OperationHead {
    #[serde(default)]
    pub(crate) samples: Vec<Text>,
}
