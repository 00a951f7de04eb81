//! The JSON Schema of the spec language: what an editor completes, explains and underlines.
//!
//! It is made from the types that specs are read into. Their doc comments are what the editor shows, so they speak to the
//! author of a spec. On the way to the schema
//!
//! 1. `values` says what the types that are read in a way of their own accept,
//! 2. `refine` adds to a type what only the lowering knows,
//! 3. `shapes` and `tidy` give the whole the form that editors understand best.
//!
//! The schema accepts what the language accepts, but for two things that are mistakes more often than not: a key without
//! a value, and `true` or `false` without quotes for a text.

pub(crate) mod refine;
pub(crate) mod shapes;
mod tidy;
mod values;

pub(crate) use values::Written;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::spec::{Interface, Provider};
use crate::yaml::RENAMED;

/// The JSON Schema of a provider's file.
pub fn provider() -> String {
    text::<Provider>("specloom provider")
}

/// The JSON Schema of an interface's file.
pub fn interface() -> String {
    text::<Interface>("specloom interface")
}

/// Draft 7 is what every editor reads. Its rule that keys beside `$ref` do not count is no loss here: those are titles and
/// descriptions, and editors do read them.
fn text<T: JsonSchema>(title: &str) -> String {
    let mut settings = SchemaSettings::draft07();
    settings.transforms = vec![Box::new(RecursiveTransform(tidy::tidy))];
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    former_keys(&mut schema);
    let keywords = schema.ensure_object();
    keywords.insert("title".to_owned(), title.into());
    tidy::in_order(keywords);
    format!("{:#}\n", schema.as_value())
}

/// A key that was renamed is accepted under its former name, and marked.
fn former_keys(schema: &mut Schema) {
    for renamed in RENAMED {
        let keys = schema.pointer_mut(&format!("/definitions/{}/properties", renamed.of));
        let Some(keys) = keys.and_then(Value::as_object_mut) else { continue };
        let Some(mut former) = keys.get(renamed.present).cloned() else { continue };
        former["title"] = renamed.former.into();
        former["deprecationMessage"] = renamed.message().into();
        keys.insert(renamed.former.to_owned(), former);
    }
}
