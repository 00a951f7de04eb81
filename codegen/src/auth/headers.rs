//! `headers`: any number of headers with credentials in them.

use crate::lower::{Credentials, Lowering};
use crate::model::{Construct, Value};
use crate::spec::{Map, Text};

pub(super) fn lower(written: &Map<Text>, lowering: &mut Lowering<'_>, credentials: &mut Credentials) -> Construct {
    let headers = written
        .iter()
        .map(|(name, template)| {
            lowering.request_header(name);
            (name.value.clone(), credentials.template(template, lowering))
        })
        .collect();
    Construct::new("headers", [("headers", Value::Headers(headers))])
}
