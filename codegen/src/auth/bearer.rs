//! `bearer`: a token of RFC 6750 in the `Authorization` header.

use crate::lower::Credentials;
use crate::model::{Construct, Piece, Value};
use crate::spec::Text;

pub(super) fn lower(credential: &Text, credentials: &mut Credentials) -> Construct {
    let token = Piece::Credential(credentials.index(credential));
    let headers = vec![("Authorization".to_owned(), vec![Piece::Text("Bearer ".to_owned()), token])];
    Construct::new("auth::Headers", [("headers", Value::Headers(headers))])
}
