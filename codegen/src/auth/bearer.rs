//! `bearer`: a token of RFC 6750 in the `Authorization` header.

use crate::diagnostic::{Code, Diagnostic};
use crate::lower::{Credentials, Lowering};
use crate::model::{Construct, Piece, Value};
use crate::spec::Text;
use crate::template;

pub(super) fn lower(credential: &Text, lowering: &mut Lowering<'_>, credentials: &mut Credentials) -> Construct {
    let mut credential = credential.clone();
    if credential.contains(['{', '}', ' ']) {
        let name = template::names(&credential).next().map_or("token", |(_, name)| name).to_owned();
        let message = "`bearer` is followed by the name of a credential, not by a template";
        let help = format!("write `bearer: {name}`; `headers` takes templates");
        lowering.push(Diagnostic::error(Code::BadName, message, credential.span).help(help));
        credential.value = name;
    }
    let token = Piece::Credential(credentials.index(&credential));
    let headers = vec![("Authorization".to_owned(), vec![Piece::Text("Bearer ".to_owned()), token])];
    Construct::new("headers", [("headers", Value::Headers(headers))])
}
