//! What observers see of URLs and headers.

use std::fmt::{self, Debug, Formatter};

use http::{HeaderMap, HeaderValue};

use crate::client::Client;
use crate::redact::{MASK, legible, redacted};

/// Headers whose values are secrets, whoever sends them.
const SECRET_HEADERS: [&str; 5] =
    ["authorization", "proxy-authorization", "cookie", "set-cookie", "authentication-info"];

/// Query parameters whose values are secrets in links that vendors give; case, hyphens and underscores aside.
const SECRET_PARAMS: [&str; 14] = [
    "accesstoken",
    "apikey",
    "apitoken",
    "authtoken",
    "awsaccesskeyid",
    "clientsecret",
    "password",
    "secret",
    "sessiontoken",
    "sig",
    "signature",
    "xamzsecuritytoken",
    "xamzsignature",
    "xgoogsignature",
];

/// The headers of a request or an answer, with secrets masked.
#[derive(Clone, Copy)]
pub struct MaskedHeaders<'a> {
    headers: &'a HeaderMap,
    client: &'a Client,
}

impl<'a> MaskedHeaders<'a> {
    pub(crate) fn new(headers: &'a HeaderMap, client: &'a Client) -> Self {
        Self { headers, client }
    }

    /// Names in lower case, and values; a name comes as often as its header does.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, String)> + use<'a> {
        let client = self.client;
        self.headers.iter().map(move |(name, value)| (name.as_str(), shown(client, name.as_str(), value)))
    }

    /// The value of the first header of this name, in any case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        Some(shown(self.client, &name.to_ascii_lowercase(), self.headers.get(name)?))
    }

    /// A text that came with them, with credentials masked wherever they stand.
    pub(super) fn redacted(&self, text: &str) -> String {
        redacted(text, self.client.secrets())
    }
}

impl Debug for MaskedHeaders<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

fn shown(client: &Client, name: &str, value: &HeaderValue) -> String {
    if value.is_sensitive() || SECRET_HEADERS.contains(&name) {
        return MASK.to_owned();
    }
    masked(client, &String::from_utf8_lossy(value.as_bytes()))
}

/// A URL, or a text with URLs in it, without credentials and without what a link calls a secret.
pub(crate) fn masked(client: &Client, text: &str) -> String {
    let text = legible(text, client.secrets());
    let mut masked = String::with_capacity(text.len());
    let mut hiding = false;
    for (piece, end) in pieces(&text) {
        if !hiding {
            masked.push_str(piece);
        }
        hiding &= !matches!(end, "&" | "#" | ">" | "\"" | " ");
        if !hiding {
            masked.push_str(end);
            if end == "=" && is_secret(piece) {
                masked.push_str(MASK);
                hiding = true;
            }
        }
    }
    masked
}

/// The pieces between the delimiters of a URL, each with the delimiter that ends it.
fn pieces(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let delimits = |char: char| matches!(char, '/' | '?' | '&' | '=' | '#' | '<' | '>' | ';' | ',' | '"' | ' ');
    text.split_inclusive(delimits).map(move |piece| {
        let delimiter = piece.chars().next_back().filter(|char| delimits(*char)).map_or(0, char::len_utf8);
        piece.split_at(piece.len() - delimiter)
    })
}

fn is_secret(name: &str) -> bool {
    let name: String = name.chars().filter(|char| !matches!(char, '-' | '_')).collect();
    SECRET_PARAMS.contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use secrecy::SecretString;

    use super::*;
    use crate::auth::Headers;
    use crate::options::Options;
    use crate::table::{Piece, Provider};

    static PROVIDER: Provider = Provider {
        base_url: &[Piece::Text("https://a.example")],
        credentials: &["token"],
        auth: &Headers { headers: &[("api-key", &[Piece::Credential(0)])] },
        ..Provider::NONE
    };

    fn shown(secret: &str, text: &str) -> String {
        let credentials = vec![SecretString::from(secret)];
        masked(&Client::new(&PROVIDER, Vec::new(), credentials, Options::new()).unwrap(), text)
    }

    #[test]
    fn what_is_no_secret_stays_as_it_is() {
        for text in
            ["https://a.example:1/b/c%20d?page[size]=5&cursor=a%3D%3D+b&empty=&flag#x", "</x?p=1>; rel=\"next\"", ""]
        {
            assert_eq!(shown("t0ken", text), text);
        }
    }

    #[test]
    fn a_credential_is_found_however_it_is_encoded() {
        let secret = "a b/c+d=";
        for text in ["a b/c+d=", "a%20b%2Fc%2Bd%3D", "a+b%2fc%2Bd%3d", "%61%20b/c+d=", "x%61 b%2Fc%2Bd="] {
            let shown = shown(secret, &format!("https://a.example/x?q={text}"));
            assert!(shown.ends_with(MASK), "{text}: {shown}");
        }
        assert_eq!(shown(secret, "/x?q=a%20b%2Fc%2Bd%3D&page=2"), "/x?q=[redacted]&page=2");
    }

    #[test]
    fn what_a_link_calls_a_secret_is_masked_to_its_end() {
        let link = "https://a.example/x?X-Amz-Signature=a/b==&page=2&access_token=t#f";
        assert_eq!(
            shown("t0ken", link),
            "https://a.example/x?X-Amz-Signature=[redacted]&page=2&access_token=[redacted]#f"
        );
        assert_eq!(shown("t0ken", "</x?sig=a,b>; rel=next"), "</x?sig=[redacted]>; rel=next");
        assert_eq!(shown("t0ken", "/x?page_token=a&signature="), "/x?page_token=a&signature=[redacted]");
    }

    #[test]
    fn headers_that_carry_secrets_are_masked_by_name() {
        let credentials = vec![SecretString::from("t0ken")];
        let client = Client::new(&PROVIDER, Vec::new(), credentials, Options::new()).unwrap();
        let mut headers = HeaderMap::new();
        headers.insert("set-cookie", HeaderValue::from_static("a=b"));
        headers.insert("etag", HeaderValue::from_static("x"));
        let headers = MaskedHeaders::new(&headers, &client);
        assert_eq!(headers.get("Set-Cookie").as_deref(), Some(MASK));
        assert_eq!((headers.get("ETag").as_deref(), headers.get("none")), (Some("x"), None));
        assert_eq!(headers.iter().count(), 2);
    }
}
