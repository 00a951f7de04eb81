//! A small spec with parts to be filled.

use super::{check, many};

/// The parts of a spec that are filled.
pub(super) struct Parts {
    pub(super) base: String,
    pub(super) auth: String,
    pub(super) top: String,
    pub(super) fields: String,
    pub(super) records: String,
    pub(super) get: String,
    pub(super) operation: String,
    pub(super) items: String,
    pub(super) map: String,
    pub(super) operations: String,
}

pub(super) fn parts() -> Parts {
    Parts {
        base: "https://api.example.com".to_owned(),
        auth: "{ bearer: token }".to_owned(),
        top: String::new(),
        fields: String::new(),
        records: String::new(),
        get: "/notes".to_owned(),
        operation: String::new(),
        items: "notes".to_owned(),
        map: String::new(),
        operations: String::new(),
    }
}

impl Parts {
    pub(super) fn check(self) {
        check(&self.text());
    }

    pub(super) fn text(self) -> String {
        let Self { base, auth, top, fields, records, get, operation, items, map, operations } = self;
        format!(
            "specloom: 1
provider: acme
base_url: {base}
auth: {auth}
{top}records:
  Note:
    identity: id
    fields:
      id: {{ type: string, required: true }}
{fields}{records}operations:
  list_notes:
    get: {get}
{operation}    pagination: {{ none: the vendor lists all at once }}
    order: unspecified
    items: {items}
    returns: Note
    map:
      id: id
{map}{operations}"
        )
    }
}

/// Operations that all map what `map` says.
pub(super) fn operations(count: usize, map: &str) -> String {
    let rest = format!("get: /a, pagination: {{ none: a }}, order: unspecified, items: a, returns: Note, map: {map}");
    many(count, |at| format!("  o{at}: {{ {rest} }}\n"))
}

/// Mapped fields, each with a type.
pub(super) fn fields(count: usize, ty: &str, path: impl Fn(usize) -> String) -> Parts {
    let fields = many(count, |at| format!("      f{at}: {{ type: {ty} }}\n"));
    Parts { fields, map: many(count, |at| format!("      f{at}: {}\n", path(at))), ..parts() }
}

/// One field that is mapped so.
pub(super) fn field(map: &str) -> Parts {
    Parts { fields: "      f: { type: string }\n".to_owned(), map: format!("      f: {map}\n"), ..parts() }
}

/// One operation with these keys.
pub(super) fn operation(keys: impl Into<String>) -> Parts {
    Parts { operation: keys.into(), ..parts() }
}

/// A spec with these keys at the top.
pub(super) fn top(keys: impl Into<String>) -> Parts {
    Parts { top: keys.into(), ..parts() }
}

/// One nested field, and these records.
pub(super) fn nested(records: impl Into<String>) -> Parts {
    let (fields, map) = ("      r: { type: R0 }\n".to_owned(), "      r: { map: {} }\n".to_owned());
    Parts { fields, map, records: records.into(), ..parts() }
}

pub(super) fn params(count: usize, place: &str, text: &str) -> String {
    format!("    params:\n{}", many(count, |at| format!("      p{at}: {{ in: {place}, {text} }}\n")))
}

/// Names that differ, and become the same one in Rust.
pub(super) fn colliding(at: usize) -> String {
    (0..12).map(|bit| if at >> bit & 1 == 1 { "aB" } else { "a_b" }).collect()
}
