//! What type names mean in a file.

use std::ops::Range;

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Enum, EnumRef, Home, Record, RecordRef, Scalar, Type, Types};
use crate::spec::{self, Map, Text};

/// Scalars, by name.
pub(crate) const SCALARS: [(&str, Scalar); 4] = [
    ("string", Scalar::String),
    ("integer", Scalar::Integer),
    ("number", Scalar::Number),
    ("boolean", Scalar::Boolean),
];

/// The type of a point in time.
pub(crate) const TIMESTAMP: &str = "timestamp";

/// The types that names in a file can mean: those of the file, then those of the interface that it implements.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) enums: &'a Map<spec::Enum>,
    pub(super) records: &'a Map<spec::Record>,
    pub(super) interface: Option<(usize, &'a spec::Interface)>,
}

impl Names<'_> {
    /// The type that `text` names.
    pub(super) fn ty(&self, text: &Text, lowering: &mut Lowering<'_>) -> Type {
        match text.strip_prefix("list<").and_then(|rest| rest.strip_suffix('>')) {
            Some(element) if element.starts_with("list<") => {
                lowering.push(Diagnostic::error(Code::UnknownType, "a list cannot hold lists", text.span));
                Type::List(Box::new(Type::UNKNOWN))
            }
            Some(element) => {
                let start = "list<".len();
                Type::List(Box::new(self.part(text, start..start + element.len(), lowering)))
            }
            None => self.part(text, 0..text.len(), lowering),
        }
    }

    /// A type that Rust has, for parameters and settings.
    pub(super) fn scalar(text: &Text, allowed: &[&str], lowering: &mut Lowering<'_>) -> Scalar {
        match SCALARS.iter().find(|(name, _)| *name == text.value && allowed.contains(name)) {
            Some((_, scalar)) => *scalar,
            None => {
                let message = format!("`{}` is no type that can stand here", text.value);
                lowering.unknown(Code::UnknownType, message, text.span, allowed);
                Scalar::String
            }
        }
    }

    /// The record that `text` names.
    pub(super) fn record(&self, text: &Text, lowering: &mut Lowering<'_>) -> Option<RecordRef> {
        let found = self.find_record(text);
        if found.is_none() {
            let known: Vec<_> = self.record_names().collect();
            lowering.unknown(Code::UnknownType, format!("there is no record `{}`", text.value), text.span, &known);
        }
        found
    }

    /// Whether an enum declares a value.
    pub(super) fn has_value(&self, enumeration: EnumRef, value: &str) -> bool {
        let enums = match enumeration.home {
            Home::Here => Some(self.enums),
            Home::Interface(_) => self.interface.map(|(_, interface)| &interface.enums),
        };
        let found = enums.and_then(|enums| enums.get_index(enumeration.index));
        found.is_some_and(|(_, found)| found.values.contains_key(value))
    }

    fn part(&self, text: &Text, part: Range<usize>, lowering: &mut Lowering<'_>) -> Type {
        let name = &text[part.clone()];
        self.named(name).unwrap_or_else(|| {
            let span = lowering.within(text, part);
            lowering.unknown(Code::UnknownType, format!("there is no type `{name}`"), span, &self.all());
            Type::UNKNOWN
        })
    }

    fn named(&self, name: &str) -> Option<Type> {
        if name == TIMESTAMP {
            return Some(Type::Timestamp);
        }
        let scalar = SCALARS.iter().find(|(scalar, _)| *scalar == name);
        scalar
            .map(|(_, scalar)| Type::Scalar(*scalar))
            .or_else(|| self.find_enum(name).map(Type::Enum))
            .or_else(|| self.find_record(name).map(Type::Record))
    }

    fn find_enum(&self, name: &str) -> Option<EnumRef> {
        let here = self.enums.get_index_of(name).map(|index| EnumRef { home: Home::Here, index });
        here.or_else(|| {
            let (id, interface) = self.interface?;
            Some(EnumRef { home: Home::Interface(id), index: interface.enums.get_index_of(name)? })
        })
    }

    fn find_record(&self, name: &str) -> Option<RecordRef> {
        let here = self.records.get_index_of(name).map(|index| RecordRef { home: Home::Here, index });
        here.or_else(|| {
            let (id, interface) = self.interface?;
            Some(RecordRef { home: Home::Interface(id), index: interface.records.get_index_of(name)? })
        })
    }

    fn record_names(&self) -> impl Iterator<Item = &str> {
        let shared = self.interface.into_iter().flat_map(|(_, interface)| interface.records.keys());
        self.records.keys().chain(shared).map(|name| name.as_str())
    }

    /// Every name that a type can have.
    fn all(&self) -> Vec<&str> {
        let shared = self.interface.into_iter().flat_map(|(_, interface)| interface.enums.keys());
        let enums = self.enums.keys().chain(shared).map(|name| name.as_str());
        SCALARS.iter().map(|(name, _)| *name).chain([TIMESTAMP]).chain(enums).chain(self.record_names()).collect()
    }
}

/// The lowered types that references in a file lead to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) here: &'a Types,
    pub(super) interface: Option<&'a Types>,
}

impl<'a> Scope<'a> {
    /// The record, unless it is [`RecordRef::UNKNOWN`].
    pub(super) fn record(&self, record: RecordRef) -> Option<&'a Record> {
        self.home(record.home)?.records.get(record.index)
    }

    pub(super) fn enumeration(&self, enumeration: EnumRef) -> Option<&'a Enum> {
        self.home(enumeration.home)?.enums.get(enumeration.index)
    }

    /// How many slots a field of this type has: one for each leaf.
    pub(super) fn width(&self, ty: &Type) -> usize {
        match ty {
            Type::Record(record) => self.slots(*record),
            _ => 1,
        }
    }

    /// How many slots a record has.
    pub(super) fn slots(&self, record: RecordRef) -> usize {
        let fields = self.record(record).map_or(&[][..], |known| &known.fields);
        fields.iter().map(|field| self.width(&field.ty.seen_from(record.home))).sum()
    }

    fn home(&self, home: Home) -> Option<&'a Types> {
        match home {
            Home::Here => Some(self.here),
            Home::Interface(_) => self.interface,
        }
    }
}
