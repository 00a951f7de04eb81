//! Which columns a record has, and what stands in them.

use serde_json::Value;
use specloom_codegen::model::{RecordRef, Scalar, Type};

use super::spec::Spec;
use super::text::line;

/// A field of a record, or of a record nested in it.
#[derive(Debug)]
pub(crate) struct Column {
    /// `sender.name`
    pub(crate) title: String,
    pub(crate) path: Vec<String>,
    /// Whether it is read by its last digits.
    pub(crate) is_number: bool,
    /// Whether it is a text or made of texts, which may be long.
    pub(crate) is_text: bool,
}

/// The columns of a record in the order of the spec; nested records have one for each of their fields.
pub(crate) fn columns(spec: &Spec, record: RecordRef) -> Vec<Column> {
    let mut columns = Vec::new();
    collect(spec, record, &[], &mut columns);
    columns
}

fn collect(spec: &Spec, record: RecordRef, above: &[&str], columns: &mut Vec<Column>) {
    for field in &spec.record(record).fields {
        let path = [above, &[field.text.as_str()]].concat();
        match field.ty.seen_from(record.home) {
            Type::Record(nested) => collect(spec, nested, &path, columns),
            ty => columns.push(Column {
                is_number: matches!(ty, Type::Scalar(Scalar::Integer | Scalar::Number)),
                is_text: matches!(ty, Type::Scalar(Scalar::String) | Type::List(_)),
                ..Column::new(&path)
            }),
        }
    }
}

impl Column {
    /// A column of texts.
    pub(crate) fn new(path: &[&str]) -> Self {
        let path: Vec<String> = path.iter().map(|&key| key.to_owned()).collect();
        Self { title: path.join("."), path, is_number: false, is_text: true }
    }

    /// What a record has here, on one line; `None` for nothing.
    pub(crate) fn cell(&self, record: &Value) -> Option<String> {
        let value = self.path.iter().try_fold(record, |value, key| value.get(key))?;
        shown(value).map(|text| line(&text)).filter(|text| !text.is_empty())
    }
}

fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(elements) if elements.is_empty() => None,
        Value::Array(elements) if elements.iter().all(|element| !element.is_object()) => {
            Some(elements.iter().filter_map(shown).collect::<Vec<_>>().join(", "))
        }
        value => Some(without_absent(value).to_string()),
    }
}

/// Records in a list, without the fields that have no value.
fn without_absent(value: &Value) -> Value {
    match value {
        Value::Array(elements) => elements.iter().map(without_absent).collect(),
        Value::Object(fields) => {
            let present = fields.iter().filter(|(_, value)| !value.is_null());
            present.map(|(name, value)| (name.clone(), without_absent(value))).collect()
        }
        value => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn cell(record: &Value, path: &[&str]) -> Option<String> {
        Column::new(path).cell(record)
    }

    #[test]
    fn a_cell_is_one_line() {
        let record = json!({
            "text": "a\nb", "empty": " ", "none": null, "count": 5, "sender": { "name": "Anna" },
            "tags": ["a", "b"], "no_tags": [], "files": [{ "url": "u", "name": null }],
        });
        assert_eq!(cell(&record, &["text"]).as_deref(), Some("a b"));
        assert_eq!(cell(&record, &["count"]).as_deref(), Some("5"));
        assert_eq!(cell(&record, &["sender", "name"]).as_deref(), Some("Anna"));
        assert_eq!(cell(&record, &["tags"]).as_deref(), Some("a, b"));
        assert_eq!(cell(&record, &["files"]).as_deref(), Some(r#"[{"url":"u"}]"#));
        for absent in [&["empty"][..], &["none"], &["no_tags"], &["sender", "id"], &["none", "id"]] {
            assert_eq!(cell(&record, absent), None, "{absent:?}");
        }
    }
}
