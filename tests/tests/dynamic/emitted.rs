//! What is emitted for the catalogue and for every construct.

use serde::Serialize;
use serde_json::{Value, json};
use specloom::__v1::dynamic::{self, Asked, Stored};
use specloom::__v1::tables::{self, pagination::Next};
use specloom::__v1::{Item, Record};
use specloom::Error;

/// Specs that are read together.
pub(crate) struct Set {
    pub(crate) files: &'static [&'static str],
    pub(crate) providers: Vec<Provider>,
}

pub(crate) struct Provider {
    pub(crate) table: &'static tables::Provider,
    pub(crate) operations: Vec<Operation>,
}

pub(crate) struct Operation {
    pub(crate) table: &'static tables::Operation,
    /// Reads a stored answer into generated structs.
    pub(crate) list: fn(&Asked<'_>, &Stored<'_>) -> Result<Value, Error>,
    /// A generated struct after this was done to it, as JSON.
    pub(crate) after: fn(Touch<'_>) -> Value,
}

/// What is done to a record.
pub(crate) type Touch<'t> = &'t mut dyn FnMut(&mut dyn Record);

/// What becomes of a stored answer, records included, as JSON. One record is a list of one.
pub(crate) fn list<T: Item + Serialize>(asked: &Asked<'_>, answer: &Stored<'_>) -> Result<Value, Error> {
    list_like(asked, answer, &T::default())
}

/// The same with records like `blank`.
pub(crate) fn list_like<T: Item + Serialize>(
    asked: &Asked<'_>,
    answer: &Stored<'_>,
    blank: &T,
) -> Result<Value, Error> {
    let Some(page) = dynamic::list(asked, answer, blank)? else { return Ok(Value::Null) };
    let identities: Vec<_> = page.items.iter().map(Item::identity).collect();
    let next = match &page.next {
        Next::End => None,
        Next::Page(position) => Some(position.as_str()),
        Next::Lost(what) => Some(*what),
    };
    let items = serde_json::to_value(&page.items).expect("records are JSON");
    Ok(json!({ "items": items, "identities": identities, "next": next, "total": page.total }))
}

/// A record after this was done to it, as JSON.
pub(crate) fn after<T: Record + Default + Serialize>(touch: &mut dyn FnMut(&mut dyn Record)) -> Value {
    after_on(T::default(), touch)
}

/// The same with this record.
pub(crate) fn after_on(mut record: impl Record + Serialize, touch: &mut dyn FnMut(&mut dyn Record)) -> Value {
    touch(&mut record);
    serde_json::to_value(&record).expect("records are JSON")
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
