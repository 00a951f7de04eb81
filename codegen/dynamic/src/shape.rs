//! What records are made of.

use specloom_codegen::model::{Home, Model, Provider, Record, RecordRef, Scalar, Type, Types};

use crate::leak;

/// The records that a provider's operations give: its own, then those of its interface. They refer to each other by
/// their index.
pub(crate) type Shapes = &'static [Shape];

/// A record type.
#[derive(Debug)]
pub(crate) struct Shape {
    /// The name in Rust.
    pub(crate) name: &'static str,
    pub(crate) fields: Vec<Field>,
    /// The index of the field that tells one record from another.
    pub(crate) identity: Option<usize>,
}

/// A field of a record.
#[derive(Debug)]
pub(crate) struct Field {
    /// The name in JSON.
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    pub(crate) kind: Kind,
    /// The first of its slots: a leaf has one, a nested record has those of its fields.
    pub(crate) slot: usize,
}

/// What a field holds.
#[derive(Debug)]
pub(crate) enum Kind {
    String,
    Integer,
    Number,
    Boolean,
    Timestamp,
    /// An open enum.
    Label,
    /// A record: its index.
    Record(usize),
    List(Box<Self>),
}

/// The shapes of a provider's records.
pub(crate) fn shapes(model: &Model, provider: &Provider) -> Shapes {
    let own = Declared { types: &provider.types, first: 0 };
    let shared = provider
        .interface
        .map(|id| Declared { types: &model.interfaces[id].types, first: provider.types.records.len() });
    let all = Records { own, shared };
    let widths = all.widths();
    leak::rows(all.records().map(|(record, home)| all.shape(record, home, &widths)))
}

/// The index of a record, as a provider names it.
pub(crate) fn index(provider: &Provider, record: RecordRef) -> usize {
    match record.home {
        Home::Here => record.index,
        Home::Interface(_) => provider.types.records.len() + record.index,
    }
}

/// The types of one file, and the index of the first of its records.
#[derive(Debug, Clone, Copy)]
struct Declared<'m> {
    types: &'m Types,
    first: usize,
}

#[derive(Debug)]
struct Records<'m> {
    own: Declared<'m>,
    shared: Option<Declared<'m>>,
}

impl<'m> Records<'m> {
    /// Every record, and the index of the first that its file declares.
    fn records(&self) -> impl Iterator<Item = (&'m Record, usize)> {
        let files = [Some(self.own), self.shared].into_iter().flatten();
        files.flat_map(|file| file.types.records.iter().map(move |record| (record, file.first)))
    }

    fn shape(&self, record: &Record, home: usize, widths: &[usize]) -> Shape {
        let mut slot = 0;
        let fields = record.fields.iter().map(|field| {
            let kind = self.kind(&field.ty, home);
            let first = slot;
            slot += kind.width(widths);
            Field { name: leak::text(&field.text), required: field.required, kind, slot: first }
        });
        Shape { name: leak::text(&record.name), fields: fields.collect(), identity: record.identity }
    }

    fn kind(&self, ty: &Type, home: usize) -> Kind {
        match ty {
            Type::Scalar(Scalar::String) => Kind::String,
            Type::Scalar(Scalar::Integer) => Kind::Integer,
            Type::Scalar(Scalar::Number) => Kind::Number,
            Type::Scalar(Scalar::Boolean) => Kind::Boolean,
            Type::Timestamp => Kind::Timestamp,
            Type::Enum(_) => Kind::Label,
            Type::Record(record) => Kind::Record(self.index(*record, home)),
            Type::List(element) => Kind::List(Box::new(self.kind(element, home))),
        }
    }

    fn index(&self, record: RecordRef, home: usize) -> usize {
        match (record.home, self.shared) {
            (Home::Interface(_), Some(shared)) => shared.first + record.index,
            _ => home + record.index,
        }
    }

    /// How many slots each record has.
    fn widths(&self) -> Vec<usize> {
        let records: Vec<_> = self.records().collect();
        let mut widths = vec![None; records.len()];
        for at in 0..records.len() {
            self.measure(at, &records, &mut widths);
        }
        widths.into_iter().map(Option::unwrap_or_default).collect()
    }

    fn measure(&self, at: usize, records: &[(&Record, usize)], widths: &mut [Option<usize>]) -> usize {
        if let Some(width) = widths[at] {
            return width;
        }
        let (record, home) = records[at];
        let width = record.fields.iter().fold(0, |sum: usize, field| {
            sum.saturating_add(match &field.ty {
                Type::Record(inner) => self.measure(self.index(*inner, home), records, widths),
                _ => 1,
            })
        });
        *widths[at].insert(width)
    }
}

impl Kind {
    fn width(&self, widths: &[usize]) -> usize {
        match self {
            Self::Record(index) => widths[*index],
            _ => 1,
        }
    }
}
