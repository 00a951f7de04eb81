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

/// The URL of the `Link` header whose relation is `next`.
pub(crate) fn next_link(headers: &HeaderMap) -> Option<String> {
    headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok()).find_map(next_in)
}

fn next_in(mut rest: &str) -> Option<String> {
    while let Some((_, after)) = rest.split_once('<') {
        let (url, after) = after.split_once('>')?;
        // Links are separated by commas; a parameter's quoted value may hold a comma, but no `<`.
        let params = after.split('<').next().unwrap_or(after);
        if !url.is_empty() && params.split(';').any(is_next) {
            return Some(url.to_owned());
        }
        rest = after;
    }
    None
}

/// Whether a link parameter is `rel=next`, alone or among other relations.
fn is_next(param: &str) -> bool {
    let Some((name, value)) = param.split_once('=') else { return false };
    let value = value.trim().trim_end_matches(',').trim().trim_matches('"');
    name.trim().eq_ignore_ascii_case("rel") && value.split_whitespace().any(|rel| rel.eq_ignore_ascii_case("next"))
}

#[cfg(test)]
mod tests {
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
    fn the_next_relation_is_found_among_others() {
        let next = |value: &str| next_in(value);
        assert_eq!(
            next(r#"<https://a/?p=1>; rel="prev", <https://a/?p=3,4>; rel="next""#),
            Some("https://a/?p=3,4".into())
        );
        assert_eq!(next(r#"</x>; title="a, b"; rel="last next""#), Some("/x".into()));
        assert_eq!(next("</x>; rel=next, </y>; rel=last"), Some("/x".into()));
        assert_eq!(next(r#"</x>; rel="nextish""#), None);
        assert_eq!(next("</x"), None);
        assert_eq!(next(""), None);
    }
}
