//! Percent-encoding of path templates and queries.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::Error;
use crate::table::Piece;

/// Everything but the unreserved characters of RFC 3986: a value never ends the segment or pair that it stands in, and a
/// space is `%20` and a plus `%2B` whatever the server takes `+` for.
const STRICT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Values for the placeholders of a path, each with its name.
pub(crate) trait Values {
    /// The name and value of a setting or parameter.
    fn value(&self, piece: Piece) -> Option<(&str, &str)>;
}

/// Fills a path template.
///
/// # Errors
///
/// A value is missing, or it is or becomes a segment that servers and proxies take away: empty, `.` or `..`.
pub(crate) fn path(template: &[Piece], values: &impl Values) -> Result<String, Error> {
    let mut path = String::new();
    let mut dotted = "";
    for piece in template {
        if let Piece::Text(text) = piece {
            path.push_str(text);
            continue;
        }
        let (name, value) = values.value(*piece).unwrap_or_default();
        if value.is_empty() {
            return Err(Error::invalid_parameter(name, "is empty"));
        }
        if value.bytes().all(|byte| byte == b'.') {
            dotted = name;
        }
        path.extend(utf8_percent_encode(value, STRICT));
    }
    if path.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Err(Error::invalid_parameter(dotted, "makes a path segment `.` or `..`"));
    }
    Ok(path)
}

/// Appends a pair to a query.
pub(crate) fn pair(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.extend(utf8_percent_encode(name, STRICT));
    query.push('=');
    query.extend(utf8_percent_encode(value, STRICT));
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Params<const N: usize>([(&'static str, &'static str); N]);

    impl<const N: usize> Values for Params<N> {
        fn value(&self, piece: Piece) -> Option<(&str, &str)> {
            let Piece::Param(index) = piece else { return None };
            self.0.get(usize::from(index)).copied()
        }
    }

    const TWO: &[Piece] = &[Piece::Text("/a/"), Piece::Param(0), Piece::Param(1), Piece::Text("/messages")];

    fn filled(first: &'static str, second: &'static str) -> Result<String, Error> {
        path(TWO, &Params([("first", first), ("second", second)]))
    }

    #[test]
    fn a_value_stays_in_its_segment() {
        assert_eq!(filled("a/b", "?#%").unwrap(), "/a/a%2Fb%3F%23%25/messages");
        assert_eq!(filled("email:a+b@x.com", "\u{e9} ").unwrap(), "/a/email%3Aa%2Bb%40x.com%C3%A9%20/messages");
        assert_eq!(filled("%2e", "%2e").unwrap(), "/a/%252e%252e/messages");
        assert_eq!(filled("..", "x").unwrap(), "/a/..x/messages");
    }

    #[test]
    fn an_empty_value_is_refused() {
        let error = filled("x", "").unwrap_err();
        assert!(error.is_invalid_parameter());
        assert_eq!(error.to_string(), "invalid parameter: `second` is empty");
    }

    #[test]
    fn dot_segments_are_refused_also_when_values_combine() {
        let error = filled(".", ".").unwrap_err();
        assert_eq!(error.to_string(), "invalid parameter: `second` makes a path segment `.` or `..`");
        let last = path(&[Piece::Text("/a/"), Piece::Param(0)], &Params([("id", "..")]));
        assert!(last.unwrap_err().is_invalid_parameter());
        let dotted = path(&[Piece::Text("/a/."), Piece::Param(0)], &Params([("id", ".")]));
        assert!(dotted.unwrap_err().is_invalid_parameter());
        let known = path(&[Piece::Text("/."), Piece::Param(0)], &Params([("id", "well-known")]));
        assert_eq!(known.unwrap(), "/.well-known");
    }

    #[test]
    fn query_values_cannot_inject() {
        let mut query = String::new();
        pair(&mut query, "phone", "+1 2&admin=1#x%");
        pair(&mut query, "page[size]", "5");
        assert_eq!(query, "phone=%2B1%202%26admin%3D1%23x%25&page%5Bsize%5D=5");
    }
}
