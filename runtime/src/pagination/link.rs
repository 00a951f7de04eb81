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
    headers.get_all(LINK).iter().find_map(|value| next_in(&String::from_utf8_lossy(value.as_bytes())))
}

fn next_in(mut rest: &str) -> Option<String> {
    loop {
        let (url, after) = rest.split_once('<')?.1.split_once('>')?;
        let (is_next, after) = params(after);
        if is_next && !url.is_empty() {
            return Some(url.to_owned());
        }
        rest = after;
    }
}

/// Reads the parameters of a link: whether its relations name `next`, and what follows the link. Only the first `rel`
/// counts.
fn params(mut rest: &str) -> (bool, &str) {
    let mut relations: Option<&str> = None;
    loop {
        let Some(after) = rest.trim_start_matches([' ', '\t']).strip_prefix(';') else {
            let mut relations = relations.unwrap_or_default().split_whitespace();
            return (relations.any(|relation| relation.eq_ignore_ascii_case("next")), rest);
        };
        let (name, value, after) = param(after);
        if name.trim().eq_ignore_ascii_case("rel") {
            relations.get_or_insert(value);
        }
        rest = after;
    }
}

/// Reads a parameter: its name, its value without quotes, and what follows.
fn param(text: &str) -> (&str, &str, &str) {
    let (name, rest) = before(text, &['=', ';', ',']);
    let Some(rest) = rest.strip_prefix('=') else { return (name, "", rest) };
    let (value, rest) = match rest.trim_start_matches([' ', '\t']).strip_prefix('"') {
        Some(quoted) => quotation(quoted),
        None => before(rest, &[';', ',']),
    };
    (name, value, rest)
}

fn before<'t>(text: &'t str, ends: &[char]) -> (&'t str, &'t str) {
    text.find(ends).and_then(|end| text.split_at_checked(end)).unwrap_or((text, ""))
}

/// A quoted text up to its end, and what follows. In it, a backslash takes the next character for what it is.
fn quotation(text: &str) -> (&str, &str) {
    let mut is_escaped = false;
    let end = text.find(|char| {
        let ends = char == '"' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped;
        ends
    });
    let (value, rest) = end.and_then(|end| text.split_at_checked(end)).unwrap_or((text, ""));
    (value, rest.strip_prefix('"').unwrap_or(rest))
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

    #[test]
    fn what_stands_in_quotes_is_no_link_and_no_relation() {
        assert_eq!(next_in(r#"</x>; rel=prev; title="a; rel=next", </y>; rel=next"#), Some("/y".into()));
        assert_eq!(next_in(r#"</x>; title="<\"</z>; rel=next"; rel=next"#), Some("/x".into()));
        assert_eq!(next_in(r#"</x>; rel="next"#), Some("/x".into()));
    }

    #[test]
    fn the_first_relation_counts() {
        assert_eq!(next_in("</x>; rel=prev; rel=next"), None);
        assert_eq!(next_in("</x>;REL=next;rel=prev"), Some("/x".into()));
        assert_eq!(next_in("</x>; rel; rel=next"), None);
    }

    #[test]
    fn a_title_that_is_not_ascii_hides_no_link() {
        let mut headers = HeaderMap::new();
        headers.insert(LINK, HeaderValue::from_bytes(b"</x>; title=\"\xe9\"; rel=next").unwrap());
        assert_eq!(next_link(&headers), Some("/x".into()));
    }
}
