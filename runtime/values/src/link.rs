//! The header `Link` (RFC 8288).

/// The URL of the first link in a header `Link` whose relation is `next`.
#[must_use]
pub fn next_link(header: &str) -> Option<&str> {
    let mut rest = header;
    loop {
        let (url, after) = rest.split_once('<')?.1.split_once('>')?;
        let (is_next, after) = params(after);
        if is_next && !url.is_empty() {
            return Some(url);
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
    use super::*;

    #[test]
    fn the_next_relation_is_found_among_others() {
        let next = next_link;
        assert_eq!(next(r#"<https://a/?p=1>; rel="prev", <https://a/?p=3,4>; rel="next""#), Some("https://a/?p=3,4"));
        assert_eq!(next(r#"</x>; title="a, b"; rel="last next""#), Some("/x"));
        assert_eq!(next("</x>; rel=next, </y>; rel=last"), Some("/x"));
        assert_eq!(next(r#"</x>; rel="nextish""#), None);
        assert_eq!(next("</x"), None);
        assert_eq!(next(""), None);
    }

    #[test]
    fn what_stands_in_quotes_is_no_link_and_no_relation() {
        assert_eq!(next_link(r#"</x>; rel=prev; title="a; rel=next", </y>; rel=next"#), Some("/y"));
        assert_eq!(next_link(r#"</x>; title="<\"</z>; rel=next"; rel=next"#), Some("/x"));
        assert_eq!(next_link(r#"</x>; rel="next"#), Some("/x"));
    }

    #[test]
    fn the_first_relation_counts() {
        assert_eq!(next_link("</x>; rel=prev; rel=next"), None);
        assert_eq!(next_link("</x>;REL=next;rel=prev"), Some("/x"));
        assert_eq!(next_link("</x>; rel; rel=next"), None);
    }
}
