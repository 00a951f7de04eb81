//! Where a provider's API is.

use std::net::IpAddr;

use url::{Host, Url};

use crate::error::{Error, Kind};
use crate::table::{Piece, Provider};

/// A base URL without a trailing slash. Every request of a client goes below it, or to a link of its origin.
#[derive(Debug, Clone)]
pub(crate) struct BaseUrl {
    text: String,
    url: Url,
}

impl BaseUrl {
    /// The provider's base URL, filled with settings.
    pub(crate) fn of(provider: &Provider, settings: &[String]) -> Result<String, Error> {
        let mut text = String::new();
        for piece in provider.base_url {
            match *piece {
                Piece::Text(part) => text.push_str(part),
                Piece::Setting(index) => text.push_str(setting(provider, settings, index)?),
                // A spec with other placeholders here is refused when it is read.
                Piece::Credential(_) | Piece::Param(_) => {}
            }
        }
        Ok(text)
    }

    /// Checks a base URL.
    pub(crate) fn parse(text: &str, allow_plain_http: bool) -> Result<Self, Error> {
        let refused = |problem: &str| Err(Error::config(format!("the base URL {problem}")));
        // The url crate would drop or rewrite these without a word.
        if text.chars().any(|char| char.is_whitespace() || char.is_control() || char == '\\') || has_dot_segment(text) {
            return refused("holds whitespace, a backslash or a dot segment");
        }
        let Ok(url) = Url::parse(text) else { return refused("is not a URL") };
        if !matches!(url.scheme(), "http" | "https") {
            return refused("is not of http or https");
        }
        if url.query().is_some() || url.fragment().is_some() || names_user(&url) {
            return refused("holds a query, a fragment or user information");
        }
        if url.scheme() == "http" && !allow_plain_http && !is_loopback(&url) {
            return refused("would send the credentials unencrypted; see `Options::allow_plain_http`");
        }
        Ok(Self { text: url.as_str().trim_end_matches('/').to_owned(), url })
    }

    /// `https` or `http`.
    pub(crate) fn scheme(&self) -> &str {
        self.url.scheme()
    }

    pub(crate) fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    pub(crate) fn port(&self) -> u16 {
        self.url.port_or_known_default().unwrap_or_default()
    }

    /// The URL of an encoded path below the base. `None` if a URL parser reads it otherwise than it was written, so that it
    /// would lead elsewhere.
    pub(crate) fn join(&self, path: &str) -> Option<Url> {
        let text = format!("{}{path}", self.text);
        let url = Url::parse(&text).ok()?;
        (url.as_str() == text && url.origin() == self.url.origin()).then_some(url)
    }

    /// Where a vendor sends from a page: by a link, or by a redirect. `what` it is stands in the error.
    ///
    /// # Errors
    ///
    /// It is no URL, leads to another origin, or names a user: credentials are not the vendor's to choose.
    pub(crate) fn follow(&self, page: &Url, target: &str, what: &str) -> Result<Url, Error> {
        let refused = |problem: String| Error::new(Kind::Redirect).detail(format!("{what} {problem}"));
        let url = page.join(target).map_err(|error| refused("is no URL".to_owned()).caused_by(error))?;
        // The origin of a `blob:` is that of the URL in it.
        if url.origin() != self.url.origin() || url.scheme() != self.scheme() {
            return Err(refused(format!("leads to another origin, {}", url.origin().ascii_serialization())));
        }
        if names_user(&url) {
            return Err(refused("holds user information".to_owned()));
        }
        Ok(url)
    }
}

/// Whether a URL holds user information, which HTTP clients send as credentials.
fn names_user(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

fn setting<'a>(provider: &Provider, settings: &'a [String], index: u16) -> Result<&'a str, Error> {
    let index = usize::from(index);
    let value = settings.get(index).map_or("", String::as_str);
    if !value.is_empty() && !value.chars().any(breaks_out) {
        return Ok(value);
    }
    let name = provider.settings.get(index).copied().unwrap_or_default();
    Err(Error::config(format!("setting `{name}` is empty or holds a character that cannot stand in the base URL")))
}

/// Whether a character could end the part of the URL that a setting stands in.
fn breaks_out(char: char) -> bool {
    matches!(char, '/' | '\\' | '?' | '#' | '@' | ':' | '%') || char.is_whitespace() || char.is_control()
}

fn has_dot_segment(url: &str) -> bool {
    url.split('/').any(|segment| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | ".."))
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<BaseUrl, Error> {
        BaseUrl::parse(text, false)
    }

    #[test]
    fn a_path_prefix_is_kept_and_a_trailing_slash_does_not_matter() {
        for base in ["https://a.example/functions/v1", "https://a.example/functions/v1/"] {
            let url = parse(base).unwrap().join("/x?y=1").unwrap();
            assert_eq!(url.as_str(), "https://a.example/functions/v1/x?y=1");
        }
        assert_eq!(parse("https://a.example:443").unwrap().join("/x").unwrap().as_str(), "https://a.example/x");
    }

    #[test]
    fn what_is_more_than_a_base_is_refused() {
        let more = ["https://a.example?x", "https://a.example#x", "https://u@a.example", "https://u:p@a.example"];
        let other = ["ftp://a.example", "a.example", "", "file:///etc", "https://"];
        let rewritten =
            ["https://a.example/x/../y", "https://a.example/%2E%2e/y", "https://a.example\\y", "https://a.exa\nmple"];
        for text in more.iter().chain(&other).chain(&rewritten) {
            assert!(parse(text).is_err_and(|error| error.is_config()), "{text}");
        }
    }

    #[test]
    fn an_error_does_not_quote_the_url() {
        assert!(!parse("https://u:s3cret@a.example").unwrap_err().to_string().contains("s3cret"));
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        for text in ["http://127.0.0.1:3000", "http://[::1]:3000/x", "http://localhost", "http://a.localhost"] {
            assert!(parse(text).is_ok(), "{text}");
        }
        for text in ["http://a.example", "http://127.0.0.1.example", "http://localhost.example", "http://10.0.0.1"] {
            assert!(parse(text).is_err(), "{text}");
            assert!(BaseUrl::parse(text, true).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_a_parser_would_rewrite_is_not_joined() {
        let base = parse("https://a.example/v1").unwrap();
        for path in ["/x/../y", "/./y", "/%2e%2e/y", "/a b", "/a\\b"] {
            assert!(base.join(path).is_none(), "{path}");
        }
        assert!(parse("https://a.example").unwrap().join(".evil.example/x").is_none());
    }
}
