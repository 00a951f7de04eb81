//! Which links of a vendor a client follows: those that stay at the origin of the base URL.

use crate::model::Piece;

/// Where the requests of a provider go: scheme, host and port of its base URL.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origin {
    /// With the colon: `https:`.
    scheme: &'static str,
    /// Host and port, cut where settings stand: nobody knows their values.
    parts: Vec<String>,
}

/// Why a client does not follow a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unfollowed {
    /// It is a text of another kind.
    NoUrl,
    /// It leads to another scheme, host or port.
    OtherOrigin,
    /// It holds user information, which would be sent as credentials.
    NamesUser,
}

/// Stands for a setting.
const SETTING: char = '\0';

impl Origin {
    /// The origin of a base URL that is right.
    pub(crate) fn of(base_url: &[Piece]) -> Self {
        let text: String =
            base_url.iter().map(|piece| if let Piece::Text(text) = piece { text } else { "\0" }).collect();
        let (scheme, rest) = match text.strip_prefix("http:") {
            Some(rest) => ("http:", rest),
            None => ("https:", text.strip_prefix("https:").unwrap_or(&text)),
        };
        let host = with_port(authority(rest), scheme);
        Self { scheme, parts: host.split(SETTING).map(str::to_owned).collect() }
    }

    /// Whether a client follows a link.
    pub(super) fn follow(&self, link: &str) -> Result<(), Unfollowed> {
        let link = link.trim_matches(|c: char| c <= ' ');
        let Some((scheme, rest)) = absolute(link) else {
            // A path that begins with a name would be one as well, but so would every token.
            let is_relative = link.starts_with(['/', '\\', '.']) || link.contains('?');
            return if is_relative { Ok(()) } else { Err(Unfollowed::NoUrl) };
        };
        let authority = authority(rest);
        let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
        if host.is_empty() {
            return Err(Unfollowed::NoUrl);
        }
        let scheme = if scheme.is_empty() { self.scheme.to_owned() } else { scheme.to_ascii_lowercase() };
        if scheme != self.scheme || !self.is_at(&with_port(host, &scheme)) {
            return Err(Unfollowed::OtherOrigin);
        }
        if matches!(user, "" | ":") { Ok(()) } else { Err(Unfollowed::NamesUser) }
    }

    /// Whether a host and its port can be those of the base URL.
    fn is_at(&self, host: &str) -> bool {
        let Some((first, others)) = self.parts.split_first() else { return false };
        let Some(mut rest) = host.strip_prefix(first.as_str()) else { return false };
        let Some((last, between)) = others.split_last() else { return rest.is_empty() };
        for part in between {
            // A setting is never empty.
            let Some(at) = rest.char_indices().skip(1).map(|(at, _)| at).find(|at| rest[*at..].starts_with(part))
            else {
                return false;
            };
            rest = &rest[at + part.len()..];
        }
        rest.strip_suffix(last.as_str()).is_some_and(|value| !value.is_empty())
    }
}

/// The scheme of an absolute URL with its colon, and what follows; no scheme where the link keeps that of its page.
fn absolute(link: &str) -> Option<(&str, &str)> {
    let is_slash = |rest: &str| rest.starts_with("//") || rest.starts_with("\\\\");
    let end = link.find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c)).unwrap_or_default();
    let (scheme, rest) = link.split_at(end);
    match rest.strip_prefix(':') {
        Some(rest) if scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && is_slash(rest) => {
            Some((&link[..=end], rest))
        }
        _ => is_slash(link).then_some(("", link)),
    }
}

/// What stands between the slashes behind the scheme and the path.
fn authority(rest: &str) -> &str {
    let ends = ['/', '\\', '?', '#'];
    rest.trim_start_matches(['/', '\\']).split(ends).next().unwrap_or_default()
}

/// A host with its port, in one spelling.
fn with_port(host: &str, scheme: &str) -> String {
    let named = host.rsplit_once(':').filter(|(_, port)| !port.contains(']'));
    let (name, port) = match named {
        Some((name, port)) if !port.is_empty() => (name, port),
        _ => (named.map_or(host, |(name, _)| name), if scheme == "http:" { "80" } else { "443" }),
    };
    format!("{}:{port}", name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The origin of a base URL in which settings stand as `|`.
    fn origin(base_url: &str) -> Origin {
        let pieces = base_url.split('|').flat_map(|text| [Piece::Setting(0), Piece::Text(text.to_owned())]);
        Origin::of(&pieces.skip(1).collect::<Vec<_>>())
    }

    #[test]
    fn a_link_stays_at_the_origin_of_the_base_url() {
        let origin = origin("https://a.example/v1");
        for link in [
            "https://a.example/v1/notes?page=2",
            "HTTPS://A.example:443/x",
            "https://a.example",
            "https://:@a.example/x",
            " //a.example/x\n",
            "/v1/notes?page=2",
            "?page=2",
            "../notes",
            "notes?page=2",
        ] {
            assert_eq!(origin.follow(link), Ok(()), "{link}");
        }
        for link in [
            "http://a.example/x",
            "https://a.example:8443/x",
            "https://evil.example/x",
            "https://a.example.evil.example/x",
            "https://a.example@evil.example/x",
            "//evil.example",
            "\\\\evil.example",
            "ftp://a.example/x",
        ] {
            assert_eq!(origin.follow(link), Err(Unfollowed::OtherOrigin), "{link}");
        }
        for link in ["https://user@a.example/x", "https://u:p@a.example", "https://:p@a.example"] {
            assert_eq!(origin.follow(link), Err(Unfollowed::NamesUser), "{link}");
        }
    }

    #[test]
    fn a_token_is_no_link() {
        let origin = origin("https://a.example");
        for link in ["abc def", "bmV4dA==", "7", "id:7", "ünï", "https://", "//", "#top"] {
            assert_eq!(origin.follow(link), Err(Unfollowed::NoUrl), "{link}");
        }
    }

    #[test]
    fn a_setting_in_the_host_can_be_anything() {
        let one = origin("https://|.a.example/api");
        assert_eq!(one.follow("https://acme.a.example/x"), Ok(()));
        assert_eq!(one.follow("https://eu.acme.a.example/x"), Ok(()));
        for link in ["https://.a.example", "https://a.example", "https://acme.b.example", "https://acme.a.example:1"] {
            assert_eq!(one.follow(link), Err(Unfollowed::OtherOrigin), "{link}");
        }
        let two = origin("http://|-|.a.example:8080");
        assert_eq!(two.follow("http://x-y.a.example:8080/x"), Ok(()));
        assert_eq!(two.follow("http://xy.a.example:8080/x"), Err(Unfollowed::OtherOrigin));
        assert_eq!(two.follow("http://-y.a.example:8080/x"), Err(Unfollowed::OtherOrigin));
        assert_eq!(origin("https://|").follow("https://anything.example/x"), Ok(()));
    }
}
