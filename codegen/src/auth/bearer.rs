//! `bearer`: a token of RFC 6750 in the `Authorization` header.

use crate::diagnostic::{Code, Diagnostic};
use crate::lower::{Credentials, Lowering};
use crate::model::{Construct, Piece, Value};
use crate::spec::Text;

pub(super) fn lower(credential: &Text, lowering: &mut Lowering<'_>, credentials: &mut Credentials) -> Construct {
    if credential.contains(['{', '}', ' ']) {
        let message = "`bearer` is followed by the name of a credential, not by a template";
        let help = "write `bearer: token`; `headers` takes templates";
        lowering.push(Diagnostic::error(Code::BadName, message, credential.span).help(help));
    }
    let token = Piece::Credential(credentials.index(credential));
    let headers = vec![("Authorization".to_owned(), vec![Piece::Text("Bearer ".to_owned()), token])];
    Construct::new("headers", [("headers", Value::Headers(headers))])
}
