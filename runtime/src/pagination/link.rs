//! Pages asked for by a link in the page before.

use http::HeaderMap;
use http::header::LINK;

use super::{Ask, BadPosition, Next, Seen, Size, Strategy};
use crate::construct::from_fields;

/// Each page holds the URL of the next, in its body or in a `Link` header (RFC 8288). The list ends where there is none.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// Whether the URL stands in the `Link` header with `rel="next"` rather than in the body.
    pub header: bool,
    /// How the size of a page is chosen; links carry it on.
    pub size: Option<Size>,
}

from_fields!(Link { header, size });

impl Strategy for Link {
    fn size(&self) -> Option<&Size> {
        self.size.as_ref()
    }

    fn ask(&self, position: Option<&str>) -> Result<Ask, BadPosition> {
        Ok(position.map_or(Ask::Plain, |url| Ask::Url(url.to_owned())))
    }

    fn next(&self, seen: &Seen<'_>) -> Next {
        let url = if self.header { seen.link_header } else { seen.next };
        url.map_or(Next::End, |url| Next::Page(url.to_owned()))
    }
}

/// The URL of the first link in the `Link` headers whose relation is `next`.
pub(crate) fn next_link(headers: &HeaderMap) -> Option<String> {
    // Not `to_str`: a title may hold any byte, and a link that is not found ends a list.
    let next = |value: &str| specloom_values::next_link(value).map(str::to_owned);
    headers.get_all(LINK).iter().find_map(|value| next(&String::from_utf8_lossy(value.as_bytes())))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn it_ends_without_a_link() {
        let strategy = Link { header: false, size: None };
        assert_eq!(strategy.next(&Seen { link_header: Some("/b"), ..Seen::default() }), Next::End);
        assert_eq!(strategy.next(&Seen { next: Some("/a"), ..Seen::default() }), Next::Page("/a".to_owned()));
    }

    #[test]
    fn the_header_counts_where_the_spec_says_so() {
        let strategy = Link { header: true, size: None };
        assert_eq!(strategy.next(&Seen { next: Some("/a"), ..Seen::default() }), Next::End);
        assert_eq!(strategy.next(&Seen { link_header: Some("/b"), ..Seen::default() }), Next::Page("/b".to_owned()));
    }

    #[test]
    fn a_title_that_is_not_ascii_hides_no_link() {
        let mut headers = HeaderMap::new();
        headers.insert(LINK, HeaderValue::from_bytes(b"</x>; title=\"\xe9\"; rel=next").unwrap());
        assert_eq!(next_link(&headers), Some("/x".into()));
    }
}
