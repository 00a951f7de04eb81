//! Records that hold records, other than through a list.

use super::Lowering;
use super::scope::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Home, Record, RecordRef, Type, Types};

/// How many fields a record has at most, with those of its records.
const MAX_FIELDS: usize = 1000;
/// How deep records are nested at most.
const MAX_NESTED: usize = 16;

/// Checks that the nesting ends, and where. What is refused holds no known records any more.
pub(super) fn check(types: &mut Types, shared: Option<&Types>, names: Names<'_>, lowering: &mut Lowering<'_>) {
    refuse_recursion(types, names, lowering);
    refuse_large(types, shared, names, lowering);
}

/// A record that holds itself would have no end.
fn refuse_recursion(types: &mut Types, names: Names<'_>, lowering: &mut Lowering<'_>) {
    let endless: Vec<_> = (0..types.records.len()).filter(|&at| holds_itself(types, at)).collect();
    for at in endless {
        if let Some((name, _)) = names.records.get_index(at) {
            let message = format!("record `{}` holds itself", name.value);
            let help = "a list of it is fine";
            lowering.push(Diagnostic::error(Code::RecursiveRecord, message, name.span).help(help));
        }
        without_records(&mut types.records[at]);
    }
}

fn holds_itself(types: &Types, target: usize) -> bool {
    let mut seen = vec![false; types.records.len()];
    let mut open = vec![target];
    while let Some(at) = open.pop() {
        for inner in nested(&types.records[at]).filter(|inner| inner.home == Home::Here) {
            if inner.index == target {
                return true;
            }
            if !std::mem::replace(&mut seen[inner.index], true) {
                open.push(inner.index);
            }
        }
    }
    false
}

/// The records that a record holds other than through a list.
fn nested(record: &Record) -> impl Iterator<Item = RecordRef> {
    record.fields.iter().filter_map(|field| match field.ty {
        Type::Record(inner) if !field.ty.is_unknown() => Some(inner),
        _ => None,
    })
}

fn without_records(record: &mut Record) {
    for field in record.fields.iter_mut().filter(|field| matches!(field.ty, Type::Record(_))) {
        field.ty = Type::UNKNOWN;
    }
}

/// Refuses records that become too large when the fields of their records are counted, too: they can double with each
/// record that is nested.
fn refuse_large(types: &mut Types, shared: Option<&Types>, names: Names<'_>, lowering: &mut Lowering<'_>) {
    let mut sizes = Sizes { of: vec![None; types.records.len()], shared };
    for at in 0..types.records.len() {
        for at in sizes.measure(types, at) {
            if let Some((name, _)) = names.records.get_index(at) {
                let message = format!("record `{}` has too many fields, or holds records too deeply", name.value);
                let help = format!("with the fields of its records it may have {MAX_FIELDS}, nested {MAX_NESTED} deep");
                lowering.push(Diagnostic::error(Code::RecordSize, message, name.span).help(help));
            }
            without_records(&mut types.records[at]);
        }
    }
}

/// How many fields a record has, with those of its records, and how deep they are nested.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    fields: usize,
    depth: usize,
}

struct Sizes<'a> {
    of: Vec<Option<Size>>,
    shared: Option<&'a Types>,
}

impl Sizes<'_> {
    /// Measures a record after those that it holds; gives those that are too large.
    fn measure(&mut self, types: &Types, root: usize) -> Vec<usize> {
        let (mut open, mut large) = (vec![root], Vec::new());
        while let Some(&at) = open.last() {
            let missing = |inner: &RecordRef| inner.home == Home::Here && self.of[inner.index].is_none();
            let waiting: Vec<_> = nested(&types.records[at]).filter(missing).map(|inner| inner.index).collect();
            if self.of[at].is_none() && !waiting.is_empty() {
                open.extend(waiting);
                continue;
            }
            open.pop();
            if self.of[at].is_none() {
                let size = self.sum(&types.records[at]);
                let fits = size.fields <= MAX_FIELDS && size.depth <= MAX_NESTED;
                self.of[at] = Some(if fits { size } else { Size { fields: types.records[at].fields.len(), depth: 0 } });
                large.extend((!fits).then_some(at));
            }
        }
        large
    }

    fn sum(&self, record: &Record) -> Size {
        let start = Size { fields: record.fields.len(), depth: 0 };
        nested(record).map(|inner| self.size(inner)).fold(start, |whole, part| Size {
            fields: whole.fields.saturating_add(part.fields),
            depth: whole.depth.max(part.depth + 1),
        })
    }

    fn size(&self, record: RecordRef) -> Size {
        match record.home {
            Home::Here => self.of[record.index].unwrap_or_default(),
            // Those of an interface were refused if they are too large, and have no nested records then.
            Home::Interface(_) => self.shared.map_or_else(Size::default, |shared| shared_size(shared, record.index)),
        }
    }
}

fn shared_size(types: &Types, at: usize) -> Size {
    let record = &types.records[at];
    let start = Size { fields: record.fields.len(), depth: 0 };
    nested(record)
        .map(|inner| shared_size(types, inner.index))
        .fold(start, |whole, part| Size { fields: whole.fields + part.fields, depth: whole.depth.max(part.depth + 1) })
}
